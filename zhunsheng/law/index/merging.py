"""Puts together what the tables and `law/instruments/` know of each title."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from zhunsheng.law.index import tables
from zhunsheng.law.index.listed import Listed, Text, named, spelled
from zhunsheng.law.provisions import Instrument, Version

_ONE_DAY = timedelta(days=1)
_VACANCY = timedelta(days=366)
"""No text waits longer than this between its adoption and its first day."""


class Sheaf:
    """All that the sources say of one title. It is read only when somebody asks for it: nobody asks for most titles."""

    def __init__(self, title: str, name: str, instrument: Instrument | None = None) -> None:
        """`name` is the title as `spelled` writes it."""
        self.title, self.name, self._instrument = title, name, instrument
        self._lines: dict[str, list[tables.Line]] = {}

    def add(self, table: str, line: tables.Line) -> None:
        """Puts in a line about this title."""
        self._lines.setdefault(table, []).append(line)

    @property
    def names(self) -> tuple[str, ...]:
        """Its short names."""
        return self._instrument.short_titles if self._instrument else ()

    @property
    def numbers(self) -> tuple[str, ...]:
        """Its document numbers."""
        versions = self._instrument.versions if self._instrument else ()
        numbers = [version.doc_number for version in versions]
        numbers += [
            number for line in self._of("database") if line.cells[5] for number in line.cells[5].split("；")
        ]
        numbers += [line.cells[3] for line in self._of("reported")]
        return tuple(dict.fromkeys(filter(None, numbers)))

    @cached_property
    def listed(self) -> Listed:
        """What is known of it, put together. Raises BadLawFile when a line is wrong."""
        versions = self._instrument.versions if self._instrument else ()
        inserted = {line.cells[1]: line.cells[2] for line in self._of("inserted")}
        database = [tables.database(line, inserted.get(line.cells[1], "")) for line in self._of("database")]
        others = [tables.other(line) for line in self._of("other")]
        recalled = [tables.recalled(line) for line in self._of("recalled")]
        reported = [tables.reported(line) for line in self._of("reported")]
        since = [row.since for row in (*database, *others) if row.since] + [one.first_day for one in recalled]
        ended_on, replaced_by, end_recalled = self._end(recalled)
        gone = bool(self._of("ended")) or bool(database and database[-1].ended)
        seen = {row.text.label: row.text for row in database}
        exact = [_text(version, seen.get(version.label)) for version in versions]
        sources = (
            [row.text for row in database],
            [row.text for row in others],
            [one.text for one in recalled if one.text],
        )
        return Listed(
            title=self.title,
            texts=_in_turn(_together(exact, sources, [row.text for row in reported])),
            since=min(since, default=None),
            ended_on=ended_on,
            replaced_by=replaced_by,
            numbers=self.numbers,
            recalled=bool(recalled),
            gone_by=tables.DATABASE_AS_OF if gone and not versions else None,
            end_recalled=end_recalled,
            outside=next((line.cells[1] for line in self._of("outside")), ""),
        )

    def _of(self, table: str) -> list[tables.Line]:
        return self._lines.get(table, [])

    def _end(self, recalled: list[tables.Recalled]) -> tuple[date | None, str, bool]:
        """The last day, what took its place, and whether this rests on memory."""
        for line in self._of("ended"):
            if line.cells[1]:
                return line.day(1), named(line.cells[2]), False
        one = next((one for one in recalled if one.replaced_by), None)
        return (one.last_day, one.replaced_by, True) if one else (None, "", False)


def sheaves(folder: Path, instruments: Iterable[Instrument]) -> list[Sheaf]:
    """Every title: those of `law/instruments/` first, then what only the tables know."""
    known: dict[str, Sheaf] = {}
    for one in instruments:
        name = spelled(one.title)
        known[name] = Sheaf(one.title, name, one)
    for table in tables.TABLES:
        for line in tables.lines(folder, table):
            name = spelled(line.cells[0])
            if name not in known:
                known[name] = Sheaf(line.cells[0], name)
            known[name].add(table, line)
    return list(known.values())


def _together(exact: list[Text], sources: Iterable[list[Text]], heard: list[Text]) -> list[Text]:
    """All texts of a title; each source adds only what is older than the sources before it, or was heard of since."""
    found = list(exact)
    for source in sources:
        oldest = min((text.begins for text in found if text.begins), default=date.max)
        labels = {text.label for text in found if text.label}
        found += [
            text
            for text in source
            if (text.begins < oldest and text.label not in labels if text.begins else not found)
        ]
    newest = max((text.begins for text in found if text.begins), default=date.min)
    return found + [text for text in heard if not found or (text.begins and text.begins > newest)]


def _in_turn(found: list[Text]) -> tuple[Text, ...]:
    """In the order of time, each ending at the latest on the day before the next begins."""
    found = sorted(found, key=lambda text: text.begins or date.max)
    for place, (earlier, later) in enumerate(zip(found, found[1:], strict=False)):
        if later.begins is None:
            continue
        waited = earlier.last_day - later.begins if earlier.last_day else -_ONE_DAY
        if later.first_day is None and timedelta(0) <= waited <= _VACANCY:
            # 通过日已知、施行日不明，而前一文本的末日已知：次日就是施行日
            found[place + 1] = replace(later, first_day=later.begins + waited + _ONE_DAY)
        elif earlier.last_day is None or earlier.last_day >= later.begins:
            found[place] = replace(earlier, last_day=later.begins - _ONE_DAY)
    return tuple(found)


def _text(version: Version, seen: Text | None) -> Text:
    """A text of the law book, with what the database alone knows of it."""
    until = _seen_until(version.text_as_of)
    return Text(
        label=version.label,
        adopted_on=version.adopted_on,
        first_day=version.effective_from,
        last_day=version.effective_to,
        articles=version.articles,
        seen_until=max(until, seen.seen_until) if seen and seen.seen_until else until,
        memory=version.memory,
        shifted_from=seen.shifted_from if seen else 0,
        inserted=seen.inserted if seen else None,
    )


def _seen_until(written: str) -> date:
    """The first day of ``2026-07``; the tables' own day where no day is written."""
    try:
        return date.fromisoformat(written if len(written) > len("2026-07") else f"{written}-01")
    except ValueError:
        return tables.TABLES_AS_OF
