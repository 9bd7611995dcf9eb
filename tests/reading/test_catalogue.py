"""The catalogue names figures by the words around them; `sentences.txt` says every common figure at least once."""

import re
from pathlib import Path

import pytest

from tests.shared import shared
from zhunsheng.declare.errors import DeclarationError
from zhunsheng.reading import read_text
from zhunsheng.reading.catalogue import Carried, Catalogue, catalogue, read_entry, read_way

# 受理案件[52件=reconsideration.accepted]; [52件=-] has no key; [52件=*] any or none
_MARKED = re.compile(r"\[([^\[\]=]+)=([^\[\]]+)\]")
_LINES = [
    line
    for line in Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def unmarked(line: str) -> tuple[str, list[tuple[int, str, str]]]:
    """The sentence as it would be written, and (place, number, key) of each mark."""
    text, marks, start = "", [], 0
    for match in _MARKED.finditer(line):
        text += line[start : match.start()]
        marks.append((len(text), match[1], match[2]))
        text += match[1]
        start = match.end()
    return text + line[start:], marks


@pytest.mark.parametrize("line", _LINES, ids=lambda line: _MARKED.sub(r"\1", line)[:24])
def test_the_figures_of_a_sentence_are_named(line: str) -> None:
    text, marks = unmarked(line)
    by_place = {
        place: figure for figure in read_text(text).figures for place in range(figure.start, figure.end)
    }
    wanted = {number: key for _, number, key in marks if key != "*"}
    named = {number: by_place[place].key or "-" for place, number, key in marks if key != "*"}
    assert named == wanted


def test_every_common_figure_has_an_entry_and_a_sentence() -> None:
    import yaml

    items = yaml.safe_load(shared("reading/catalogue.yaml").read_text(encoding="utf-8"))
    common = {item["key"] for item in items if item["common"]}
    said = {key for line in _LINES for _, _, key in unmarked(line)[1]}
    assert common - set(catalogue().entries) == set()
    assert common - said == set()


def test_the_keys_are_those_of_the_shared_catalogue() -> None:
    text = shared("reading/catalogue.yaml").read_text(encoding="utf-8")
    known = set(re.findall(r"^- key: (\S+)", text, re.MULTILINE))
    ours = {key for key in catalogue().entries if key in known}
    assert len(ours) / len(catalogue().entries) > 0.9


def key_of(text: str, *entries: dict[str, object]) -> str | None:
    made = Catalogue([read_entry(dict(entry), "test") for entry in entries])
    mentions = made.mentions(text)
    return made.name("件", mentions.within(0, len(text)), Carried(mentions))


def test_the_way_with_more_words_wins() -> None:
    short = {"key": "a.all", "zh": "案件", "unit": "件", "says": ["案件"]}
    long = {"key": "a.closed", "zh": "办结案件", "unit": "件", "says": ["办结 案件"]}
    assert key_of("办结案件", short, long) == "a.closed"
    assert key_of("案件", short, long) == "a.all"


def test_a_tie_names_nothing() -> None:
    one = {"key": "a.one", "zh": "甲", "unit": "件", "says": ["案件"]}
    other = {"key": "a.other", "zh": "乙", "unit": "件", "says": ["案件"]}
    assert key_of("案件", one, other) is None


def test_the_unit_must_agree() -> None:
    assert key_of("满意率", {"key": "a.rate", "zh": "满意率", "unit": "%", "says": ["满意率"]}) is None


def test_a_forbidden_word_refuses_the_way() -> None:
    entry = {"key": "a.accepted", "zh": "受理", "unit": "件", "says": ["受理 !不予"]}
    assert key_of("受理", entry) == "a.accepted"
    assert key_of("不予受理", entry) is None


@pytest.mark.parametrize("line", ["~复议", "!受理 复议", "受理| 复议"])
def test_a_way_must_begin_with_a_plain_word(line: str) -> None:
    with pytest.raises(DeclarationError):
        read_way(line, "test")


def test_an_unknown_field_is_refused_with_the_known_ones() -> None:
    with pytest.raises(DeclarationError, match="says"):
        read_entry({"key": "a.b", "zh": "甲", "unit": "件", "say": ["甲"]}, "test")


def test_a_key_may_stand_once() -> None:
    entry = read_entry({"key": "a.b", "zh": "甲", "unit": "件", "says": ["甲"]}, "test")
    with pytest.raises(DeclarationError, match=r"a\.b"):
        Catalogue([entry, entry])


def test_a_carried_word_is_the_last_said_before_or_else_one_said_later() -> None:
    entry = {"key": "a.all", "zh": "案件", "unit": "件", "says": ["案件 ~复议|诉讼|援助|仲裁"]}
    text = "仲裁。诉讼，诉讼和复议案件5件，法律援助"
    mentions = Catalogue([read_entry(entry, "test")]).mentions(text)
    carried = Carried(mentions, ahead=(3, 11), behind=(15, len(text)), headings=((0, 3),))
    assert carried.place(["诉讼"]) == text.rindex("诉讼")
    assert carried.place(["援助"]) == 0
    assert carried.place(["仲裁"]) == text.index("仲裁")
    assert carried.place(["案件", "公证"]) == -1
