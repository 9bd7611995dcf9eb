"""Documents made from a case: who may, what they say, and the law they cite."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.http import Http404

from tests.people import Cast
from tests.records.steps import APPLICATION, agreed, at, dispute, step
from zhunsheng.records.access import Access
from zhunsheng.records.actions import open_case
from zhunsheng.records.checks import templates_are_sound
from zhunsheng.records.errors import BadField, Rejected
from zhunsheng.records.fields import Column, OrgansField, RowsField
from zhunsheng.records.papers import Draft, _said, draw
from zhunsheng.records.registry import register
from zhunsheng.records.templates import documents_of, template_problems
from zhunsheng.writing.composition import Line
from zhunsheng.writing.papers import BLANK, Form, Paper

MONDAY, TUESDAY, WEDNESDAY = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 4)


def text(paper: Paper) -> str:
    """Everything that stands on the paper."""
    return "\n".join(
        block.text if isinstance(block, Line) else "\n".join(box.text for row in block.rows for box in row)
        for block in paper.blocks
    )


def application(county: Cast, on: date = MONDAY, **facts: Any) -> Any:
    """An application for reconsideration received on that day."""
    return open_case(
        county.clerk, "reconsideration", organ="bureau", title="不服罚款决定申请复议", on=on, now=at(on),
        facts={**APPLICATION, **facts},
    )  # fmt: skip


@pytest.fixture
def mediated(county: Cast) -> Any:
    """A dispute that was mediated and waits for its agreement."""
    row = dispute(county.mediator, on=MONDAY, amount="12000")
    row = step(county.mediator, row, "accept", MONDAY)
    row = step(county.mediator, row, "assign", MONDAY, mediators="赵六")
    row = step(county.mediator, row, "mediate", TUESDAY, "调解记录")
    return step(county.mediator, row, "agree", TUESDAY)


@pytest.fixture
def county_folder(settings: Any, tmp_path: Path) -> Path:
    """A county's own folder, with the demo county's facts."""
    (tmp_path / "county.yaml").write_text((settings.COUNTY / "county.yaml").read_text("utf-8"), "utf-8")
    settings.COUNTY = tmp_path
    return tmp_path


def own_template(folder: Path, key: str, name: str, words: str) -> None:
    path = folder / "documents" / key / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, "utf-8")


def test_a_document_opens_what_is_sealed_and_says_the_law_of_the_day(county: Cast, mediated: Any) -> None:
    paper = draw(
        Access(county.mediator, WEDNESDAY),
        "mediation",
        mediated.pk,
        "sign",
        "人民调解协议书",
        Draft(WEDNESDAY),
    )
    said = text(paper)
    assert "张三、李四" in said
    assert "排水沟堵塞引起争执" in said
    assert "12000元（大写：人民币壹万贰仟元整）" in said
    assert "《中华人民共和国人民调解法》第三十三条" in said
    assert "三十日内共同向人民法院申请司法确认" in said
    assert "甲镇人民调解委员会" in said
    assert paper.missing == ()


@pytest.mark.parametrize("who", ["office", "mediator_next_door", "stranger", "head"])
def test_whoever_does_not_handle_the_case_makes_no_document_of_it(
    county: Cast, mediated: Any, who: str
) -> None:
    access = Access(getattr(county, who), WEDNESDAY)
    with pytest.raises(Http404):
        draw(access, "mediation", mediated.pk, "sign", "人民调解协议书", Draft(WEDNESDAY))


@pytest.mark.parametrize(
    ("key", "name"),
    [("nothing", "人民调解协议书"), ("sign", "调解记录"), ("ruling", "裁定书"), ("sign", "../../register")],
    ids=["no such step", "a document of another step", "one that is taken in", "a path"],
)
def test_a_document_that_the_step_does_not_make_is_not_found(
    county: Cast, mediated: Any, key: str, name: str
) -> None:
    with pytest.raises(Http404):
        draw(Access(county.mediator, WEDNESDAY), "mediation", mediated.pk, key, name, Draft(WEDNESDAY))


def test_what_the_step_is_about_to_say_stands_in_the_document_and_nothing_is_written(
    county: Cast, mediated: Any
) -> None:
    draft = Draft(WEDNESDAY, facts={"amount": "8000.50"})
    access = Access(county.mediator, WEDNESDAY)
    before = mediated.events.count()
    paper = draw(access, "mediation", mediated.pk, "mediate", "调解记录", draft)
    assert "2026年3月4日" in text(paper)
    mediated.refresh_from_db()
    assert mediated.events.count() == before
    assert mediated.amount == 12000


def test_a_value_that_its_field_does_not_take_is_refused_by_its_name(county: Cast, mediated: Any) -> None:
    draft = Draft(WEDNESDAY, facts={"amount": "很多"})
    with pytest.raises(BadField, match="涉及金额"):
        draw(Access(county.mediator, WEDNESDAY), "mediation", mediated.pk, "sign", "人民调解协议书", draft)


def test_an_outcome_that_is_about_to_be_recorded_stands_in_the_document(county: Cast) -> None:
    row = step(county.handler, application(county), "accept", TUESDAY)
    draft = Draft(WEDNESDAY, outcome="申请人下落不明")
    paper = draw(Access(county.handler, WEDNESDAY), "reconsideration", row.pk, "suspend", "中止通知书", draft)
    assert "出现下列情形：申请人下落不明。" in text(paper)
    assert "《中华人民共和国行政复议法》第三十九条" in text(paper)


@pytest.mark.parametrize(
    ("simple", "term", "provision"),
    [(False, "十个工作日", "第四十八条"), (True, "五个工作日", "第四十八条")],
    ids=["ordinary", "simple"],
)
def test_the_time_to_reply_is_the_one_that_runs_in_this_case(
    county: Cast, simple: bool, term: str, provision: str
) -> None:
    row = step(county.handler, application(county), "accept", TUESDAY)
    row = step(
        county.head, row, "assign", TUESDAY, handlers="承办人、另一承办人", reviewers=2, complexity="usual"
    )
    if simple:
        row = step(county.handler, row, "simplify", TUESDAY, simple_ground="warning")
    paper = draw(
        Access(county.handler, WEDNESDAY),
        "reconsideration",
        row.pk,
        "copy",
        "行政复议答复通知书",
        Draft(WEDNESDAY),
    )
    assert f"请自收到之日起{term}内" in text(paper)
    assert provision in text(paper)
    assert ("本案适用简易程序审理。" in text(paper)) is simple


def test_a_case_under_the_old_text_cites_the_old_text(county: Cast) -> None:
    old = date(2023, 3, 1)
    row = step(county.handler, application(county, on=old), "accept", date(2023, 3, 2))
    paper = draw(
        Access(county.handler, WEDNESDAY), "reconsideration", row.pk, "copy", "行政复议答复通知书", Draft(old)
    )
    assert "依照《中华人民共和国行政复议法》第二十三条第一款的规定" in text(paper)
    assert "请自收到之日起十日内" in text(paper)


def test_a_template_may_offer_itself_at_a_step_that_asks_for_no_document(county: Cast) -> None:
    reg = register("reconsideration")
    assert [d.name for d in documents_of(reg, reg.procedure["accept"])] == ["受理通知书"]
    row = application(county)
    paper = draw(
        Access(county.handler, TUESDAY), "reconsideration", row.pk, "accept", "受理通知书", Draft(TUESDAY)
    )
    assert "本机关决定自2026年3月3日起受理" in text(paper)


def test_a_document_of_a_case_without_its_facts_shows_where_they_are_missing(county: Cast) -> None:
    row = step(county.handler, application(county), "accept", TUESDAY)
    paper = draw(
        Access(county.handler, TUESDAY),
        "reconsideration",
        row.pk,
        "notify_hearing",
        "听证通知书",
        Draft(TUESDAY),
    )
    assert paper.missing == ("听证日期",)
    assert BLANK in text(paper)
    assert "None" not in text(paper)


def test_the_county_may_put_a_template_of_its_own_in_place(
    county: Cast, mediated: Any, county_folder: Path
) -> None:
    access = Access(county.mediator, WEDNESDAY)
    own_template(county_folder, "mediation", "人民调解协议书", "种类：公文\n# 本县的协议书\n{parties}\n")
    paper = draw(access, "mediation", mediated.pk, "sign", "人民调解协议书", Draft(WEDNESDAY))
    assert text(paper) == "本县的协议书\n张三、李四"


@pytest.mark.parametrize(
    ("words", "says"),
    [("种类：公文\n# 协议书\n{party}\n", "第 3 行：没有字段 party"), ("种类：公文\n正文\n", "没有标题")],
    ids=["an unknown field", "unreadable"],
)
def test_a_template_broken_since_the_start_is_refused_in_words(
    county: Cast, mediated: Any, county_folder: Path, words: str, says: str
) -> None:
    own_template(county_folder, "mediation", "人民调解协议书", words)
    own_template(county_folder, "mediation", "别的", "步骤：sign\n")
    access = Access(county.mediator, WEDNESDAY)
    with pytest.raises(Rejected, match=says):
        draw(access, "mediation", mediated.pk, "sign", "人民调解协议书", Draft(WEDNESDAY))


def test_a_template_mended_without_a_restart_is_read_anew(
    county: Cast, mediated: Any, county_folder: Path
) -> None:
    access = Access(county.mediator, WEDNESDAY)
    for title in ("先前的题目", "改过的题目"):
        own_template(county_folder, "mediation", "人民调解协议书", f"种类：公文\n# {title}\n")
        paper = draw(access, "mediation", mediated.pk, "sign", "人民调解协议书", Draft(WEDNESDAY))
        assert paper.title == title


def test_a_wrong_template_of_the_county_is_said_at_start_with_file_and_line(county_folder: Path) -> None:
    own_template(county_folder, "mediation", "人民调解协议书", "种类：公文\n# 协议书\n\n{party}\n")
    own_template(county_folder, "mediation", "没人用的", "种类：公文\n# 题\n")
    own_template(county_folder, "mediation", "乱写的", "步骤：fly\n种类：公文\n# 题\n")
    own_template(county_folder, "mediation", "不是文本的", "种类：公文\n# 题\n")
    (county_folder / "documents/mediation/不是文本的.md").write_bytes("种类：公文".encode("gb18030"))
    said = [error.msg for error in templates_are_sound() if error.id == "registers.E004"]
    assert len(said) == 4
    found = "\n".join(said)
    assert "mediation/人民调解协议书.md 第 4 行：没有字段 party。可用：parties" in found
    assert "没人用的.md：没有步骤用到它" in found
    assert "乱写的.md：没有步骤 fly" in found
    assert "不是文本的.md：不是 UTF-8 编码的文本" in found


def test_the_templates_that_come_with_the_product_are_sound() -> None:
    assert templates_are_sound() == []
    assert list(template_problems(register("mediation"))) == []


def test_a_form_stays_a_form(county: Cast, mediated: Any) -> None:
    paper = draw(
        Access(county.mediator, WEDNESDAY),
        "mediation",
        mediated.pk,
        "agree_orally",
        "口头协议登记表",
        Draft(WEDNESDAY),
    )
    assert any(isinstance(block, Form) for block in paper.blocks)


def test_a_document_can_be_made_after_its_step_as_well(county: Cast) -> None:
    row = agreed(county.mediator, dispute(county.mediator), MONDAY, MONDAY, MONDAY, TUESDAY, TUESDAY)
    paper = draw(
        Access(county.mediator, WEDNESDAY), "mediation", row.pk, "sign", "人民调解协议书", Draft(TUESDAY)
    )
    assert "张三、李四" in text(paper)


def test_people_of_the_county_stand_by_their_names(county: Cast) -> None:
    row = step(county.handler, application(county), "accept", TUESDAY)
    row = step(
        county.head, row, "assign", TUESDAY, handlers="承办人、另一承办人", reviewers=2, complexity="usual"
    )
    paper = draw(
        Access(county.handler, WEDNESDAY), "reconsideration", row.pk, "hear", "听取意见记录", Draft(WEDNESDAY)
    )
    assert "承办人、另一承办人" in text(paper)


def test_a_person_about_to_be_named_must_be_one_of_the_county(county: Cast) -> None:
    row = step(county.handler, application(county), "accept", TUESDAY)
    draft = Draft(WEDNESDAY, facts={"handlers": "没有这个人"})
    with pytest.raises(BadField, match="没有这个人"):
        draw(Access(county.handler, WEDNESDAY), "reconsideration", row.pk, "accept", "受理通知书", draft)


def test_rows_and_organs_are_said_as_a_reader_says_them(county: Cast) -> None:
    columns = (
        Column("name", "品名"), Column("value", "价值", "amount"), Column("seen_on", "发现日期", "day"),
        Column("kept_by", "保管单位", "organ"), Column("state", "状况", choices=(("good", "完好"),)),
    )  # fmt: skip
    row = {"name": "秤", "value": "120.50", "seen_on": "2026-03-01", "kept_by": "bureau", "state": "good"}
    assert _said(RowsField(columns=columns), (row, {"name": "砝码"})) == [
        {
            "name": "秤", "value": Decimal("120.50"), "seen_on": date(2026, 3, 1), "kept_by": "云溪县司法局", "state": "完好",
        },
        {"name": "砝码", "value": None, "seen_on": None, "kept_by": None, "state": None},
    ]  # fmt: skip
    assert _said(OrgansField(), ("bureau", "gone")) == "云溪县司法局、gone"
