"""From the frozen text to the archive; an approval is for one text and falls with it."""

import json
from datetime import date

import pytest
from django.http import Http404

from tests.people import person
from tests.records.steps import at, dispute, step
from zhunsheng.drafts.actions import (
    adopt,
    approve,
    archive,
    freeze,
    hand_in_part,
    publish,
    return_part,
    send_back,
    send_up,
)
from zhunsheng.drafts.errors import NotReady
from zhunsheng.drafts.models import Draft
from zhunsheng.drafts.tests.workshop import NOW, TODAY, Workshop
from zhunsheng.drafts.waiting import PUBLISH_BY, SEND_BY, last_day
from zhunsheng.notices.models import Notice
from zhunsheng.reading import load
from zhunsheng.records.access import Access
from zhunsheng.records.errors import BadField, Rejected, Stale
from zhunsheng.records.files import path_of
from zhunsheng.records.journal import entries
from zhunsheng.records.verify import verify

State = Draft.State


@pytest.fixture
def frozen(workshop: Workshop) -> Workshop:
    """A draft that waits for approval."""
    workshop.write_all()
    do(workshop, freeze)
    return workshop


def do(workshop: Workshop, deed: object, who: object = None, **words: object) -> Draft:
    """Somebody (the office) does the deed with the draft as it stands."""
    deed(who or workshop.office, 2026, version=workshop.fresh().version, **{"now": NOW, **words})
    return workshop.fresh()


def approved(workshop: Workshop) -> Draft:
    return do(workshop, approve, workshop.leader, digest=workshop.fresh().digest)


def test_a_frozen_text_has_a_document_a_lineage_and_one_digest(frozen: Workshop) -> None:
    draft = frozen.fresh()
    assert draft.state == State.FROZEN
    assert len(draft.digest) == 64
    assert draft.docx is not None
    assert draft.lineage is not None
    lineage = json.loads(path_of(draft.lineage.hash).read_text("utf-8"))
    assert any(
        figure["key"] == "mediation.accepted" for one in lineage["sentences"] for figure in one["figures"]
    )
    assert [part["heading"] for part in lineage["parts"]][1] == "依法开展人民调解"


def test_the_kept_document_says_the_frozen_text(frozen: Workshop, tmp_path: object) -> None:
    draft = frozen.fresh()
    copy = tmp_path / "报告.docx"  # type: ignore[operator]
    copy.write_bytes(path_of(draft.docx.hash).read_bytes())
    assert [line for line in load(copy).split("\n") if line.strip()] == draft.text.split("\n")


def test_the_same_parts_freeze_to_the_same_digest(frozen: Workshop) -> None:
    first = frozen.fresh().digest
    do(frozen, send_back, frozen.leader, reason="再看一遍")
    assert do(frozen, freeze).digest == first


def test_everything_that_stands_against_freezing_is_told_at_once(workshop: Workshop) -> None:
    workshop.give(人民调解="bureau")
    workshop.write(workshop.office, "不足", "执法人员10人，其中男性6人，女性6人。{没有.的数}")
    with pytest.raises(NotReady) as told:
        do(workshop, freeze)
    reasons = "\n".join(told.value.reasons)
    for words in (
        "还在云溪县司法局手里",
        "第 1 行：没有数字",
        "“压实第一责任人职责”还没有写",
        "错误：",
    ):
        assert words in reasons
    assert workshop.fresh().state == State.ASKED
    assert workshop.draft.digest == ""


def test_a_part_that_came_in_must_be_adopted_first(workshop: Workshop) -> None:
    workshop.write_all()
    workshop.give(人民调解="bureau")
    part = workshop.part("人民调解")
    part = hand_in_part(workshop.bureau, part.pk, version=part.version, now=NOW)
    with pytest.raises(NotReady, match="还没有采用"):
        do(workshop, freeze)
    adopt(workshop.office, part.pk, version=part.version, now=NOW)
    assert do(workshop, freeze).state == State.FROZEN


def test_a_sentence_without_its_figure_stands_against_freezing(workshop: Workshop) -> None:
    workshop.write_all()
    workshop.write(workshop.office, "行政复议", "收到行政复议申请{reconsideration.applications}。第二句。")
    with pytest.raises(NotReady, match="写不出来：缺数"):
        do(workshop, freeze)


@pytest.mark.parametrize("day", [date(2026, 11, 30), date(2029, 1, 1)], ids=["太早", "太晚"])
def test_a_report_is_not_dated_outside_of_its_years(workshop: Workshop, day: date) -> None:
    workshop.write_all()
    with pytest.raises(BadField, match="成文日期"):
        do(workshop, freeze, dated_on=day)


def test_a_leader_approves_the_text_that_was_read(frozen: Workshop) -> None:
    (errand,) = [e for e in Access(frozen.leader, TODAY).errands() if e.what == "审批"]
    assert errand.address == "/report/2026/draft/approval/"
    with pytest.raises(Stale, match="不是您看过的那一稿"):
        do(frozen, approve, frozen.leader, digest="0" * 64)
    assert approved(frozen).approved == frozen.draft.digest


def test_neither_the_office_nor_an_organ_approves(frozen: Workshop) -> None:
    with pytest.raises(Rejected, match="由县领导批准"):
        do(frozen, approve, digest=frozen.draft.digest)
    with pytest.raises(Http404):
        do(frozen, approve, frozen.bureau, digest=frozen.draft.digest)


def test_nobody_approves_what_they_froze(workshop: Workshop) -> None:
    both = person("both", "副县长兼主任", (workshop.cast.county, "office"), (workshop.cast.county, "leader"))
    workshop.write_all()
    do(workshop, freeze, both)
    with pytest.raises(Rejected, match="另一位领导"):
        do(workshop, approve, both, digest=workshop.draft.digest)


def test_an_approval_falls_when_a_part_is_changed_and_the_approver_is_told(frozen: Workshop) -> None:
    digest = approved(frozen).digest
    frozen.write(frozen.office, "不足", "改了一句话。")
    draft = frozen.fresh()
    assert (draft.state, draft.digest, draft.lost_approval) == (State.WRITING, "", True)
    assert draft.approved == digest
    assert [e.deed for e in entries(draft)][-1] == "批准失效"
    assert Notice.objects.get(to=frozen.leader).text.startswith("您批准的2026 年度报告正文有改动")
    with pytest.raises(Rejected, match="只有批准了的正文才能报送"):
        do(frozen, send_up, on=TODAY, to="县委")


def test_returning_a_part_opens_the_frozen_text_too(workshop: Workshop) -> None:
    workshop.write_all()
    workshop.give(人民调解="bureau")
    part = workshop.part("人民调解")
    part = hand_in_part(workshop.bureau, part.pk, version=part.version, now=NOW)
    part = adopt(workshop.office, part.pk, version=part.version, now=NOW)
    do(workshop, freeze)
    return_part(workshop.office, part.pk, version=part.version, reason="重写", now=NOW)
    assert workshop.fresh().state == State.ASKED


def test_an_organ_cannot_touch_a_frozen_text(workshop: Workshop) -> None:
    workshop.write_all()
    workshop.give(人民调解="bureau")
    part = workshop.part("人民调解")
    part = hand_in_part(workshop.bureau, part.pk, version=part.version, now=NOW)
    adopt(workshop.office, part.pk, version=part.version, now=NOW)
    do(workshop, freeze)
    with pytest.raises(Rejected, match="已经送审"):
        workshop.write(workshop.bureau, "人民调解", "偷偷改。")
    assert workshop.fresh().state == State.FROZEN


def test_a_leader_sends_the_text_back_with_what_to_change(frozen: Workshop) -> None:
    with pytest.raises(BadField, match="要写明"):
        do(frozen, send_back, frozen.leader, reason="")
    draft = do(frozen, send_back, frozen.leader, reason="数字再核一遍")
    assert draft.state == State.WRITING
    assert list(entries(draft))[-1].said["why"] == "数字再核一遍"


def test_the_report_is_sent_up_published_and_archived_in_this_order(frozen: Workshop) -> None:
    approved(frozen)
    with pytest.raises(Rejected, match="报送之后才能公布"):
        do(frozen, publish, on=TODAY, where="县政府网站")
    assert do(frozen, send_up, on=TODAY, to="县委、县人大常委会、市政府").state == State.SENT
    with pytest.raises(BadField, match="早于上一步"):
        do(frozen, publish, on=date(2027, 1, 14), where="县政府网站")
    assert do(frozen, publish, on=TODAY, where="县政府网站").state == State.PUBLISHED
    assert do(frozen, archive).state == State.ARCHIVED
    assert not Access(frozen.office, TODAY).errands()
    assert list(verify()) == []


def test_a_day_to_come_or_before_the_approval_is_refused(frozen: Workshop) -> None:
    approved(frozen)
    for day in (date(2027, 1, 16), date(2027, 1, 14)):
        with pytest.raises(BadField):
            do(frozen, send_up, on=day, to="县委")


def test_what_was_sent_up_is_no_longer_written_in(frozen: Workshop) -> None:
    approved(frozen)
    do(frozen, send_up, on=TODAY, to="县委")
    with pytest.raises(Rejected, match="已经报送"):
        frozen.write(frozen.office, "不足", "再改。")


def test_a_document_that_was_touched_is_not_archived(frozen: Workshop) -> None:
    approved(frozen)
    do(frozen, send_up, on=TODAY, to="县委")
    do(frozen, publish, on=TODAY, where="县政府网站")
    path_of(frozen.draft.docx.hash).write_bytes(b"x")
    with pytest.raises(Rejected, match="被改动过"):
        do(frozen, archive)
    assert frozen.fresh().state == State.PUBLISHED


def test_figures_that_change_after_freezing_do_not_change_the_frozen_text(frozen: Workshop) -> None:
    text = frozen.fresh().text
    day = date(2026, 12, 30)
    step(frozen.cast.mediator, dispute(frozen.cast.mediator, on=day), "accept", day, now=at(TODAY))
    assert frozen.fresh().text == text


def test_a_deed_on_a_draft_that_has_moved_on_is_refused(frozen: Workshop) -> None:
    with pytest.raises(Stale):
        approve(frozen.leader, 2026, version=0, digest=frozen.draft.digest, now=NOW)


def test_the_days_are_those_of_the_law_with_their_provision() -> None:
    assert (last_day(SEND_BY, 2026).last_day, last_day(PUBLISH_BY, 2026).last_day) == (
        date(2027, 3, 1),
        date(2027, 4, 1),
    )
    assert "第二十四条" in last_day(PUBLISH_BY, 2026).version.basis
