"""Every kind of finding on sentences of our own (findings.txt): those that must be told, and those that must not."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from zhunsheng.reading import KINDS, Finding, against, against_earlier, against_report, compare, read_text

HERE = Path(__file__).parent
HEAD = "某县2023年法治政府建设年度报告\n"
WHOLE = HEAD + "坚持依法行政，健全制度机制，规范执法行为，畅通诉求渠道，广泛宣传法律。" * 48 + "\n"
PARAGRAPH = "坚持和发展新时代枫桥经验，健全矛盾纠纷多元化解机制，把问题解决在基层、化解在萌芽状态，切实维护社会和谐稳定"
FEWEST = 10
"""Sentences of either sign that each kind must have."""


def _text(told: str) -> str:
    often = re.sub("【(\\d+)×([^】]*)】", lambda found: found[2] * int(found[1]), told)
    return (
        often.replace("【头】", HEAD)
        .replace("【全】", WHOLE)
        .replace("【段】", PARAGRAPH)
        .replace("｜", "\n")
        .replace("⇥", "\t")
    )


def sentences() -> Iterator[tuple[str, str, str]]:
    """(kind, + or -, sentence) of every line."""
    kind = ""
    for line in (HERE / "findings.txt").read_text(encoding="utf-8").splitlines():
        sign, _, text = line.partition(" ")
        if sign == "##":
            kind = text
        elif sign in ("+", "-"):
            yield kind, sign, text


def told(kind: str, line: str) -> tuple[Finding, ...]:
    """What is found in a sentence, held to the other text before ‖ where there is one."""
    other, apart, text = line.rpartition(" ‖ ")
    reading = read_text(_text(text))
    if not apart:
        return reading.findings
    if kind == "contradicts_register":
        key, _, value = other.partition("=")
        return against(reading, {key: Decimal(value)})
    compared = {
        "contradicts_last_year": against_earlier,
        "contradicts_report": against_report,
        "copied": compare,
    }[kind]
    return tuple(compared(reading, read_text(_text(other))))


@pytest.mark.parametrize(("kind", "sign", "text"), list(sentences()), ids=lambda value: value.strip()[:24])
def test_a_kind_of_finding_is_told_where_it_must_be_and_only_there(kind: str, sign: str, text: str) -> None:
    kinds = {finding.kind for finding in told(kind, text)}
    assert (kind in kinds) == (sign == "+"), kinds
    assert kinds <= set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_the_engine_knows_has_ten_sentences_of_either_sign(kind: str) -> None:
    counted = Counter(sign for told_kind, sign, _ in sentences() if told_kind == kind)
    assert min(counted["+"], counted["-"]) >= FEWEST, counted


def test_no_sentence_stands_under_a_kind_that_is_unknown() -> None:
    assert {kind for kind, _, _ in sentences()} - set(KINDS) == set()


def quiet() -> list[str]:
    files = (HERE / "quiet.txt", HERE / "unseen" / "quiet.txt")
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("text", quiet(), ids=lambda value: value[:24])
def test_numbers_side_by_side_that_need_not_agree_are_at_most_a_note(text: str) -> None:
    found = read_text(f"某县2023年情况\n{text}").findings
    assert {finding.severity for finding in found} <= {"note"}
