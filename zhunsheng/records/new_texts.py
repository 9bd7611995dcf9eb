"""New texts of laws on their way into the book: read, held against the old text, kept as drafts until the office confirms them.

Everything lies in the folder `law` of the home: ``KEY-LABEL.txt`` the wording, ``KEY-LABEL.draft.yaml`` the draft,
``KEY-LABEL.yaml`` once it was confirmed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from zhunsheng.law import Instrument, UnknownInstrument
from zhunsheng.law.county_texts import DRAFT
from zhunsheng.law.errors import NotALawText
from zhunsheng.law.parsing import day, section, text
from zhunsheng.law.texts import (
    Change,
    LawText,
    Meeting,
    compare,
    draft,
    meet,
    new_and_old,
    read_text,
    refuse_if_older,
)
from zhunsheng.law.yaml_files import read_yaml
from zhunsheng.records.county import book, confirmed_texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A new text held against the old one; `changes` is None where no old text was given or kept.

    `name` names its files, ``reconsideration_regulation-2026``; `words` is the new wording as it was handed in.
    """

    name: str
    instrument: Instrument
    new: LawText
    begins: date
    changes: tuple[Change, ...] | None
    meetings: tuple[Meeting, ...]
    words: str


def prepare(words: str, old_words: str = "", begins: date | None = None) -> Prepared:
    """Reads the new text, and the old one where it is given; nothing is written.

    Raises LawError in one sentence: what is no text of a law, an older text, the same twice, one that no rule rests on.
    """
    given = [words, old_words] if old_words else [words]
    new, old = new_and_old([read_text(one) for one in given])
    try:
        instrument = book().instrument(new.title)
    except UnknownInstrument:
        raise NotALawText(f"《{new.title}》共{new.last}条，没有规则、步骤依据它，什么也不用改") from None
    refuse_if_older(new, instrument)
    starts = begins or new.effective_on
    if starts is None:
        raise NotALawText(f"《{new.title}》没有写自何日起施行，请填写施行日")
    if starts <= instrument.newest.effective_from:
        raise NotALawText(f"施行日要在现在这个文本的施行日（{instrument.newest.effective_from}）以后")
    newer = words if len(given) == 1 or read_text(words) == new else old_words
    return _prepared(instrument, new, old or _kept(instrument), starts, newer)


def _prepared(
    instrument: Instrument, new: LawText, old: LawText | None, begins: date, words: str
) -> Prepared:
    changes = compare(old, new) if old else None
    return Prepared(
        name=f"{instrument.key}-{_label(instrument, new, begins)}",
        instrument=instrument,
        new=new,
        begins=begins,
        changes=changes,
        meetings=meet(book(), instrument, new, changes),
        words=words,
    )


def _label(instrument: Instrument, new: LawText, begins: date) -> str:
    """The year by which the text is cited; a second one of the same year gets a number."""
    year = new.label or str(begins.year)
    taken = {version.label for version in instrument.versions}
    return next(one for one in (year, *(f"{year}-{n}" for n in range(2, 100))) if one not in taken)


def keep(prepared: Prepared, old_words: str = "") -> None:
    """Writes the draft and the wordings; a draft of the same text is written over."""
    folder = confirmed_texts()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{prepared.name}.txt").write_text(prepared.words, "utf-8")
    if old_words:
        _old_file(prepared.instrument).write_text(old_words, "utf-8")
    written = draft(prepared.instrument, prepared.new, prepared.meetings, prepared.begins)
    (folder / f"{prepared.name}{DRAFT}").write_text(written, "utf-8")


def drafts() -> Iterator[Prepared]:
    """The drafts that wait for the office, by name; one that can no longer act is left out."""
    for file in sorted(confirmed_texts().glob(f"*{DRAFT}")):
        found = find(file.name.removesuffix(DRAFT))
        if found:
            yield found


def find(name: str) -> Prepared | None:
    """The draft of that name, or None."""
    known = {file.name.removesuffix(DRAFT): file for file in confirmed_texts().glob(f"*{DRAFT}")}
    if name not in known:
        return None
    entry = read_yaml(known[name])
    instrument = book().instrument(text(entry, "instrument"))
    words = (confirmed_texts() / f"{name}.txt").read_text("utf-8")
    begins = day(section(entry, "version"), "from")
    if begins <= instrument.newest.effective_from:
        return None
    return _prepared(instrument, read_text(words), _kept(instrument), begins, words)


def discard(name: str) -> None:
    """Throws a draft away; the wording goes with it."""
    if find(name):
        (confirmed_texts() / f"{name}{DRAFT}").unlink()
        (confirmed_texts() / f"{name}.txt").unlink()


def confirmed() -> Sequence[Path]:
    """The files of the texts that were confirmed on a page."""
    return [file for file in sorted(confirmed_texts().glob("*.yaml")) if not file.name.endswith(DRAFT)]


def _old_file(instrument: Instrument) -> Path:
    return confirmed_texts() / f"{instrument.key}-{instrument.newest.label}.txt"


def _kept(instrument: Instrument) -> LawText | None:
    """The wording of the present text, where it was kept."""
    file = _old_file(instrument)
    return read_text(file.read_text("utf-8")) if file.is_file() else None
