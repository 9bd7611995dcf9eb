"""Every equation and every known mistake on sentences of our own (proposals.txt): those it must tell, and those it must not."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from zhunsheng.reading import read_text
from zhunsheng.reading.checks import Check, Page, page
from zhunsheng.reading.clean import clean
from zhunsheng.reading.equations.average import averages
from zhunsheng.reading.equations.change import changes
from zhunsheng.reading.equations.dates import dates
from zhunsheng.reading.equations.ratio import named_rates
from zhunsheng.reading.equations.total import totals
from zhunsheng.reading.equations.twice import twice
from zhunsheng.reading.equations.words import words
from zhunsheng.reading.judge import judged
from zhunsheng.reading.mistakes import KNOWN
from zhunsheng.reading.split import split

EQUATIONS = {one.__name__: one for one in (averages, changes, named_rates, totals, words, dates, twice)}
IN_TABLES = {"in_a_table"}
"""Mistakes that only tables show: test_tables.py."""
FEWEST = 10


def sentences() -> Iterator[tuple[str, str, str]]:
    """(name, + or -, sentence) of every line; a mistake is named 错法 NAME."""
    name = ""
    for line in Path(__file__).with_name("proposals.txt").read_text(encoding="utf-8").splitlines():
        sign, _, text = line.partition(" ")
        if sign == "##":
            name = text
        elif sign in ("+", "-"):
            yield name, sign, text


def report(text: str) -> Page:
    text = "某县2024年工作情况\n" + text.replace("｜", "\n")
    return page(clean(text), read_text(text).figures, split(clean(text)))


def told(name: str, text: str) -> list[Check]:
    """What the judge leaves of an equation's proposals, or of all that meet a known mistake."""
    here = report(text)
    mistake = name.removeprefix("错法 ")
    proposed = (
        [check for propose in EQUATIONS.values() for check in propose(here)]
        if mistake in KNOWN
        else list(EQUATIONS[name](here))
    )
    left = [check for check in judged(here, proposed) if check.severity in ("error", "warning")]
    return [check for check in left if check.mistake == mistake] if mistake in KNOWN else left


@pytest.mark.parametrize(("name", "sign", "text"), list(sentences()), ids=lambda value: value.strip()[:24])
def test_an_equation_tells_what_breaks_it_and_nothing_else(name: str, sign: str, text: str) -> None:
    assert bool(told(name, text)) == (sign == "+")


@pytest.mark.parametrize(
    "name", [*EQUATIONS, *(f"错法 {mistake}" for mistake in KNOWN if mistake not in IN_TABLES)]
)
def test_every_equation_and_every_mistake_has_ten_sentences_of_either_sign(name: str) -> None:
    counted = Counter(sign for other, sign, _ in sentences() if other == name)
    assert min(counted["+"], counted["-"]) >= FEWEST, counted


@pytest.mark.parametrize(
    "text", [text for _, sign, text in sentences() if sign == "-"], ids=lambda value: value[:24]
)
def test_a_true_sentence_is_at_most_a_note_to_the_whole_reader(text: str) -> None:
    findings = read_text("某县2024年工作情况\n" + text.replace("｜", "\n")).findings
    assert {finding.severity for finding in findings} <= {"note"}
