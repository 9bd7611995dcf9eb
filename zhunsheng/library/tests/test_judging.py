"""What people say to findings: a reason where one is needed, a history that stays, and versions that inherit it."""

from datetime import date

import pytest
from django.http import Http404

from tests.people import Cast
from tests.records.steps import at
from zhunsheng.library.judging import judge, judgements
from zhunsheng.library.keeping import correct, reading_of
from zhunsheng.library.models import Judgement, KeptReport
from zhunsheng.library.shelf import taken
from zhunsheng.library.tests.handing import FAULTY, MENDED, handed, kept
from zhunsheng.reading import Finding
from zhunsheng.records.access import Access
from zhunsheng.records.errors import BadField, Rejected
from zhunsheng.records.journal import breaks_of_journal, entries

TODAY = date(2026, 3, 10)
NOW = at(TODAY)


@pytest.fixture
def office(county: Cast) -> Access:
    """The office."""
    return Access(county.office, TODAY)


@pytest.fixture
def row(county: Cast) -> KeptReport:
    """A report with two errors and two doubts."""
    return kept(county.office, FAULTY, NOW)


def finding(row: KeptReport, kind: str) -> Finding:
    return next(f for f in reading_of(row).findings if f.kind == kind)


def say(access: Access, row: KeptReport, kind: str, verdict: str, reason: str = "") -> Judgement:
    found = finding(row, kind)
    return judge(access, row.pk, reading_of(row).findings, (kind, found.start), verdict, reason, NOW)


def test_an_accepted_error_no_longer_waits(office: Access, row: KeptReport) -> None:
    said = say(office, row, "broken_date", "accepted")
    assert (said.by, said.at, said.quote) == (office.person, NOW, "20258月")
    assert taken(office, row.pk).reading.unjudged == 1


def test_a_doubt_that_is_judged_changes_nothing_of_the_errors(office: Access, row: KeptReport) -> None:
    say(office, row, "sum_mismatch", "dismissed", "口径不同")
    assert taken(office, row.pk).reading.unjudged == 2


@pytest.mark.parametrize("reason", ["", "  \n "], ids=["没写", "只有空白"])
def test_not_to_accept_needs_a_reason(office: Access, row: KeptReport, reason: str) -> None:
    with pytest.raises(BadField, match="理由"):
        say(office, row, "broken_date", "dismissed", reason)
    assert not Judgement.objects.exists()


def test_a_reason_beyond_its_length_is_refused(office: Access, row: KeptReport) -> None:
    with pytest.raises(BadField, match="400"):
        say(office, row, "broken_date", "dismissed", "因" * 401)


def test_another_opinion_replaces_the_first_and_both_stay_in_the_history(
    office: Access, row: KeptReport
) -> None:
    say(office, row, "broken_date", "dismissed", "原文如此")
    said = say(office, row, "broken_date", "accepted")
    assert Judgement.objects.count() == 1
    assert [e.deed for e in entries(said)] == ["不采纳", "采纳"]
    assert list(breaks_of_journal()) == []


def test_what_is_withdrawn_waits_again(office: Access, row: KeptReport) -> None:
    say(office, row, "broken_date", "accepted")
    say(office, row, "broken_date", "withdrawn")
    assert judgements(row) == {}
    assert taken(office, row.pk).reading.unjudged == 2


def test_nothing_can_be_withdrawn_that_was_not_said(office: Access, row: KeptReport) -> None:
    with pytest.raises(Rejected):
        say(office, row, "broken_date", "withdrawn")


def test_a_finding_that_is_not_there_cannot_be_judged(office: Access, row: KeptReport) -> None:
    with pytest.raises(Rejected, match="刷新"):
        judge(office, row.pk, reading_of(row).findings, ("broken_date", 0), "accepted", "", NOW)


def test_a_verdict_that_does_not_exist_is_refused(office: Access, row: KeptReport) -> None:
    with pytest.raises(Rejected):
        say(office, row, "broken_date", "maybe")


def test_a_stranger_cannot_judge(county: Cast, row: KeptReport) -> None:
    with pytest.raises(Http404):
        say(Access(county.stranger, TODAY), row, "broken_date", "accepted")


def test_what_was_said_goes_with_the_finding_into_the_corrected_version(
    office: Access, row: KeptReport
) -> None:
    say(office, row, "sum_mismatch", "dismissed", "不予受理的另计")
    say(office, row, "broken_date", "accepted")
    longer = MENDED.replace("2025年，", "一年来，全县上下共同努力。2025年，", 1)
    after = correct(office, row.pk, handed(longer), NOW)
    (said,) = judgements(after).values()
    assert (said.kind, said.reason, said.carried) == ("sum_mismatch", "不予受理的另计", True)
    assert longer[said.start :].startswith(said.quote)
    assert [e.deed for e in entries(said)] == ["沿用"]
    assert list(breaks_of_journal()) == []


def test_a_finding_whose_numbers_were_changed_is_to_be_judged_anew(office: Access, row: KeptReport) -> None:
    say(office, row, "ratio_mismatch", "dismissed", "按另一口径")
    after = correct(office, row.pk, handed(FAULTY.replace("96.91%", "97.01%")), NOW)
    assert judgements(after) == {}
    assert taken(office, after.pk).reading.unjudged == 2


def test_what_was_withdrawn_does_not_go_along(office: Access, row: KeptReport) -> None:
    say(office, row, "sum_mismatch", "accepted")
    say(office, row, "sum_mismatch", "withdrawn")
    assert judgements(correct(office, row.pk, handed(MENDED), NOW)) == {}
