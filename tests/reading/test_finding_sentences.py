"""Every kind of finding on sentences of our own (findings.txt): those that must be told, and those that must not."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from zhunsheng.reading import read_text

HEAD = "某县2023年法治政府建设年度报告\n"


def sentences() -> Iterator[tuple[str, str, str]]:
    """(kind, + or -, sentence) of every line."""
    kind = ""
    for line in Path(__file__).with_name("findings.txt").read_text(encoding="utf-8").splitlines():
        sign, _, text = line.partition(" ")
        if sign == "##":
            kind = text
        elif sign in ("+", "-"):
            yield kind, sign, text.replace("【头】", HEAD).replace("｜", "\n")


@pytest.mark.parametrize(("kind", "sign", "text"), list(sentences()), ids=lambda value: value.strip()[:24])
def test_a_kind_of_finding_is_told_where_it_must_be_and_only_there(kind: str, sign: str, text: str) -> None:
    told = {finding.kind for finding in read_text(text).findings}
    assert (kind in told) == (sign == "+"), told


def test_every_kind_has_ten_sentences_of_either_sign() -> None:
    counted = Counter((kind, sign) for kind, sign, _ in sentences())
    few = {"citation_not_in_force", "no_such_article"}  # the many are in tests/law
    assert {key for key, number in counted.items() if number < 10 and key[0] not in few} == set()


def quiet() -> list[str]:
    lines = Path(__file__).with_name("quiet.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


@pytest.mark.parametrize("text", quiet(), ids=lambda value: value[:24])
def test_numbers_side_by_side_that_need_not_agree_are_at_most_a_note(text: str) -> None:
    told = read_text(f"某县2023年情况\n{text}").findings
    assert {finding.severity for finding in told} <= {"note"}
