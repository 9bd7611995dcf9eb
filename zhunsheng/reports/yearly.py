"""The county's yearly report on building a government under the rule of law: from the registers to the document.

The parts are those that 《法治政府建设与责任落实督察工作规定》 asks a report to have (verified from an excerpt; the number of its
article is not). What no register holds is left to the drafter, plainly marked, and never made up.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from django.conf import settings

from zhunsheng.figures import Period, PeriodError, Value
from zhunsheng.numbers import FIRST_YEAR, Numbers, so_far
from zhunsheng.reading import Finding, Reading, load, read_text
from zhunsheng.records.access import Access
from zhunsheng.records.county import county
from zhunsheng.records.registry import registers
from zhunsheng.reports.phrases import RESPONSIBLE, all_phrases
from zhunsheng.reports.quoting import quoted
from zhunsheng.writing import Composition, Outline, Section, Stale, compose, paragraph, plain, stale, write

TODO_BEGINS = "（由起草人补写："
"""How the report says that a person must write here."""


@dataclass(frozen=True)
class Report:
    """A composed report with the values it was composed from."""

    year: int
    composition: Composition
    values: Mapping[str, Value]
    previous: Mapping[str, Value]

    @property
    def title(self) -> str:
        """The title in one line."""
        return self.composition.outline.title.replace("\n", "")

    @cached_property
    def check(self) -> Reading:
        """The report read back by the product's own reader; its places are characters of ``plain(composition)``."""
        return read_text(plain(self.composition))

    def stale(self, lineage: Mapping[str, Any]) -> list[Stale]:
        """The sentences of a written report that no longer say what the registers say."""
        return stale(lineage, self.values, self.previous)


@dataclass(frozen=True)
class WrittenReport:
    """The report last written for a year: the document and its lineage."""

    docx: Path
    lineage: dict[str, Any]

    @property
    def lineage_path(self) -> Path:
        """The lineage as a file."""
        return self.docx.with_suffix(".lineage.json")

    @property
    def written_at(self) -> datetime:
        """When the document was last touched, in local time with its zone."""
        return datetime.fromtimestamp(self.docx.stat().st_mtime).astimezone()

    @property
    def intact(self) -> bool:
        """Whether the document is still the one the lineage was written for."""
        said: str = self.lineage["docx_sha256"]
        return said == hashlib.sha256(self.docx.read_bytes()).hexdigest()


def county_report(year: int, now: datetime, organ: str | None = None) -> Report:
    """The report of a year as the registers stand now, dated today; of the whole county when `organ` is None.

    Compared with the year before; a year not yet over with the same days of it. Errors: PeriodError for a year that has
    not begun; UnknownOrganError; OutlineError when a register's phrases name what it does not count.
    """
    today = now.date()
    if not FIRST_YEAR <= year <= today.year:
        raise PeriodError(f"写不了 {year} 年的报告：年度要在 {FIRST_YEAR} 至 {today.year} 之间")
    numbers = Numbers.of(registers().values(), organ, now)
    outline = _outline(year, today)
    period = Period.year(year)
    values = quoted(numbers, outline.needs(), period)
    previous = quoted(numbers, outline.needs(), so_far(period, today).year_before)
    return Report(year, compose(outline, values, previous), values, previous)


def write_report(year: int, path: Path, now: datetime) -> tuple[Finding, ...]:
    """Writes the report and its lineage, then reads the document back; returns what its check finds.

    Errors: as for ``county_report``; TargetError when the file cannot be written. Nothing half-written stays.
    """
    write(county_report(year, now).composition, path)
    return read_text(load(path)).findings


def reads_report(access: Access) -> bool:
    """Whether the person may see the county's report: whoever sees every register's figures for the whole county."""
    top = next((h.organ for h in access.holdings if h.organ.is_root()), None)
    return top is not None and all(access.sees_organ(reg, top) for reg in registers().values())


def report_path(year: int) -> Path:
    """Where the pages keep the document of a year."""
    return Path(settings.HOME) / "reports" / str(year) / "report.docx"


def written_report(year: int) -> WrittenReport | None:
    """The report that was last written for a year on the pages; None when there is none, or its lineage is gone."""
    path = report_path(year)
    beside = path.with_suffix(".lineage.json")
    if not path.is_file() or not beside.is_file():
        return None
    return WrittenReport(path, json.loads(beside.read_text(encoding="utf-8")))


def _outline(year: int, dated_on: date) -> Outline:
    facts = county()
    return Outline(
        title=f"{facts['government']}\n{year}年法治政府建设年度报告",
        addressee=facts.get("superior", ""),
        sections=(
            Section(
                f"{year}年推进法治政府建设的主要举措和成效",
                (_todo("本年度总体情况，以及下列各项登记没有涵盖的举措和成效"),),
            ),
            *all_phrases(),
            Section("存在的不足和原因", (_todo("本年度法治政府建设存在的不足，以及产生的原因"),)),
            Section(
                "主要负责人履行推进法治建设第一责任人职责情况",
                (_todo("党政主要负责人部署、过问、协调、督办法治建设的情况，登记没有涵盖的"),),
            ),
            *all_phrases(RESPONSIBLE),
            Section(f"{year + 1}年推进法治政府建设的主要安排", (_todo("下一年度的主要安排"),)),
        ),
        issuer=facts["government"],
        dated_on=dated_on,
    )


def _todo(what: str) -> Any:
    return paragraph(f"{TODO_BEGINS}{what}。）")
