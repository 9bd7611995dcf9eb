"""The notice of a year's days off is taken in, and every case counted anew."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.people import Cast
from tests.records.steps import APPLICATION, at, dispute
from zhunsheng.records.actions import import_year, open_case, recount
from zhunsheng.records.county import calendar, imported_years
from zhunsheng.records.errors import BadField, Rejected
from zhunsheng.records.models import Todo

COMING = (Path(__file__).parents[1] / "calendar" / "invented_2027.txt").read_text("utf-8")
LONGER = COMING.replace(
    "1月1日（周五）至3日（周日）放假，共3天。",
    "1月1日（周五）至4日（周一）放假调休，共4天。1月9日（周六）上班。",
)
"""A New Year of four days, so that what was counted moves."""
TODAY = date(2026, 12, 29)


def received(county: Cast) -> Any:
    """An application whose five working days end in the new year, at the soonest on 5 January."""
    row = open_case(
        county.clerk,
        "reconsideration",
        organ="bureau",
        title="不服罚款",
        on=date(2026, 12, 28),
        now=at(date(2026, 12, 28)),
        facts=APPLICATION,
    )
    assert row.due_on == date(2027, 1, 5)
    return row


def test_a_notice_moves_the_last_days_of_cases_and_of_the_inbox_and_says_which(county: Cast) -> None:
    row, other = received(county), dispute(county.mediator)
    done = import_year(county.office, LONGER, now=at(TODAY))
    assert [(one.row.pk, one.was, one.due_on) for one in done.moved] == [
        (row.pk, date(2027, 1, 5), date(2027, 1, 6))
    ]
    row.refresh_from_db()
    assert row.due_on == date(2027, 1, 6)
    assert set(Todo.objects.filter(case_id=row.pk, expected=True).values_list("due_on", flat=True)) == {
        date(2027, 1, 6)
    }
    other.refresh_from_db()
    assert other.due_on not in (date(2027, 1, 5), date(2027, 1, 6))


def test_a_notice_that_leaves_the_day_where_it_was_moves_nothing(county: Cast) -> None:
    received(county)
    assert import_year(county.office, COMING, now=at(TODAY)).moved == []
    assert recount(at(TODAY)) == []


def test_the_file_says_who_took_it_in_and_when(county: Cast) -> None:
    file = import_year(county.office, COMING, now=at(TODAY)).file
    assert file == imported_years() / "2027.yaml"
    assert file.read_text("utf-8").startswith("# office 2026-12-29 导入\nbasis: ")
    assert [one.name for one in file.parent.iterdir()] == ["2027.yaml"]


def test_a_second_import_takes_the_place_of_the_first(county: Cast) -> None:
    import_year(county.office, LONGER, now=at(TODAY))
    assert not calendar().is_workday(date(2027, 1, 4))
    import_year(county.office, COMING, now=at(TODAY))
    assert calendar().is_workday(date(2027, 1, 4))


def test_another_process_reads_the_year_that_was_imported(county: Cast) -> None:
    before = calendar()
    assert before.table(2027) is None
    import_year(county.office, COMING, now=at(TODAY))
    assert calendar() is not before
    assert calendar() is calendar()


def test_only_the_office_takes_a_notice_in(county: Cast) -> None:
    for person in (county.clerk, county.mediator, county.stranger):
        with pytest.raises(Rejected, match="由依法治县办导入"):
            import_year(person, COMING, now=at(TODAY))
    assert not imported_years().exists()


def test_a_wrong_notice_is_one_sentence_and_changes_nothing(county: Cast) -> None:
    row = received(county)
    with pytest.raises(BadField, match=r"^“春节”写的是共6天，列出的放假日子是7天。$") as refused:
        import_year(county.office, COMING.replace("共7天。1月31日", "共6天。1月31日"), now=at(TODAY))
    assert refused.value.field == "notice"
    assert not imported_years().exists()
    row.refresh_from_db()
    assert row.due_on == date(2027, 1, 5)


def test_where_the_county_has_written_the_year_itself_a_notice_has_no_effect_and_says_so(
    county: Cast, settings: Any, tmp_path: Path
) -> None:
    settings.COUNTY = tmp_path / "own"
    (settings.COUNTY / "calendar").mkdir(parents=True)
    (settings.COUNTY / "calendar" / "2027.yaml").write_text(
        "basis: 试\noff: {元旦: 2027-01-01..2027-01-04}\n", "utf-8"
    )
    with pytest.raises(Rejected, match=r"已有 2027 年的放假安排.*calendar/2027\.yaml"):
        import_year(county.office, COMING, now=at(TODAY))
    assert not calendar().is_workday(date(2027, 1, 4))


def test_a_case_that_cannot_be_counted_does_not_keep_the_others_from_it(
    county: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:

    module = sys.modules["zhunsheng.records.actions.recount"]
    broken, good = dispute(county.mediator), received(county)
    whole = module.bring_up

    def bring_up(reg: Any, row: Any, *rest: Any) -> Any:
        if row.pk == broken.pk:
            raise KeyError("步骤不在了")
        return whole(reg, row, *rest)

    monkeypatch.setattr(module, "bring_up", bring_up)
    assert [one.row.pk for one in import_year(county.office, LONGER, now=at(TODAY)).moved] == [good.pk]
    assert f"{broken.pk} 的期限没有重算" in caplog.text


def test_the_imported_years_go_into_the_backup() -> None:
    from zhunsheng.records.backup import KEPT

    assert imported_years().name in KEPT
