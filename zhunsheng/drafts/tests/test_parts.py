"""Writing, handing in, returning and adopting parts; two people in one part; numbers bound to figures."""

import pytest
from django.http import Http404

from tests.records.steps import at, dispute, step
from zhunsheng.drafts.actions import (
    adopt,
    bind_number,
    hand_in_part,
    leave_out,
    return_part,
    take_back,
    write_part,
)
from zhunsheng.drafts.checking import Check, checked, offers
from zhunsheng.drafts.composing import composed
from zhunsheng.drafts.errors import PartChanged
from zhunsheng.drafts.figures import Figures
from zhunsheng.drafts.models import Part
from zhunsheng.drafts.tests.workshop import NOW, TODAY, Workshop
from zhunsheng.records.access import Access
from zhunsheng.records.errors import BadField, Rejected, Stale
from zhunsheng.records.journal import entries

MEDIATION = "人民调解"


def check(workshop: Workshop) -> Check:
    figures = Figures.of(2026, NOW)
    whole = composed(workshop.fresh(), workshop.draft.parts.all(), figures, TODAY)
    return checked(workshop.draft, whole, figures)


# ---------------------------------------------------------------- 几个人一起写


def test_two_people_write_two_parts_and_nothing_is_lost(workshop: Workshop) -> None:
    workshop.give(人民调解="bureau", 不足="jia")
    mine, theirs = workshop.part(MEDIATION), workshop.part("不足")
    write_part(workshop.bureau, mine.pk, version=mine.version, text="司法局写的。", now=NOW)
    write_part(workshop.town, theirs.pk, version=theirs.version, text="甲镇写的。", now=NOW)
    assert (workshop.part(MEDIATION).text, workshop.part("不足").text) == ("司法局写的。", "甲镇写的。")


def test_the_second_of_two_in_one_part_is_told_and_the_first_is_kept(workshop: Workshop) -> None:
    workshop.give(人民调解="bureau")
    seen = workshop.part(MEDIATION).version
    write_part(workshop.bureau, workshop.part(MEDIATION).pk, version=seen, text="联络员先写的。", now=NOW)
    with pytest.raises(PartChanged, match="司法局联络员") as told:
        write_part(workshop.office, workshop.part(MEDIATION).pk, version=seen, text="办公室后写的。", now=NOW)
    assert told.value.part.text == workshop.part(MEDIATION).text == "联络员先写的。"


def test_saving_the_same_words_again_is_no_conflict_and_no_entry(workshop: Workshop) -> None:
    part = workshop.write(workshop.office, "不足", "同样的话。")
    write_part(workshop.office, part.pk, version=0, text="同样的话。  \r\n", now=NOW)
    assert [entry.deed for entry in entries(part)] == ["开始起草", "撰写"]


def test_every_saved_text_stays_in_the_history(workshop: Workshop) -> None:
    for words in ("第一稿。", "第二稿。"):
        part = workshop.write(workshop.office, "不足", words)
    assert [entry.said["text"] for entry in entries(part) if entry.deed == "撰写"] == ["第一稿。", "第二稿。"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("写到一半{mediation.acc", "写到一半｛mediation.acc"),
        ("{没有.这个数}", "｛没有.这个数｝"),
        ("| 只有 | 表头 |", "| 只有 | 表头 |"),
        ("表：空的", "表：空的"),
        ("{mediation.accepted|没有这种格式}", "｛mediation.accepted|没有这种格式｝"),
    ],
    ids=["括号没关", "没有的数字", "半张表", "空表", "没有的格式"],
)
def test_a_text_with_anything_wrong_in_it_can_be_saved_and_is_shown_as_typed(
    workshop: Workshop, text: str, shown: str
) -> None:
    part = workshop.write(workshop.office, "不足", text)
    whole = check(workshop).whole
    assert part.text == text
    assert len(whole.problems[part.pk]) == 1
    assert shown in whole.text


# ---------------------------------------------------------------- 权限


def test_a_liaison_sees_only_the_part_of_the_own_organ(workshop: Workshop) -> None:
    workshop.give(人民调解="bureau", 不足="jia")
    for someone, theirs in (
        (workshop.bureau, "不足"),
        (workshop.town, MEDIATION),
        (workshop.cast.stranger, MEDIATION),
    ):
        part = workshop.part(theirs)
        with pytest.raises(Http404):
            write_part(someone, part.pk, version=part.version, text="不是我的。", now=NOW)
    assert "不是我的" not in workshop.part("不足").text


def test_an_inspector_or_leader_reads_and_does_not_write(workshop: Workshop) -> None:
    with pytest.raises(Rejected):
        workshop.write(workshop.leader, "不足", "领导写的。")
    assert workshop.part("不足").text == ""


def test_a_liaison_cannot_quote_what_the_county_keeps_from_them(workshop: Workshop) -> None:
    workshop.give(不足="jia")
    with pytest.raises(BadField, match="行政复议"):
        workshop.write(workshop.town, "不足", "复议{reconsideration.applications}。")


def test_a_refused_binding_does_not_tell_a_liaison_the_countys_number(workshop: Workshop) -> None:
    workshop.give(不足="jia")
    part = workshop.write(workshop.town, "不足", "复议9件。")
    with pytest.raises(BadField, match="行政复议") as refusal:
        bind_number(
            workshop.town, part.pk, version=part.version, start=2, quote="9件",
            key="reconsideration.applications", now=NOW,
        )  # fmt: skip
    assert "登记的数" not in str(refusal.value)


def test_a_liaison_cannot_quote_what_the_forms_added_up_over_all_organs(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    county_sum = Figures.of(2026, NOW).values(["mediation.accepted"])["mediation.accepted"]
    monkeypatch.setattr(Figures, "forms", {"leadership.study_sessions": county_sum})
    workshop.give(不足="jia")
    with pytest.raises(BadField, match="不能引用"):
        workshop.write(workshop.town, "不足", "学法{leadership.study_sessions}。")
    part = workshop.write(workshop.office, "不足", "学法{leadership.study_sessions}。")
    assert "学法" in workshop.write(workshop.town, "不足", f"{part.text}本镇参加2次。").text


def test_the_check_tells_a_liaison_nothing_of_registers_kept_from_them(workshop: Workshop) -> None:
    workshop.give(不足="jia")
    workshop.write(workshop.town, "不足", "全年受理矛盾纠纷9件。")
    figures = Figures.of(2026, NOW)
    alone = composed(workshop.fresh(), [workshop.part("不足")], figures, TODAY)
    told = figures.quotable(
        Access(workshop.town, TODAY), workshop.cast.county, workshop.part("不足").entrusted
    )
    found = checked(
        workshop.draft, alone, figures, lambda key: bool(figures.owners([key]) & {reg.key for reg in told})
    )
    assert found.known == {}
    assert [one.kind for one in found.findings if one.kind == "contradicts_register"] == []


def test_a_liaison_may_put_back_a_number_that_the_office_had_given(workshop: Workshop) -> None:
    workshop.give(人民调解="jia")
    workshop.write(workshop.town, MEDIATION, "数字先拿掉。")
    part = workshop.write(workshop.town, MEDIATION, "本年受理{mediation.accepted}。")
    assert part.text == "本年受理{mediation.accepted}。"


def test_a_liaison_keeps_the_numbers_that_the_office_put_there(workshop: Workshop) -> None:
    workshop.give(人民调解="jia")
    part = workshop.write(workshop.town, MEDIATION, "本年受理{mediation.accepted}，工作扎实。")
    assert part.text.startswith("本年受理{mediation.accepted}")


# ---------------------------------------------------------------- 交稿、退回、采用


def test_a_part_is_locked_for_its_organ_once_handed_in(workshop: Workshop) -> None:
    workshop.give(人民调解="bureau")
    part = workshop.write(workshop.bureau, MEDIATION, "写好了。")
    part = hand_in_part(workshop.bureau, part.pk, version=part.version, now=NOW)
    with pytest.raises(Rejected, match="退回之后才能再改"):
        workshop.write(workshop.bureau, MEDIATION, "再改一下。")
    (errand,) = [e for e in Access(workshop.office, TODAY).errands() if e.what == "审看供稿"]
    assert MEDIATION in errand.title


def test_a_returned_part_keeps_its_text_and_tells_why(workshop: Workshop) -> None:
    workshop.give(人民调解="bureau")
    part = workshop.write(workshop.bureau, MEDIATION, "写好了。")
    part = hand_in_part(workshop.bureau, part.pk, version=part.version, now=NOW)
    part = return_part(workshop.office, part.pk, version=part.version, reason="补写典型案例", now=NOW)
    assert (part.text, part.returned_for, part.state) == ("写好了。", "补写典型案例", Part.State.RETURNED)
    (errand,) = Access(workshop.bureau, TODAY).errands()
    assert errand.what == "按退回意见修改"
    assert workshop.write(workshop.bureau, MEDIATION, "补写了。").text == "补写了。"


def test_a_return_without_a_reason_is_refused(workshop: Workshop) -> None:
    workshop.give(人民调解="bureau")
    part = workshop.part(MEDIATION)
    part = hand_in_part(workshop.bureau, part.pk, version=part.version, now=NOW)
    with pytest.raises(BadField, match="理由"):
        return_part(workshop.office, part.pk, version=part.version, reason="  ", now=NOW)
    assert workshop.part(MEDIATION).state == Part.State.HANDED_IN


@pytest.mark.parametrize("text", ["", "{还没.写完"], ids=["空的", "看不懂的"])
def test_an_empty_or_broken_part_is_not_handed_in(workshop: Workshop, text: str) -> None:
    workshop.give(不足="bureau")
    part = workshop.write(workshop.bureau, "不足", text)
    with pytest.raises(Rejected):
        hand_in_part(workshop.bureau, part.pk, version=part.version, now=NOW)
    assert not Part.objects.filter(state=Part.State.HANDED_IN).exists()


def test_an_adopted_part_stays_editable_for_the_office(workshop: Workshop) -> None:
    workshop.give(人民调解="bureau")
    part = workshop.part(MEDIATION)
    part = hand_in_part(workshop.bureau, part.pk, version=part.version, now=NOW)
    part = adopt(workshop.office, part.pk, version=part.version, now=NOW)
    assert workshop.write(workshop.office, MEDIATION, "办公室润色。").state == Part.State.ADOPTED


def test_a_part_left_out_is_not_printed_and_not_lost(workshop: Workshop) -> None:
    part = workshop.write(workshop.office, "不足", "写了又不用。")
    part = leave_out(workshop.office, part.pk, version=part.version, reason="并入下一部分", now=NOW)
    assert "写了又不用" not in check(workshop).whole.text
    part = take_back(workshop.office, part.pk, version=part.version, now=NOW)
    assert "写了又不用" in check(workshop).whole.text


def test_a_heading_that_others_stand_under_cannot_be_left_out(workshop: Workshop) -> None:
    part = workshop.part("举措和成效")
    with pytest.raises(Rejected, match="下面还有别的部分"):
        leave_out(workshop.office, part.pk, version=part.version, reason="不用", now=NOW)


# ---------------------------------------------------------------- 手写的数字


def test_a_typed_number_that_a_figure_says_too_is_offered_and_bound(workshop: Workshop) -> None:
    part = workshop.write(workshop.office, MEDIATION, "全年受理矛盾纠纷4件，调解成功3件。")
    (first, second) = offers(check(workshop), part)
    assert (first.quote, first.becomes) == ("4件", "{mediation.accepted}")
    part = bind_number(
        workshop.office, part.pk, version=part.version, start=second.start, quote="3件",
        key="mediation.succeeded", now=NOW,
    )  # fmt: skip
    assert part.text == "全年受理矛盾纠纷4件，调解成功{mediation.succeeded}。"


def test_a_bound_number_follows_the_register_and_a_typed_one_is_doubted(workshop: Workshop) -> None:
    workshop.write(workshop.office, MEDIATION, "全年受理矛盾纠纷4件，调解成功{mediation.succeeded}。")
    mediator, day = workshop.cast.mediator, TODAY.replace(year=2026, month=12, day=30)
    step(mediator, dispute(mediator, on=day), "accept", day, now=at(TODAY))
    found = check(workshop)
    assert [one.message for one in found.findings if one.kind == "contradicts_register"] == [
        "受理矛盾纠纷登记的是5件，文中写4件，请核对。"
    ]
    assert offers(found, workshop.part(MEDIATION)) == []


def test_a_number_is_not_bound_to_a_figure_that_says_otherwise(workshop: Workshop) -> None:
    part = workshop.write(workshop.office, MEDIATION, "全年受理矛盾纠纷9件。")
    with pytest.raises(Rejected, match="不一样"):
        bind_number(
            workshop.office,
            part.pk,
            version=part.version,
            start=8,
            quote="9件",
            key="mediation.accepted",
            now=NOW,
        )
    with pytest.raises(Stale):
        bind_number(
            workshop.office,
            part.pk,
            version=part.version,
            start=0,
            quote="4件",
            key="mediation.accepted",
            now=NOW,
        )
    assert workshop.part(MEDIATION).text == "全年受理矛盾纠纷9件。"


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("全年受理矛盾纠纷近4件。", []),
        ("调解成功率100%。", ["{mediation.success_rate}"]),
        ("{mediation.accepted}中，调解成功3件。", ["{mediation.succeeded}"]),
        ("受理{mediation.accepted}，{mediation.accepted|change}；调解成功3件。", ["{mediation.succeeded}"]),
    ],
    ids=["约数不绑", "比率", "占位之后", "带增长的句子里"],
)
def test_only_an_exact_typed_number_is_offered(workshop: Workshop, text: str, offered: list[str]) -> None:
    part = workshop.write(workshop.office, MEDIATION, text)
    assert [one.becomes for one in offers(check(workshop), part)] == offered
