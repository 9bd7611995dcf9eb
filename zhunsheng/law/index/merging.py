"""Puts together what the tables and `law/instruments/` know of each title."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from zhunsheng.law.index.listed import Listed, Text, spelled
from zhunsheng.law.index.tables import TABLES_AS_OF, Recalled, recalled, texts
from zhunsheng.law.provisions import Instrument, Version

_ONE_DAY = timedelta(days=1)
_VACANCY = timedelta(days=366)
"""No text waits longer than this between its adoption and its first day."""


def merged(folder: Path, instruments: Iterable[Instrument]) -> Iterator[tuple[Listed, tuple[str, ...]]]:
    """Every instrument with its other names: those of `law/instruments/` first, then what only the tables know."""
    known = _known(folder)
    for instrument in instruments:
        tables = known.pop(spelled(instrument.title), _Known(instrument.title))
        yield _listed(instrument.title, instrument.versions, tables), instrument.short_titles
    for tables in known.values():
        yield _listed(tables.title, (), tables), ()


@dataclass(slots=True)
class _Known:
    """What the tables say about one title; `since` is the first day of its first text."""

    title: str
    texts: list[Text] = field(default_factory=list)
    rows: list[Recalled] = field(default_factory=list)
    since: date = date.max


def _known(folder: Path) -> dict[str, _Known]:
    known: dict[str, _Known] = {}

    def of(title: str) -> _Known:
        return known.setdefault(spelled(title), _Known(title))

    for title, text, since in texts(folder):
        one = of(title)
        one.texts.append(text)
        one.since = min(one.since, since or date.max)
    for row in recalled(folder):
        one = of(row.title)
        one.rows.append(row)
        one.since = min(one.since, row.first_day)
    return known


def _listed(title: str, versions: tuple[Version, ...], known: _Known) -> Listed:
    """One instrument; `versions` are those of `law/instruments/`."""
    numbers = dict.fromkeys(version.doc_number for version in versions if version.doc_number)
    ended = next((row for row in known.rows if row.replaced_by), None)
    return Listed(
        title=title,
        texts=_in_turn(_together([_text(version) for version in versions], known)),
        since=known.since if known.since < date.max else None,
        ended_on=ended.last_day if ended else None,
        replaced_by=ended.replaced_by if ended else "",
        numbers=tuple(numbers),
        recalled=bool(known.rows),
    )


def _together(exact: list[Text], known: _Known) -> list[Text]:
    """All texts of a title; each source adds only what is older than the sources before it."""
    found = list(exact)
    for source in (known.texts, [row.text for row in known.rows if row.text]):
        oldest = min((text.begins for text in found if text.begins), default=date.max)
        labels = {text.label for text in found if text.label}
        found += [
            text
            for text in source
            if (text.begins < oldest and text.label not in labels if text.begins else not found)
        ]
    return found


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


def _text(version: Version) -> Text:
    return Text(
        label=version.label,
        adopted_on=version.adopted_on,
        first_day=version.effective_from,
        last_day=version.effective_to,
        articles=version.articles,
        seen_until=_seen_until(version.text_as_of),
        memory=version.memory,
    )


def _seen_until(written: str) -> date:
    """The first day of ``2026-07``; the tables' own day where no day is written."""
    try:
        return date.fromisoformat(written if len(written) > len("2026-07") else f"{written}-01")
    except ValueError:
        return TABLES_AS_OF
