"""What the law may say that nobody here has seen: where to look, how the product answers today, what to do then."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from zhunsheng.law.parsing import check_keys, entries_under, text
from zhunsheng.law.yaml_files import Entry, read_yaml

_FILE = Path(__file__).with_name("watch.yaml")
_WORDS = ("text", "where", "today", "then")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen:
    """A text that was not seen; the instruments and rules it touches, by key, empty where the product has none."""

    text: str
    where: str
    today: str
    then: str
    instruments: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


@cache
def unseen() -> tuple[Unseen, ...]:
    """Every text that was not seen, the most urgent first. Raises BadLawFile."""
    return tuple(_one(entry) for entry in entries_under(read_yaml(_FILE), "watch"))


def _one(entry: Entry) -> Unseen:
    check_keys(entry, (*_WORDS, "instruments", "rules"), needed=_WORDS)
    return Unseen(
        **{word: text(entry, word) for word in _WORDS},
        instruments=tuple(entry.get("instruments", ())),
        rules=tuple(entry.get("rules", ())),
    )
