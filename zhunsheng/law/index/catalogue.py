"""Index: finds instruments by title or document number, in the tables and in `law/instruments/` together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from zhunsheng.law.book import lawbook
from zhunsheng.law.index.listed import Listed, Text, spelled
from zhunsheng.law.index.tables import TABLES_AS_OF, Document, Recalled, documents, recalled, texts
from zhunsheng.law.provisions import Instrument

_HERE = Path(__file__).parent
# 印发机关写不写都有人写：“国务院办公厅关于……”与“关于……”
_ISSUERS = (
    "中共中央办公厅国务院办公厅", "中共中央国务院", "最高人民法院最高人民检察院", "国务院办公厅", "国务院", "最高人民法院",
    "最高人民检察院",
)  # fmt: skip
_ONE_DAY = timedelta(days=1)
_VACANCY = timedelta(days=366)
"""No text waits longer than this between its adoption and its first day."""


class Index:
    """Instruments by the titles, short titles and document numbers by which they are cited."""

    def __init__(self, all_listed: Iterable[tuple[Listed, Iterable[str]]]) -> None:
        """Takes each instrument with its other names; of two with the same name the first is found."""
        self._by_name: dict[str, Listed] = {}
        self._by_number: dict[str, Listed] = {}
        listed: list[Listed] = []
        shortened: dict[str, list[Listed]] = defaultdict(list)
        for one, names in all_listed:
            listed.append(one)
            for name in (one.title, *names):
                self._by_name.setdefault(spelled(name), one)
            if one.number:
                self._by_number.setdefault(spelled(one.number), one)
            shortened[_without_issuer(spelled(one.title))].append(one)
        for name, meant in shortened.items():
            if len(meant) == 1:
                self._by_name.setdefault(name, meant[0])
        self.listed: tuple[Listed, ...] = tuple(listed)
        self.longest_name: int = max(map(len, self._by_name), default=0)

    def find(self, title: str) -> Listed | None:
        """The instrument of this title, in whatever spelling of brackets, with or without 中华人民共和国."""
        name = spelled(title)
        return self._by_name.get(name) or self._by_name.get(_without_issuer(name))

    def numbered(self, number: str) -> Listed | None:
        """The instrument with this document number: 国办发〔2018〕115号, 国务院令第713号."""
        return self._by_number.get(spelled(number))


def _without_issuer(name: str) -> str:
    for issuer in _ISSUERS:
        if name.startswith(f"{issuer}关于"):
            return name[len(issuer) :]
    return name


@cache
def index() -> Index:
    """The national index, read when it is first asked for. Raises BadLawFile when a table is wrong."""
    return Index(_merged(_HERE, lawbook().instruments()))


def _merged(folder: Path, instruments: Iterable[Instrument]) -> Iterator[tuple[Listed, Iterable[str]]]:
    in_tables: dict[str, list[Text]] = defaultdict(list)
    since: dict[str, date] = {}
    titles: dict[str, str] = {}
    for title, text, first in texts(folder):
        name = spelled(title)
        titles.setdefault(name, title)
        in_tables[name].append(text)
        if first:
            since[name] = min(first, since.get(name, first))
    remembered: dict[str, list[Recalled]] = defaultdict(list)
    for row in recalled(folder):
        titles.setdefault(spelled(row.title), row.title)
        remembered[spelled(row.title)].append(row)
    papers = {spelled(paper.title): paper for paper in documents(folder)}
    for name, paper in papers.items():
        titles.setdefault(name, paper.title)
    for instrument in instruments:
        name = spelled(instrument.title)
        titles.pop(name, None)
        tables = _Known(in_tables[name], remembered[name], since.get(name), papers.get(name))
        yield _listed(instrument.title, _of_instrument(instrument), tables), instrument.short_titles
    for name, title in titles.items():
        yield _listed(title, [], _Known(in_tables[name], remembered[name], since.get(name), papers.get(name))), ()


class _Known:
    """What the tables say about one title."""

    def __init__(self, texts: list[Text], rows: list[Recalled], since: date | None, paper: Document | None) -> None:
        self.texts, self.rows, self.since, self.paper = texts, rows, since, paper


def _listed(title: str, exact: list[Text], known: _Known) -> Listed:
    """Puts together what each source says; `exact` are the texts of `law/instruments/`."""
    ended = next((row for row in known.rows if row.replaced_by), None)
    first = min((row.first_day for row in known.rows), default=None)
    number = known.paper.number if known.paper else ""
    last = exact[-1] if exact else None
    return Listed(
        title=title,
        texts=_in_turn(_together(exact, known)),
        since=min(filter(None, (first, known.since)), default=None),
        ended_on=last.last_day if last else ended and ended.last_day,
        replaced_by=ended.replaced_by if ended else "",
        number=number,
        recalled=bool(known.rows),
    )


def _together(exact: list[Text], known: _Known) -> list[Text]:
    """All texts of a title; the tables add only what is older than the texts of `law/instruments/`."""
    found = list(exact)
    for source in (known.texts, [row.text for row in known.rows if row.text], _issued(known.paper)):
        oldest = min((text.begins for text in found if text.begins), default=date.max)
        found += [text for text in source if _adds(text, found, oldest)]
    return found


def _adds(text: Text, found: list[Text], oldest: date) -> bool:
    if text.begins is None:
        return not found or found[0].seen_until is None
    same_text = any(text.label and text.label == other.label for other in found)
    return text.begins < oldest and not same_text


def _issued(paper: Document | None) -> list[Text]:
    if paper is None or paper.first_day is None:
        return []
    return [Text(label=str(paper.first_day.year), first_day=paper.first_day, memory=paper.memory)]


def _in_turn(found: list[Text]) -> tuple[Text, ...]:
    """In the order of time, each ending on the day before the next begins."""
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


def _of_instrument(instrument: Instrument) -> list[Text]:
    return [
        Text(
            label=version.label,
            adopted_on=version.adopted_on,
            first_day=version.effective_from,
            last_day=version.effective_to,
            articles=version.articles,
            seen_until=_seen_until(version.text_as_of),
            memory=version.memory,
        )
        for version in instrument.versions
    ]


def _seen_until(written: str) -> date | None:
    """The day of ``2026-07`` or ``2026-07-17``; the tables' own day where nothing is written."""
    try:
        return date.fromisoformat(written if len(written) > 7 else f"{written}-01")
    except ValueError:
        return TABLES_AS_OF
