"""Who lets people in and gives them posts: accounts, hand-over from one person to another, new passwords.

The office of an organ does it for that organ and all below; a head gives and takes the working posts of the own organ.
"""

import secrets
from datetime import date, datetime, timedelta

from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.utils import timezone

from zhunsheng.declare.roles import CLERK, HANDLER, HEAD, LIAISON, OFFICE
from zhunsheng.records.access import Access
from zhunsheng.records.actions.appoint import appoint, relieve
from zhunsheng.records.errors import BadField, Rejected
from zhunsheng.records.initials import initials
from zhunsheng.records.journal import note
from zhunsheng.records.models import Organ, Person, Post
from zhunsheng.records.registry import roles

WORKING = frozenset({LIAISON.key, CLERK.key, HANDLER.key})
"""The posts that a head gives in the own organ."""


def may_appoint(access: Access, organ: Organ, role: str) -> bool:
    """Whether the person may give and take that role in that organ."""
    if access.holds(OFFICE.key, organ=organ):
        return True
    return role in WORKING and access.holds(HEAD.key, organ=organ)


def manages(access: Access) -> list[Organ]:
    """The organs whose posts the person gives, standing today, in the order of the tree. One query."""
    where = access.below(OFFICE.key, HEAD.key, prefix="")
    if where is None:
        return []
    return [o for o in Organ.objects.filter(where).order_by("path") if o.stands_on(access.today)]


def employ(
    person: Person, organ: str, role: str, *, username: str, name: str, title: str = "", email: str = "",
    since_on: date, now: datetime,
) -> tuple[Post, str]:  # fmt: skip
    """A new account with its first post; returns both and the password made for it, which is kept nowhere in the clear."""
    with transaction.atomic():
        where = _organ(person, organ, role, now)
        username, name = username.strip(), "".join(name.split())
        _check_account(username, name)
        newcomer = Person(username=username, name=name, initials=initials(name), email=email.strip())
        password = secrets.token_urlsafe(9)
        newcomer.set_password(password)
        newcomer.save()
        return _appointed(person, newcomer, where, role, title, since_on, now), password


def give_post(
    person: Person, organ: str, role: str, *, username: str, title: str = "", since_on: date, now: datetime
) -> Post:
    """A further post for somebody who already has an account."""
    with transaction.atomic():
        where = _organ(person, organ, role, now)
        return _appointed(person, _somebody(username), where, role, title, since_on, now)


def hand_over(person: Person, pk: int, *, username: str, on: date, now: datetime) -> Post:
    """The post goes over to somebody else from that day on; what waits for the post then waits for them."""
    with transaction.atomic():
        post = _post(person, pk, now)
        successor = _somebody(username)
        if successor.pk == post.person_id:
            raise BadField("username", "交给的人就是现任，请填接任的人。")
        relieve(post, last_on=on - timedelta(days=1))
        note(post, "移交", person=person, now=now, said={"to": successor.username, "on": on.isoformat()})
        return _appointed(person, successor, post.organ, post.role, post.title, on, now)


def take_post(person: Person, pk: int, *, last_on: date, now: datetime) -> Post:
    """Ends a post after that day."""
    with transaction.atomic():
        post = relieve(_post(person, pk, now), last_on=last_on)
        note(post, "离任", person=person, now=now, said={"last_on": last_on.isoformat()})
        return post


def resettable(access: Access, pk: int) -> Person:
    """Somebody whose password the person may make anew: the office over every post that they hold. 404 otherwise."""
    posts = list(
        Post.objects.filter(Post.held_on(access.today), person_id=pk, person__is_active=True).select_related(
            "organ", "person"
        )
    )
    if not posts or not all(access.holds(OFFICE.key, organ=post.organ) for post in posts):
        raise Http404("没有这个人，或者您没有重置口令的权限。")
    return posts[0].person


def new_password(person: Person, pk: int, *, now: datetime) -> tuple[Person, str]:
    """A new password for somebody who forgot it; kept nowhere in the clear."""
    with transaction.atomic():
        access = Access(person, timezone.localtime(now).date())
        found = resettable(access, pk)
        password = secrets.token_urlsafe(9)
        found.set_password(password)
        found.save(update_fields=["password"])
        for post in Post.objects.filter(Post.held_on(access.today), person=found):
            note(post, "重置口令", person=person, now=now)
        return found, password


def _appointed(
    by: Person, person: Person, organ: Organ, role: str, title: str, since_on: date, now: datetime
) -> Post:
    post = appoint(person, organ, role, since_on=since_on, title=title.strip())
    note(post, "任职", person=by, now=now, said={"role": role, "organ": organ.code})
    return post


def _organ(person: Person, code: str, role: str, now: datetime) -> Organ:
    organ = Organ.objects.filter(code=code).first()
    if organ is None or not may_appoint(Access(person, timezone.localtime(now).date()), organ, role):
        name = roles()[role].name if role in roles() else role
        raise Rejected(f"您不能在这个单位任命{name}；请由依法治县办办理。")
    return organ


def _post(person: Person, pk: int, now: datetime) -> Post:
    access = Access(person, timezone.localtime(now).date())
    found = Post.objects.select_related("organ", "person").filter(pk=pk).first()
    if found is None or not may_appoint(access, found.organ, found.role):
        raise Http404("没有这个任职，或者您没有变动它的权限。")
    if found.until_on is not None and found.until_on < access.today:
        raise Rejected("这个任职已经结束。")
    return found


def _somebody(username: str) -> Person:
    found = Person.objects.filter(username=username.strip(), is_active=True).first()
    if found is None:
        raise BadField("username", f"没有账号 {username.strip()}；新来的人先用“新增人员”建账号。")
    return found


def _check_account(username: str, name: str) -> None:
    if not name or len(name) > 40:
        raise BadField("name", "“姓名”须填写，且不超过 40 字。")
    try:
        UnicodeUsernameValidator()(username)
    except ValidationError:
        raise BadField("username", "“账号”用字母、数字和 @ . + - _，建议用姓名全拼。") from None
    if Person.objects.filter(username__iexact=username).exists():
        raise BadField("username", f"账号 {username} 已有人使用，请换一个。")
