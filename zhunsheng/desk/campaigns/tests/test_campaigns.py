"""The pages of the year's work: who sees what, what each leads to, how many questions a page asks."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.campaign import Play, play
from tests.people import Cast
from tests.records.steps import at
from zhunsheng import clock
from zhunsheng.assessment import dump, load
from zhunsheng.campaigns import actions, supervision
from zhunsheng.campaigns.models import Campaign, Edition, Item
from zhunsheng.campaigns.standing import KEYS
from zhunsheng.desk.campaigns.standings import where_of
from zhunsheng.notices.models import Notice
from zhunsheng.records.access import Access
from zhunsheng.records.models import Organ, Person

Opener = Callable[..., str]
SignIn = Callable[[Person], Client]
TODAY = date(2026, 7, 1)


@pytest.fixture(autouse=True)
def summer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first of July: the campaign runs, its tasks were due yesterday."""
    monkeypatch.setattr(clock, "now", lambda: at(TODAY))


@pytest.fixture
def running(county: Cast) -> Play:
    """A campaign that was launched in February."""
    return play(county)


def pages(game: Play) -> list[str]:
    """Every page of a campaign that can be opened by its address."""
    item, task = game.item("1.1.1", game.cast.bureau), game.task("1.1.1")
    names = ("", "tasks/", f"tasks/{task.pk}/", "matrix/", "gantt/", "items/", f"items/{item.pk}/", "review/",
             f"review/{item.pk}/", "scores/", "scores/bureau/", "supervision/", "urge/", "leader/", "rectification/",
             f"items/{item.pk}/rectify/")  # fmt: skip
    return [f"/campaigns/{game.campaign.pk}/{name}" for name in names]


# 谁看得到


def test_the_office_opens_every_page(running: Play, sign_in: SignIn, open_page: Opener) -> None:
    office = sign_in(running.cast.office)
    for address in (*pages(running), "/campaigns/", "/campaigns/new/", "/campaigns/frameworks/"):
        open_page(office, address)


def test_a_stranger_finds_nothing_and_sees_no_menu(running: Play, sign_in: SignIn, open_page: Opener) -> None:
    stranger = sign_in(running.cast.stranger)
    for address in (*pages(running), "/campaigns/new/", "/campaigns/frameworks/"):
        open_page(stranger, address, status=404)
    page = open_page(stranger, "/")
    assert "工作任务" not in page
    assert "还没有年度工作" in open_page(stranger, "/campaigns/")


def test_a_liaison_sees_the_own_organ_only(running: Play, sign_in: SignIn, open_page: Opener) -> None:
    jia = sign_in(running.liaisons["jia"])
    page = open_page(jia, f"/campaigns/{running.campaign.pk}/items/")
    assert "调解成功率" in page
    assert "权责清单编制公布" not in page
    neighbour = running.item("1.2.1", running.cast.yi)
    open_page(jia, f"/campaigns/{running.campaign.pk}/items/{neighbour.pk}/", status=404)
    for name in ("matrix/", "gantt/", "supervision/", "leader/", "review/", "launch/", "scores/yi/"):
        open_page(jia, f"/campaigns/{running.campaign.pk}/{name}", status=404)
    assert "工作任务" in open_page(jia, "/")
    assert 'href="/campaigns/review/"' not in open_page(jia, "/")


def test_an_item_is_found_only_in_its_own_campaign(running: Play, sign_in: SignIn, open_page: Opener) -> None:
    item = running.item("1.1.1", running.cast.bureau)
    office = sign_in(running.cast.office)
    open_page(office, f"/campaigns/{running.campaign.pk + 1}/items/{item.pk}/", status=404)
    other = running.another()
    open_page(office, f"/campaigns/{other.pk}/items/{item.pk}/", status=404)
    open_page(office, f"/campaigns/{other.pk}/tasks/{item.task_id}/", status=404)


# 查询数


@pytest.mark.parametrize("place", range(16))
def test_a_page_takes_at_most_twelve_queries_however_many_organs_there_are(
    county: Cast, sign_in: SignIn, django_assert_max_num_queries: Any, place: int
) -> None:
    game = play(county, more_organs=6)
    game.everything_once()
    office = sign_in(game.cast.office)
    address = pages(game)[place]
    office.get(address)
    with django_assert_max_num_queries(12):
        assert office.get(address).status_code == 200


def test_the_pages_of_a_liaison_take_at_most_twelve_queries(
    running: Play, sign_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    jia, item = sign_in(running.liaisons["jia"]), running.item("1.2.1", running.cast.jia)
    for n in range(5):
        actions.add_proof(
            running.liaisons["jia"], item.pk, kind="brief", name=f"简介{n}", text="会议四次。", now=at(TODAY)
        )
    start = f"/campaigns/{running.campaign.pk}"
    for address in (
        f"{start}/",
        f"{start}/items/",
        f"{start}/items/{item.pk}/",
        f"{start}/scores/",
        "/notices/",
    ):
        jia.get(address)
        with django_assert_max_num_queries(12):
            assert jia.get(address).status_code == 200


# 新建与分解


def test_a_campaign_is_prepared_with_its_phases(county: Cast, sign_in: SignIn, open_page: Opener) -> None:
    game = play(county, launched=False)
    office = sign_in(county.office)
    said = {
        "name": "年度考核", "kind": "assessment", "year": "2026", "edition": game.campaign.edition_id,
        "organ": "county", "opens_on": "20260301", "closes_on": "2026-11-30",
        "phase1_name": "动员", "phase1_first": "20260301", "phase1_last": "20260331",
    }  # fmt: skip
    page = open_page(office, "/campaigns/new/", data=said, follow=True)
    assert "已建立“年度考核”" in page
    made = Campaign.objects.get(name="年度考核")
    assert [(p.name, p.first_on, p.last_on) for p in made.phases.all()] == [
        ("动员", date(2026, 3, 1), date(2026, 3, 31))
    ]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"closes_on": "2026-02-01"}, "早于开始日"),
        ({"phase1_name": "动员", "phase1_first": "下周"}, "阶段第 1 行“动员”的起"),
        ({"phase1_first": "20260301"}, "请写阶段的名称"),
        ({"edition": "99999"}, "选择一个有效的选项"),
        ({"year": "二〇二六"}, "年度请写成 2026"),
    ],
    ids=["截止早于开始", "阶段日期不是日期", "阶段没有名称", "没有这个体系", "年度不是数"],
)
def test_a_bad_campaign_is_refused_in_words(
    county: Cast, sign_in: SignIn, open_page: Opener, changed: dict[str, str], sentence: str
) -> None:
    game = play(county, launched=False)
    said = {
        "name": "考核", "kind": "plan", "year": "2026", "edition": game.campaign.edition_id, "organ": "county",
        "opens_on": "2026-03-01", "closes_on": "2026-11-30", **changed,
    }  # fmt: skip
    page = open_page(sign_in(county.office), "/campaigns/new/", data=said, status=422)
    assert sentence in page
    assert not Campaign.objects.filter(name="考核").exists()


def test_a_lead_is_found_by_name_or_initials(county: Cast, sign_in: SignIn, open_page: Opener) -> None:
    game = play(county, launched=False)
    Organ.objects.filter(code="jia").update(initials="jz")
    office, task = sign_in(county.office), game.task("1.1.1")
    address = f"/campaigns/{game.campaign.pk}/tasks/{task.pk}/"
    said = {"version": game.task("1.1.1").version, "lead": "JZ", "due_on": "20260630", "support": ["yi"]}
    open_page(office, address, data=said, follow=True)
    assert game.task("1.1.1").lead == county.jia
    page = open_page(office, address, data=said | {"lead": "不存在的局"}, status=422)
    assert "没有单位“不存在的局”" in page
    page = open_page(office, address, data=said | {"version": 1, "lead": "镇"}, status=422)
    assert "对得上的有 2 个" in page


def test_a_lead_among_its_own_support_is_refused(county: Cast, sign_in: SignIn, open_page: Opener) -> None:
    game = play(county, launched=False)
    task = game.task("1.1.1")
    said = {"version": task.version, "lead": "甲镇人民政府", "due_on": "20260630", "support": ["jia"]}
    address = f"/campaigns/{game.campaign.pk}/tasks/{task.pk}/"
    assert "不能同时是自己的配合单位" in open_page(sign_in(county.office), address, data=said, status=422)


def test_somebody_elses_change_in_between_is_told(county: Cast, sign_in: SignIn, open_page: Opener) -> None:
    game = play(county, launched=False)
    task = game.task("1.1.1")
    said = {"version": task.version + 7, "lead": "甲镇人民政府", "due_on": "20260630"}
    page = open_page(
        sign_in(county.office), f"/campaigns/{game.campaign.pk}/tasks/{task.pk}/", data=said, status=409
    )
    assert "别人" in page


def test_the_table_of_tasks_merges_the_names_above(running: Play, sign_in: SignIn, open_page: Opener) -> None:
    page = open_page(sign_in(running.cast.office), f"/campaigns/{running.campaign.pk}/tasks/")
    heads = re.findall(r'<th scope="rowgroup" rowspan="(\d)"[^>]*>([^<]+)</th>', page)
    assert ("2", "依法履职") in heads
    assert ("1", "权责清单") in heads


def test_the_table_goes_out_as_a_workbook_and_comes_back(
    county: Cast, sign_in: SignIn, open_page: Opener
) -> None:
    game = play(county, launched=False)
    office, start = sign_in(county.office), f"/campaigns/{game.campaign.pk}/tasks"
    book = office.get(f"{start}/excel/")
    assert book.content.startswith(b"PK")
    sheet = SimpleUploadedFile("分解表.xlsx", book.content)
    assert "改动 0 项" in open_page(office, f"{start}/import/", data={"file": sheet}, follow=True)
    page = open_page(
        office, f"{start}/import/", data={"file": SimpleUploadedFile("x.xlsx", b"no")}, status=422
    )
    assert "没有办成" in page


def test_the_launch_says_first_what_it_will_do(county: Cast, sign_in: SignIn, open_page: Opener) -> None:
    game = play(county, launched=False)
    office, address = sign_in(county.office), f"/campaigns/{game.campaign.pk}/launch/"
    page = open_page(office, address)
    assert "收到通知的联络员" in page
    assert not Item.objects.exists()
    assert "已下发" in open_page(office, address, data={"version": game.fresh().version}, follow=True)
    assert Item.objects.count() == 7
    assert "已经下发过" in open_page(office, address, status=422)


def test_a_launch_without_leads_names_the_tasks(county: Cast, sign_in: SignIn, open_page: Opener) -> None:
    game = play(county, launched=False)
    other = game.another()
    page = open_page(sign_in(county.office), f"/campaigns/{other.pk}/launch/")
    assert "4 项任务没有牵头单位" in page
    said = {"version": other.version}
    page = open_page(sign_in(county.office), f"/campaigns/{other.pk}/launch/", data=said, status=422)
    assert "还没有牵头单位" in page


# 指标体系


def test_a_framework_with_faults_is_listed_and_not_kept(
    county: Cast, sign_in: SignIn, open_page: Opener
) -> None:
    text = "framework: bad\nname: 坏\nversion: '1'\nlevels: [领域, 指标]\npoints: 9\nareas:\n" + (
        "  - {code: 1, name: 甲, items: [{code: 1.1, name: 乙, points: 5, method: {judged: {}}, measure: no.such}]}\n"
    )
    page = open_page(
        sign_in(county.office), "/campaigns/frameworks/", status=422,
        data={"file": SimpleUploadedFile("a.yaml", text.encode())},
    )  # fmt: skip
    assert "没有收存，有 2 处要改" in page
    assert "no.such" in page
    assert "总分写 9 分" in page
    assert not Edition.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.doc", b"x", "不是 Excel"),
        ("a.yaml", b"\xff\xfe\x00", "不是 UTF-8"),
        ("a.xlsx", b"no", "没有"),
        ("a.yaml", b"", "空文件"),
    ],
    ids=["别的类型", "不是文本", "不是表格", "空的"],
)
def test_a_file_that_is_no_framework_is_refused(
    county: Cast, sign_in: SignIn, open_page: Opener, name: str, content: bytes, sentence: str
) -> None:
    data = {"file": SimpleUploadedFile(name, content)}
    assert sentence in open_page(sign_in(county.office), "/campaigns/frameworks/", data=data, status=422)


def test_what_comes_with_the_product_is_kept_with_one_click(
    county: Cast, sign_in: SignIn, open_page: Opener
) -> None:
    office = sign_in(county.office)
    assert "creation_plan" in open_page(office, "/campaigns/frameworks/")
    page = open_page(office, "/campaigns/frameworks/", data={"shipped": "creation_plan"}, follow=True)
    assert "已收存指标体系" in page
    assert "/law/rule/" in page
    open_page(office, "/campaigns/frameworks/", data={"shipped": "none"}, status=422)


def test_two_editions_are_compared_in_words(running: Play, sign_in: SignIn, open_page: Opener) -> None:
    edition = running.campaign.edition
    newer = load(
        dump(edition.framework).replace("version: 1", "version: 2").replace("权责清单编制公布", "清单公布")
    )
    kept = actions.keep_edition(running.cast.office, newer, now=at(TODAY))
    address = f"/campaigns/frameworks/compare/?old={edition.pk}&new={kept.pk}"
    page = open_page(sign_in(running.cast.office), address)
    assert "<del>权责清单编制公布</del>" in page
    assert "<ins>清单公布</ins>" in page
    open_page(sign_in(running.cast.office), "/campaigns/frameworks/compare/?old=x&new=", status=404)


# 挂图作战、督导、通知


def test_the_board_shows_every_item_with_shape_and_word(
    running: Play, sign_in: SignIn, open_page: Opener
) -> None:
    page = open_page(sign_in(running.cast.office), f"/campaigns/{running.campaign.pk}/matrix/")
    assert page.count('class="cell ') == 7
    assert "逾期 1 天" in page
    address = f"/campaigns/{running.campaign.pk}/matrix/?kind=township"
    assert open_page(sign_in(running.cast.office), address).count('class="cell ') == 4


@pytest.mark.parametrize("key", [*KEYS])
def test_a_number_of_the_overview_is_that_of_its_list(running: Play, sign_in: SignIn, key: str) -> None:
    running.everything_once()
    access = Access(running.cast.office, TODAY)
    where = where_of(key, TODAY)
    assert where is not None
    listed = Item.objects.filter(where, campaign=running.campaign).count()
    assert listed == supervision.counts(access, running.fresh())[key]


def test_reminding_shows_names_and_words_first_and_goes_once_a_day(
    running: Play, sign_in: SignIn, open_page: Opener
) -> None:
    office, address = sign_in(running.cast.office), f"/campaigns/{running.campaign.pk}/urge/"
    before = Notice.objects.count()
    page = open_page(office, f"{address}?organ=jia")
    assert "jia联络员" in page
    assert Notice.objects.count() == before
    said = {"organ": ["jia"], "words": "请报{事项}", "deed": "send"}
    assert "已催办 2 项，通知 1 人" in open_page(office, address, data=said, follow=True)
    page = open_page(office, f"{address}?organ=jia")
    assert "今天已经催办过" in page
    assert 'value="send"' not in page
    page = open_page(office, address, data=said | {"words": "{谁}", "organ": ["yi"]}, status=422)
    assert "花括号里的只能是" in page.replace("花括号只能是", "花括号里的只能是")


# 领导


def test_the_leaders_page_leads_to_every_number(running: Play, sign_in: SignIn, open_page: Opener) -> None:
    running.everything_once()
    leader = sign_in(running.leader)
    page = open_page(leader, f"/campaigns/{running.campaign.pk}/leader/")
    assert "各领域得分率" in page
    main = page.partition("<main")[2]
    for address in {a.replace("&amp;", "&") for a in re.findall(r'href="(/[^"#]+)"', main)}:
        open_page(leader, address, follow=True)


def test_a_person_without_the_register_of_problems_gets_no_list_of_them(
    running: Play, sign_in: SignIn, open_page: Opener
) -> None:
    reviewer = sign_in(running.reviewers[0])
    open_page(reviewer, f"/campaigns/{running.campaign.pk}/rectification/", status=404)
    assert "整改中" not in open_page(reviewer, f"/campaigns/{running.campaign.pk}/leader/")


def test_a_problem_of_an_item_goes_on_the_list(running: Play, sign_in: SignIn, open_page: Opener) -> None:
    office, item = sign_in(running.cast.office), running.item("1.1.1", running.cast.bureau)
    address = f"/campaigns/{running.campaign.pk}/items/{item.pk}/rectify/"
    said = {"scope": "own", "kind": "duty", "problem": "清单没有公布。", "due_on": "20260901"}
    assert "整改期限" in open_page(office, address, data=said | {"due_on": "20260101"}, status=422)
    page = open_page(office, address, data=said, follow=True)
    assert "已列入整改清单" in page
    printed = open_page(office, f"/campaigns/{running.campaign.pk}/rectification/")
    assert "清单没有公布。" in printed
    assert "一、共性问题" in printed
    assert "整改〔2026〕1号" in open_page(office, f"/campaigns/{running.campaign.pk}/items/{item.pk}/")


# 得分


def test_scores_are_frozen_approved_and_fall_when_something_changes(
    running: Play, sign_in: SignIn, open_page: Opener
) -> None:
    running.everything_marked()
    office, leader = sign_in(running.cast.office), sign_in(running.leader)
    address = f"/campaigns/{running.campaign.pk}/scores/"
    said = {"deed": "freeze", "version": running.fresh().version}
    assert "成绩已冻结" in open_page(office, address, data=said, follow=True)
    page = open_page(leader, address)
    digest = re.search(r'name="digest" value="(\w{64})"', page)
    assert digest is not None
    approval = {"deed": "approve", "version": running.fresh().version, "digest": digest[1]}
    open_page(leader, address, data=approval | {"digest": "0" * 64}, status=409)
    assert "成绩已审定" in open_page(leader, address, data=approval, follow=True)
    again = {"deed": "unfreeze", "version": running.fresh().version, "reason": "有一项评错"}
    open_page(office, address, data=again, follow=True)
    item = running.item("1.1.1", running.cast.bureau)
    actions.remark(running.cast.office, item.pk, judged=Decimal(1), reason="评错", now=at(TODAY))
    open_page(office, address, data={"deed": "freeze", "version": running.fresh().version}, follow=True)
    page = open_page(leader, address)
    assert "原审定不再有效" in page
    assert "云溪县司法局：审定时" in page


def test_freezing_too_early_says_what_is_lacking(running: Play, sign_in: SignIn, open_page: Opener) -> None:
    said = {"deed": "freeze", "version": running.fresh().version}
    address = f"/campaigns/{running.campaign.pk}/scores/"
    page = open_page(sign_in(running.cast.office), address, data=said, status=422)
    assert "还有没评完或者有异议的" in page
    open_page(sign_in(running.cast.office), address, data={"deed": "x", "version": "1"}, status=422)


def test_places_are_shown_only_where_ranking_is_on(running: Play, sign_in: SignIn, open_page: Opener) -> None:
    address = f"/campaigns/{running.campaign.pk}/scores/"
    assert "名次</th>" not in open_page(sign_in(running.cast.office), address)
    Campaign.objects.filter(pk=running.campaign.pk).update(ranked=True)
    assert "名次</th>" in open_page(sign_in(running.cast.office), address)


def test_a_score_leads_to_its_items_and_their_reasons(
    running: Play, sign_in: SignIn, open_page: Opener
) -> None:
    running.everything_marked()
    office = sign_in(running.cast.office)
    page = open_page(office, f"/campaigns/{running.campaign.pk}/scores/bureau/?area=1")
    assert "评议得 4 分（满分 5 分）：材料齐全" in page
    assert "被纠错" not in page


def test_the_review_in_the_menu_leads_to_the_running_campaign(running: Play, sign_in: SignIn) -> None:
    answer = sign_in(running.reviewers[0]).get("/campaigns/review/")
    assert answer["Location"] == f"/campaigns/{running.campaign.pk}/review/"
    assert sign_in(running.cast.stranger).get("/campaigns/review/")["Location"] == "/campaigns/"
