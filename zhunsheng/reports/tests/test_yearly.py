"""The yearly report: what it says, what it leaves to the drafter, and what it says of itself."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.people import Cast
from tests.records.steps import at, dispute, step
from zhunsheng.figures import Catalogue, Period, PeriodError
from zhunsheng.numbers import Numbers
from zhunsheng.reading import read_text
from zhunsheng.records.access import Access
from zhunsheng.records.registry import registers
from zhunsheng.reports.phrases import all_phrases, phrases
from zhunsheng.reports.quoting import place_of
from zhunsheng.reports.yearly import (
    TODO_BEGINS,
    county_report,
    reads_report,
    report_path,
    write_report,
    written_report,
)
from zhunsheng.writing import TargetError, plain

pytestmark = pytest.mark.django_db


def said(report: Any) -> str:
    return plain(report.composition)


def test_the_report_says_the_figures_of_the_registers(year: Any, new_year: date) -> None:
    text = said(county_report(2026, at(new_year)))
    assert "全年登记矛盾纠纷4件，受理4件，较上年增长300%。" in text
    assert "办结（含上年结转）3件，其中调解成功3件，调解成功率100%，与上年持平。" in text


def test_every_number_of_the_report_is_the_figure_of_its_key(year: Any, new_year: date) -> None:
    report = county_report(2026, at(new_year))
    numbers = Numbers.of(registers().values(), None, at(new_year))
    quotes = [quote for sentence in report.composition.sentences for quote in sentence.said.quotes]
    assert len(quotes) > 40
    for quote in quotes:
        key, by, group = place_of(quote.value.key)
        period = Period.year(2026)
        values = numbers.values([period], keys=[key], by=by or None)
        counted = group and group not in values.groups(key)
        assert quote.value.value == (0 if counted else values.get(key, period, "county", group or None).value)


def test_the_groups_of_a_table_add_up_to_its_total(year: Any, new_year: date) -> None:
    rows = [
        line.split("\t")
        for line in said(county_report(2026, at(new_year))).split("\n")
        if line.count("\t") == 3
    ]
    head, *kinds, total = rows
    assert head[0] == "纠纷类型"
    for column in (1, 2, 3):
        assert sum(int(row[column]) for row in kinds) == int(total[column])


def test_the_parts_stand_in_their_order_and_what_no_register_holds_is_left_to_the_drafter(
    year: Any, new_year: date
) -> None:
    text = said(county_report(2026, at(new_year)))
    headings = ("一、2026年推进", "（一）依法开展人民调解", "（二）依法办理行政复议", "二、存在的不足和原因",
                "三、主要负责人履行", "四、2027年推进")  # fmt: skip
    assert sorted(headings, key=text.index) == list(headings)
    for part in ("不足", "党政主要负责人", "下一年度的主要安排"):
        assert any(line.startswith(TODO_BEGINS) and part in line for line in text.split("\n"))


def test_a_register_without_data_is_left_to_the_drafter_and_never_zero(year: Any, new_year: date) -> None:
    text = said(county_report(2026, at(new_year)))
    assert "（由起草人补写：行政复议工作情况，登记中还没有数据。）" in text
    assert "收到行政复议申请0件" not in text


@pytest.mark.parametrize("number", [2028, 1900], ids=["还没有开始", "太早"])
def test_there_is_no_report_of_a_year_that_has_not_begun(year: Any, new_year: date, number: int) -> None:
    with pytest.raises(PeriodError):
        county_report(number, at(new_year))


def test_the_written_report_is_checked_without_errors(year: Any, new_year: date, tmp_path: Path) -> None:
    findings = write_report(2026, tmp_path / "报告.docx", at(new_year))
    assert [finding for finding in findings if finding.severity == "error"] == []
    lineage = json.loads((tmp_path / "报告.lineage.json").read_text(encoding="utf-8"))
    assert lineage["title"] == "云溪县人民政府2026年法治政府建设年度报告"


def test_the_check_reads_what_is_written(year: Any, new_year: date) -> None:
    report = county_report(2026, at(new_year))
    assert report.check == read_text(said(report))
    assert report.check.year == 2026


def test_a_report_that_cannot_be_written_leaves_nothing(year: Any, new_year: date, tmp_path: Path) -> None:
    with pytest.raises(TargetError):
        write_report(2026, tmp_path / "没有这个文件夹" / "报告.docx", at(new_year))
    assert list(tmp_path.glob("**/*.docx")) == []


def test_a_changed_figure_makes_its_sentences_stale_and_no_others(
    year: Any, county: Cast, new_year: date
) -> None:
    path = report_path(2026)
    path.parent.mkdir(parents=True)
    write_report(2026, path, at(new_year))
    written = written_report(2026)
    assert written is not None
    assert written.intact
    assert county_report(2026, at(new_year)).stale(written.lineage) == []
    late = dispute(county.mediator, on=date(2026, 12, 30), kind="medical")
    step(county.mediator, late, "accept", date(2026, 12, 30), now=at(new_year))
    old = county_report(2026, at(new_year)).stale(written.lineage)
    assert {one.text for one in old} >= {"全年登记矛盾纠纷4件，受理4件，较上年增长300%。"}
    assert not any("调解成功率" in one.text for one in old)


def test_a_document_edited_by_hand_is_no_longer_the_one_of_the_lineage(year: Any, new_year: date) -> None:
    path = report_path(2026)
    path.parent.mkdir(parents=True)
    write_report(2026, path, at(new_year))
    path.write_bytes(path.read_bytes() + b"x")
    written = written_report(2026)
    assert written is not None
    assert not written.intact


def test_there_is_no_written_report_before_one_is_written(county: Cast) -> None:
    assert written_report(2026) is None


@pytest.mark.parametrize(
    ("post", "reads"),
    [("office", True), ("head", False), ("chief", False), ("mediator", False), ("stranger", False)],
    ids=["依法治县办", "复议机构负责人", "只办复议的县领导", "镇调解员", "无任职"],
)
def test_whoever_sees_every_register_of_the_whole_county_reads_the_report(
    county: Cast, post: str, reads: bool
) -> None:
    assert reads_report(Access(getattr(county, post), date(2026, 6, 30))) is reads


def test_every_register_speaks_only_of_figures_that_it_declares() -> None:
    for key, reg in registers().items():
        catalogue = Catalogue(reg.figures)
        for section in phrases(key):
            for item in section.items:
                sentences: tuple[Any, ...] = getattr(item, "sentences", (item,))
                needs = {need for sentence in sentences for need in sentence.needs()}
                places = [place_of(need) for need in needs]
                assert [figure for figure, _, _ in places if figure not in catalogue] == []
                assert [by for _, by, _ in places if by and by not in reg.filters] == []


def test_cases_not_yet_accepted_at_the_end_of_the_year_raise_no_doubt(
    year: Any, county: Cast, new_year: date
) -> None:
    dispute(county.mediator, on=date(2026, 12, 31))
    report = county_report(2026, at(new_year))
    assert "登记矛盾纠纷5件，受理4件" in said(report)
    assert [finding.message for finding in report.check.findings] == []


def test_a_report_dated_after_its_last_day_is_doubted(year: Any) -> None:
    kinds = {finding.kind for finding in county_report(2025, at(date(2026, 4, 1))).check.findings}
    assert "late_report" in kinds


def test_the_registers_speak_below_the_first_part() -> None:
    assert {section.level for section in all_phrases()} == {2}


def test_each_register_speaks_in_the_chapter_it_belongs_to(county: Cast) -> None:
    headings = [
        section.heading for section in county_report(2026, at(date(2026, 6, 1))).composition.outline.sections
    ]
    chapter = headings.index("主要负责人履行推进法治建设第一责任人职责情况")
    assert headings[chapter + 1] == "压实第一责任人职责"
    assert headings.index("存在的不足和原因") < chapter
