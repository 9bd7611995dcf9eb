"""Faults put in on purpose: one number of a relation that holds is changed; reading must then say so, and nothing else.

The relations are those of `relations.txt` (sentences of our own) and, where ../shared lies beside the checkout, the
gold relations of real reports. A change that leaves a relation true (29 ≤ 31 made 30 ≤ 31, 98 % made 97.5 % where 98 %
was cut off) is no fault and is not made.
"""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zhunsheng.reading import Finding, load, read_text

SENTENCES = Path(__file__).with_name("relations.txt")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_MARKED = re.compile(r"\[([^\[\]]+)\]")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Bond:
    """Numbers that bind one another: a formula of letters, ``a=b+c``, and where the number of each letter stands."""

    source: str
    kind: str
    text: str
    formula: str
    places: tuple[tuple[int, int], ...]

    def holds(self, numbers: list[str]) -> bool:
        """Whether the formula is true of these numbers, a rate to one unit in its last place."""
        values = dict(zip(_LETTERS, (float(number) for number in numbers), strict=False))
        left, sign, right = re.split(r"(<=|<|=)", self.formula)
        one, other = (_worth(side, values) for side in (left, right))
        if sign == "=":
            decimals = numbers[_LETTERS.index(left)].partition(".")[2] if "/" in right else "000000"
            return abs(one - other) <= 10.0 ** -len(decimals) * 1.0001
        return one <= other if sign == "<=" else one < other

    @property
    def numbers(self) -> list[str]:
        return [self.text[slice(*place)] for place in self.places]


def _worth(side: str, values: dict[str, float]) -> float:
    """The value of ``a``, ``b+c``, ``b-c``, ``b*c``, ``b/a`` (in percent), ``(a-b)/b`` (in percent) or a plain number."""
    if quotient := re.fullmatch(r"\(([a-z])-([a-z])\)/([a-z])", side):
        one, other, whole = (values[letter] for letter in quotient.groups())
        return 100 * abs(one - other) / whole if whole else float("inf")
    if "/" in side:
        top, bottom = (values[letter] for letter in side.split("/"))
        return 100 * top / bottom if bottom else float("inf")
    if "*" in side:
        one, other = side.split("*")
        return values[one] * values[other]
    if "-" in side:
        more, less = side.split("-")
        return values[more] - values[less]
    return sum(values[word] if word in values else float(word) for word in side.split("+"))


def own(file: Path = SENTENCES) -> Iterator[Bond]:
    """The relations of our own sentences, each standing in a short report of its own."""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        kind, formula, sentence = line.split(maxsplit=2)
        text, places, at = "某县2023年法治政府建设情况通报\n", [], 0
        for mark in _MARKED.finditer(sentence):
            text += sentence[at : mark.start()]
            places.append((len(text), len(text) + len(mark[1])))
            text += mark[1]
            at = mark.end()
        bond = Bond(f"第{number}行", kind, text + sentence[at:] + "\n", formula, tuple(places))
        assert bond.holds(bond.numbers), f"{file.name} 第{number}行的关系不成立"
        yield bond


_FORMULAS = {
    "sum": lambda letters: f"a={'+'.join(letters[1:])}",
    "ratio": lambda letters: "c=a/b",
    "bound": lambda letters: f"{'a<=b' if len(letters) == 2 else '+'.join(letters[1:]) + '<=a'}",
    "difference": lambda letters: "b<a",
    "equality": lambda letters: "a=b",
    "percent_cap": lambda letters: "a<=100",
    "percent_sum": lambda letters: f"{'+'.join(letters)}<=101",
    "legal_minimum": lambda letters: "30<=a",
}
"""Kinds of gold relations that can be broken by changing a number; the others compare words, or requirements."""


def gold(folder: Path) -> Iterator[Bond]:
    """The gold relations of real reports that hold."""
    texts: dict[str, str] = {}
    for line in (folder / "relations.jsonl").read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        if not told["holds"] or told["kind"] not in _FORMULAS or told["severity"] in ("negative", "info"):
            continue
        if told["file"] not in texts:
            texts[told["file"]] = load(folder / "texts" / told["file"])
        text, places = texts[told["file"]], []
        for term in told["terms"]:
            start = text.index(match[0], term["start"]) if (match := _NUMBER.search(term["quote"])) else -1
            places.append((start, start + len(match[0]) if match else -1))
        letters = _LETTERS[: len(places)]
        if min(start for start, _ in places) >= 0 and (told["kind"], len(places)) != ("ratio", 2):
            bond = Bond(told["id"], told["kind"], text, _FORMULAS[told["kind"]](letters), tuple(places))
            assert bond.holds(bond.numbers), told["id"]
            yield bond


@dataclass(frozen=True)
class Mutation:
    """A bond with one number changed, and what reading then newly said: of the bond, and of anything else."""

    bond: Bond
    was: str
    now: str
    told: tuple[Finding, ...]
    besides: tuple[Finding, ...]


def mutations(bonds: list[Bond], count: int, seed: int = 20260101) -> Iterator[Mutation]:
    """As many mutations as asked, every bond in its turn, the same for the same seed."""
    chance = random.Random(seed)
    before: dict[str, tuple[Finding, ...]] = {}
    turns: list[Bond] = []
    while count:
        turns = turns or chance.sample(bonds, len(bonds))
        bond = turns.pop()
        changed = _broken(bond, chance)
        if changed is None:
            continue
        if bond.text not in before:
            before[bond.text] = read_text(bond.text).findings
        yield _tried(bond, *changed, before[bond.text], bonds)
        count -= 1


def _broken(bond: Bond, chance: random.Random) -> tuple[int, str] | None:
    """The number of a term and the value that makes the formula false; None where no slip does (3.8 % ≤ 100 %)."""
    for _ in range(400):
        nth = chance.randrange(len(bond.places))
        now = _changed(bond.numbers[nth], chance)
        numbers = [*bond.numbers[:nth], now, *bond.numbers[nth + 1 :]]
        if not bond.holds(numbers):
            return nth, now
    return None


def _changed(number: str, chance: random.Random) -> str:
    """A slip of the hand: one digit other, two turned about, one more or less, or off by a little."""
    digits = list(number)
    places = [place for place, digit in enumerate(digits) if digit.isdigit()]
    place = chance.choice(places)
    match chance.randrange(5):
        case 0:
            digits[place] = chance.choice("123456789")
        case 1 if len(places) > 1 and "." not in number:
            place = chance.randrange(len(digits) - 1)
            digits[place], digits[place + 1] = digits[place + 1], digits[place]
        case 2 if len(places) > 2:
            del digits[place]
        case 3:
            digits.insert(place, chance.choice("123456789"))
        case _:
            whole, point, rest = number.partition(".")
            digits = list(f"{max(0, int(whole) + chance.choice([-3, -2, -1, 1, 2, 3, 10, 20]))}{point}{rest}")
    made = "".join(digits)
    plain = re.fullmatch(r"[1-9]\d*(?:\.\d+)?|0(?:\.\d+)?", made)
    return made if plain and made != number else number


def _tried(bond: Bond, nth: int, now: str, before: tuple[Finding, ...], bonds: list[Bond]) -> Mutation:
    start, end = bond.places[nth]
    shift = len(now) - (end - start)

    def moved(place: int) -> int:
        return place + shift if place >= end else place

    known = {(finding.kind, moved(finding.start)) for finding in before}
    fresh = [
        finding
        for finding in read_text(bond.text[:start] + now + bond.text[end:]).findings
        if (finding.kind, finding.start) not in known
    ]
    # A number may stand in several relations; a fault told by another of them is no false alarm.
    spans = {
        (moved(one), moved(other))
        for tied in bonds
        if tied.text == bond.text and bond.places[nth] in tied.places
        for one, other in tied.places
    }
    touching = [any(f.start < other + 2 and one - 2 < f.end for one, other in spans) for f in fresh]
    return Mutation(
        bond,
        bond.text[start:end],
        now,
        tuple(finding for finding, touches in zip(fresh, touching, strict=True) if touches),
        tuple(finding for finding, touches in zip(fresh, touching, strict=True) if not touches),
    )
