"""Two people at one sheet: what each of them really changed is kept, and only where both changed the same blank a person decides."""

from collections.abc import Mapping
from dataclasses import dataclass

from zhunsheng.records.errors import BadField
from zhunsheng.records.journal import entries
from zhunsheng.statistics.cells import answered
from zhunsheng.statistics.layout import Blank
from zhunsheng.statistics.models import Sheet


@dataclass(frozen=True)
class Merged:
    """What a person typed over an older version, laid beside what was saved since.

    mine       the blanks to be written: all but those that only others changed
    clashing   the blanks that both changed, to different answers
    """

    mine: dict[str, str]
    clashing: tuple[str, ...]


def merge(row: Sheet, answers: Mapping[str, str], version: int) -> Merged:
    """The answers typed over `version` of the sheet, without those blanks that only others have changed since. One query."""
    before: dict[str, str] = {}
    for entry in entries(row):
        if entry.said.get("version", 0) > version:
            for key, (old, _) in entry.said.get("changed", {}).items():
                before.setdefault(key, old)
    by_key, now = row.form.by_key, row.filled
    mine = {
        key: text
        for key, text in answers.items()
        if key not in before or not _same(text, before[key], by_key[key])
    }
    clashing = (key for key in mine if key in before and not _same(mine[key], now[key].typed, by_key[key]))
    return Merged(mine, tuple(clashing))


def _same(text: str, other: str, blank: Blank) -> bool:
    """Whether two answers say the same, however they are typed; a journal's line may carry the explanation in brackets."""
    try:
        return answered(text, blank) == answered(other.partition("（")[0], blank)
    except BadField:
        return False
