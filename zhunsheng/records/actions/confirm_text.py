"""Lets a new text of a law act: every rule that rests on the old one goes on or ends, all cases are counted anew."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from zhunsheng.declare.roles import OFFICE
from zhunsheng.law import LawBook, LawError
from zhunsheng.law.county_texts import DRAFT, FOLDER, read_county_text
from zhunsheng.law.errors import BadLawFile
from zhunsheng.law.yaml_files import Entry, read_yaml, yaml_text
from zhunsheng.records.access import Access
from zhunsheng.records.actions.recount import Moved, recount
from zhunsheng.records.county import confirmed_texts, put_in_force
from zhunsheng.records.errors import Rejected, Stale
from zhunsheng.records.models import Person
from zhunsheng.records.new_texts import Prepared, confirmed, find


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What acts from now on: the text, the rules that go on under it, and the cases whose last day moved."""

    text: Prepared
    rules: int
    moved: list[Moved]


def confirm_text(
    person: Person, name: str, rules: Mapping[str, Mapping[str, Any] | None], *, now: datetime
) -> Confirmed:
    """Confirms the draft of that name. ``rules`` says of each rule resting on the old text what it is under the new one.

    An entry holds basis, and statement and value where they changed; None lets the rule end with the old text. Raises
    Rejected where the person does not hold the office, where a rule is left out, and for what cannot be, with nothing written;
    Stale where the draft is gone.
    """
    today = timezone.localtime(now).date()
    if not Access(person, today).holds(OFFICE.key):
        raise Rejected("新文本由依法治县办核对、确认。")
    text = find(name)
    if text is None:
        raise Stale("这份对照已经确认过，或者已经撤下，请回到“新旧对照”查看。")
    left = [one.version.rule for one in text.meetings if one.version.rule not in rules]
    if left:
        raise Rejected(f"还有 {len(left)} 条规则没有写明怎样衔接：{'、'.join(left[:5])}。")
    going_on = {rule: dict(entry) | {"checked": True} for rule, entry in rules.items() if entry is not None}
    folder = confirmed_texts()
    before = read_yaml(folder / f"{name}{DRAFT}").get("history", [])
    written = _written(text, going_on, str(person), today, before)
    _try(name, written)
    put_in_force(folder / f"{name}.yaml", written)
    (folder / f"{name}{DRAFT}").unlink()
    return Confirmed(text, len(going_on), recount(now))


def _written(text: Prepared, rules: Mapping[str, Any], by: str, today: date, before: list[Entry]) -> str:
    version: dict[str, Any] = {
        "label": text.name.removeprefix(f"{text.instrument.key}-"),
        "adopted_on": text.new.adopted_on,
        "from": text.begins,
        "articles": text.new.last,
        "doc_number": text.new.number,
    }
    entry = {
        "instrument": text.instrument.key,
        "version": {key: value for key, value in version.items() if value},
        "rules": rules,
        "confirmed": {"by": by, "on": today},
    }
    if before:
        entry["history"] = before
    return yaml_text(entry)


def _try(name: str, written: str) -> None:
    """Reads the book as it would be, so that nothing wrong begins to act."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / FOLDER
        folder.mkdir()
        for file in confirmed():
            (folder / file.name).write_bytes(file.read_bytes())
        (folder / f"{name}.yaml").write_text(written, "utf-8")
        try:
            read_county_text(folder / f"{name}.yaml")
            LawBook(county=settings.COUNTY, home=Path(place)).rules()
        except BadLawFile as wrong:
            raise Rejected(f"{wrong.what}。") from wrong
        except LawError as wrong:
            raise Rejected(f"{wrong}。") from wrong
