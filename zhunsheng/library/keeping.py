"""Keeping a report, mending what is said about it, and reading it again when the rules have changed."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import transaction

from zhunsheng.library.about import FIRST_YEAR, LAST_YEAR, about
from zhunsheng.library.intake import Handed
from zhunsheng.library.judging import carry_over, unjudged_errors
from zhunsheng.library.models import KeptReport, StoredReading
from zhunsheng.library.shelf import searchable, shelf, taken
from zhunsheng.library.stored import as_json, as_reading, fingerprint
from zhunsheng.reading import Reading, read_text
from zhunsheng.records.access import Access
from zhunsheng.records.errors import BadField, Rejected, Stale
from zhunsheng.records.files import store
from zhunsheng.records.hashing import digest
from zhunsheng.records.journal import note


def keep(access: Access, handed: Handed, now: datetime) -> tuple[KeptReport, bool]:
    """Puts a report into the library; the one already there, and False, when the person sees the same file kept before.

    Raises BadFile when the file is not to be kept.
    """
    with transaction.atomic():
        same = shelf(access).filter(file__hash=digest(handed.content)).select_related("reading")
        there = same.first()
        if there is not None:
            return there, False
        return _kept(access, handed, now, None), True


def correct(access: Access, number: int, handed: Handed, now: datetime) -> KeptReport:
    """Keeps the corrected version of a report; what was said of its findings goes with those that are still there.

    404 without the right to the report; Stale when somebody has handed in a corrected version already; Rejected when the
    text is the same.
    """
    with transaction.atomic():
        before = taken(access, number, lock=True)
        if KeptReport.objects.filter(corrects=before).exists():
            raise Stale("这份报告已经有更正版，请打开最新的一版再检。")
        if handed.reading.text == before.text:
            raise Rejected("交来的和上一版一字不差，没有再存；请确认选的是改过的文件。")
        after = _kept(access, handed, now, before)
        carry_over(before, reading_of(before), after, reading_of(after), access.person, now)
        return after


def _kept(access: Access, handed: Handed, now: datetime, before: KeptReport | None) -> KeptReport:
    facts = asdict(about(handed.reading))
    if before is not None:
        # 地区、年度和类别是人核过的，以上一版为准；标题和日期是新写的。
        facts |= {"place": before.place, "year": before.year, "kind": before.kind}
    row = KeptReport(
        **facts, filename=handed.filename[-200:], file=store(handed.upload()), kept_by=access.person,
        kept_at=now, corrects=before, text=handed.reading.text,
    )  # fmt: skip
    row.save(force_insert=True)
    note(row, "存入", person=access.person, now=now, said={"filename": row.filename, "file": row.file.hash})
    _write_down(row, handed.reading)
    return row


def amend(access: Access, number: int, said: dict[str, Any], now: datetime) -> KeptReport:
    """Mends what a report is said to be: place, year, title, kind, day. BadField names what is wrong."""
    with transaction.atomic():
        row = taken(access, number, lock=True)
        changed = {name: value for name, value in said.items() if getattr(row, name) != value}
        _check(changed)
        old = {name: getattr(row, name) for name in changed}
        for name, value in changed.items():
            setattr(row, name, value)
        if changed:
            row.save()
            note(row, "改登记", person=access.person, now=now, said=_told(old, changed))
            StoredReading.objects.filter(pk=row.pk).update(words=_words(row))
        return row


def _check(said: dict[str, Any]) -> None:
    year, title, kind = said.get("year"), said.get("title", "有"), said.get("kind", KeptReport.Kind.OTHER)
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadField("year", f"年度要在 {FIRST_YEAR} 至 {LAST_YEAR} 之间，现在填的是 {year}。")
    if not title.strip():
        raise BadField("title", "标题不能空。")
    if kind not in KeptReport.Kind.values:
        raise BadField("kind", "没有这个类别，请从列出的里选。")


def _told(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    def plain(value: Any) -> Any:
        return value.isoformat() if isinstance(value, date) else value

    return {name: [plain(old[name]), plain(new[name])] for name in new}


def reading_of(row: KeptReport) -> Reading:
    """What the reader finds in a report: as written down, or read again, and written down, when the rules have changed."""
    if row.reading.rules == fingerprint():
        return as_reading(row.text, row.reading.said)
    return _read_again(row)


def read_again(rows: Iterable[KeptReport]) -> int:
    """Writes the readings of these reports anew by the rules of today; returns how many. Judgements stay."""
    return sum(1 for row in rows if _read_again(row))


def _read_again(row: KeptReport) -> Reading:
    reading = read_text(row.text, name=row.title)
    with transaction.atomic():
        _write_down(row, reading)
    return reading


def _write_down(row: KeptReport, reading: Reading) -> None:
    found = [finding.severity for finding in reading.findings]
    row.reading, _ = StoredReading.objects.update_or_create(
        report=row,
        defaults={
            "rules": fingerprint(),
            "errors": found.count("error"),
            "warnings": found.count("warning"),
            "notes": found.count("note"),
            "unjudged": unjudged_errors(row, reading.findings),
            "words": _words(row),
            "said": as_json(reading),
        },
    )


def _words(row: KeptReport) -> str:
    return searchable(row.title, row.place, row.year, row.filename, row.text)
