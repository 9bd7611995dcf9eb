"""单位与人员: letting people in, giving posts, handing over, new passwords."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.people import OPENED, Cast
from zhunsheng.records.access import Access
from zhunsheng.records.models import Person, Post

Open = Callable[..., str]
NEW = {"organ": "jia", "role": "liaison", "username": "zhaoyun", "name": "赵云", "since_on": "20260310"}


@pytest.fixture
def office(county: Cast, sign_in: Callable[[Person], Client]) -> Client:
    return sign_in(county.office)


@pytest.fixture
def head(county: Cast, sign_in: Callable[[Person], Client]) -> Client:
    """The head of 司法局."""
    return sign_in(county.head)


def test_a_new_account_gets_a_password_that_is_shown_once_and_works(office: Client, open_page: Open):
    page = open_page(office, "/staff/new/", data=NEW)
    shown = page.partition("<dt>口令</dt>")[2].partition("</dd>")[0].rpartition(">")[2]
    assert Person.objects.get(username="zhaoyun").check_password(shown)
    assert shown not in open_page(office, "/staff/")


def test_a_post_is_handed_over_on_a_day(office: Client, county: Cast, open_page: Open):
    post = Post.objects.create(person=county.mediator, organ=county.jia, role="liaison", since_on=OPENED)
    open_page(
        office, f"/staff/posts/{post.pk}/over/", data={"username": "stranger", "on": "20260315"}, follow=True
    )
    assert Access(county.mediator, date(2026, 3, 14)).holds("liaison", organ=county.jia)
    assert not Access(county.mediator, date(2026, 3, 15)).holds("liaison")
    assert Access(county.stranger, date(2026, 3, 15)).holds("liaison", organ=county.jia)


def test_a_post_that_ended_today_still_counts_today(office: Client, county: Cast, open_page: Open):
    post = Post.objects.create(person=county.stranger, organ=county.jia, role="liaison", since_on=OPENED)
    open_page(office, f"/staff/posts/{post.pk}/end/", data={"last_on": "20260310"}, follow=True)
    assert Access(county.stranger, date(2026, 3, 10)).holds("liaison")
    assert not Access(county.stranger, date(2026, 3, 11)).holds("liaison")


def test_a_forgotten_password_is_made_anew(office: Client, county: Cast, open_page: Open):
    page = open_page(office, f"/staff/people/{county.mediator.pk}/password/", data={})
    shown = page.partition("<dt>口令</dt>")[2].partition("</dd>")[0].rpartition(">")[2]
    assert Person.objects.get(pk=county.mediator.pk).check_password(shown)


def test_a_reset_is_asked_for_before_it_happens(office: Client, county: Cast, open_page: Open):
    before = Person.objects.get(pk=county.mediator.pk).password
    assert "原来的口令立即失效" in open_page(office, f"/staff/people/{county.mediator.pk}/password/")
    assert Person.objects.get(pk=county.mediator.pk).password == before


def test_a_post_does_not_end_before_it_began(office: Client, county: Cast, open_page: Open):
    post = Post.objects.create(person=county.stranger, organ=county.jia, role="liaison", since_on=OPENED)
    assert "早于任职日期" in open_page(
        office, f"/staff/posts/{post.pk}/end/", data={"last_on": "19990101"}, status=422
    )


def test_a_head_names_a_liaison_of_the_own_organ(head: Client, open_page: Open):
    open_page(head, "/staff/new/", data={**NEW, "organ": "bureau"})
    assert Post.objects.filter(person__username="zhaoyun", role="liaison").exists()


@pytest.mark.parametrize(
    "wrong", [{"organ": "jia"}, {"organ": "bureau", "role": "office"}, {"organ": "bureau", "role": "head"}]
)
def test_a_head_gives_no_other_post_and_none_elsewhere(head: Client, open_page: Open, wrong: dict[str, str]):
    open_page(head, "/staff/new/", data={**NEW, **wrong}, status=422)
    assert not Person.objects.filter(username="zhaoyun").exists()


def test_a_head_resets_nobodys_password(head: Client, county: Cast, open_page: Open):
    open_page(head, f"/staff/people/{county.handler.pk}/password/", data={}, status=404)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"username": "jia"}, "已有人使用"),
        ({"username": "赵 云"}, "“账号”用字母"),
        ({"name": "", "username": "nobody"}, "没有账号 nobody"),
        ({"role": "king"}, "选择一个有效的选项"),
        ({"since_on": "20000101"}, "还没有设立"),
    ],
)
def test_what_cannot_be_comes_back_with_the_form(
    office: Client, open_page: Open, wrong: dict[str, Any], words: str
):
    assert words in open_page(office, "/staff/new/", data={**NEW, **wrong}, status=422)


def test_others_have_no_such_page(county: Cast, sign_in: Callable[[Person], Client], open_page: Open):
    for person in (county.mediator, county.stranger):
        for address in ("/staff/", "/staff/new/", "/staff/posts/1/over/"):
            open_page(sign_in(person), address, status=404)


def test_the_list_takes_the_same_queries_however_many_hold_posts(
    office: Client, county: Cast, django_assert_max_num_queries: Any
):
    Post.objects.bulk_create(
        [Post(person=county.mediator, organ=county.jia, role=f"r{n}", since_on=OPENED) for n in range(60)]
    )
    with django_assert_max_num_queries(9):
        office.get("/staff/")
