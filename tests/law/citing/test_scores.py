"""The measure of citing: three lists made by hand. docs/citing-scores.md holds the table and says what a citation is."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from tests.shared import shared
from zhunsheng.law.citing import cite
from zhunsheng.law.yaml_files import read_yaml

HERE = Path(__file__).parent
USUAL_DAY = date(2023, 6, 30)

Found = tuple[int, int, str, str, str]
"""start, end, instrument, article, status."""


@dataclass(frozen=True)
class Score:
    """How many of the wanted citations were found, and how many were found that are none."""

    wanted: int
    hit: int
    extra: int

    @property
    def precision(self) -> float:
        return self.hit / (self.hit + self.extra)

    @property
    def recall(self) -> float:
        return self.hit / self.wanted


def score(texts: Iterator[tuple[str, date, list[Found]]]) -> Score:
    """A citation is hit when its characters, instrument, article and status all agree."""
    wanted = hit = extra = 0
    for text, day, gold in texts:
        found = {(c.start, c.end, c.instrument, c.article, c.status.value) for c in cite(text, day)}
        wanted += len(gold)
        hit += len(found & set(gold))
        extra += len(found - set(gold))
    return Score(wanted, hit, extra)


def sentences(name: str) -> Iterator[tuple[str, date, list[Found]]]:
    for entry in read_yaml(HERE / name)["sentences"]:
        text, at, gold = entry["text"], 0, []
        for line in entry["cites"]:
            quote, instrument, article, status = line.split(" | ")
            start = text.index(quote, at)
            at = start + len(quote)
            gold.append((start, at, instrument, article.replace("-", ""), status))
        yield text, entry.get("day", USUAL_DAY), gold


def real_reports() -> Iterator[tuple[str, date, list[Found]]]:
    gold: dict[str, list[Found]] = {}
    with (HERE / "real.tsv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    for file in sorted(shared("reading/texts").glob("*.txt")):
        text = file.read_text("utf-8")
        for row in (row for row in rows if row["file"] == file.stem):
            start, end = int(row["start"]), int(row["end"])
            name = text[start + 1 : end - 1].replace("(", "（").replace(")", "）")
            instrument = name if row["instrument"] == "as_written" else row["instrument"]
            gold.setdefault(file.stem, []).append((start, end, instrument, "", row["status"]))
        yield text, date(2021, 12, 31), gold.get(file.stem, [])


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        pytest.param("sentences.yaml", 72, id="sentences written with the rules"),
        pytest.param("held_back.yaml", 32, id="sentences written afterwards"),
    ],
)
def test_every_citation_of_the_sentences_is_found_and_nothing_else(name, wanted):
    assert score(sentences(name)) == Score(wanted, wanted, 0)


def test_the_two_hundred_of_2026_reach_the_floor():
    """The miss is 旧法第三十一条, which does not say which law; sixty and more are of texts of 2025 and 2026."""
    assert score(sentences("hand_2026.yaml")) == Score(202, 201, 0)
    entries = read_yaml(HERE / "hand_2026.yaml")["sentences"]
    assert sum(len(one["cites"]) for one in entries[:24]) >= 60


@pytest.mark.shared
def test_real_reports_reach_the_floor():
    result = score(real_reports())
    assert result.wanted == 31
    assert result.precision == 1
    assert result.recall >= 0.96


@pytest.mark.shared
def test_at_least_120_citations_are_measured():
    measured = [*sentences("sentences.yaml"), *sentences("held_back.yaml"), *real_reports()]
    assert sum(len(gold) for _, _, gold in measured) >= 120
