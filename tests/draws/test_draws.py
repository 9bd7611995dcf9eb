"""The draw: what it promises, and that it is the one docs/reference/draws.md lets anybody compute."""

import json
import re
import shutil
import subprocess
from collections import Counter
from hashlib import sha256
from itertools import combinations, islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.draws.sheet import Sheet, copied_down
from tests.house.project import DOCS
from zhunsheng.draws import DrawError, Drawn, ListError, RepeatedDraw, SeedError, draw, protocol
from zhunsheng.draws.generator import tickets

SEAL = sha256(b"2026-11-22").hexdigest()
SHOPS = tuple(f"第{n}店" for n in range(1, 9))
OFFICERS = ("王敏", "李强", "张伟", "刘洋")
PAGE = (DOCS / "reference" / "draws.md").read_text(encoding="utf-8")

seals = st.integers(0, 2**256 - 1).map(lambda number: f"{number:064x}")


@st.composite
def draws(draw_):
    """The words of a draw that can be made: with groups, with some left out, with inspectors."""
    items = [f"o{n}" for n in range(draw_(st.integers(1, 12)))]
    out = draw_(st.sets(st.sampled_from(items), max_size=len(items) - 1))
    part = [item for item in items if item not in out]
    number = draw_(st.integers(1, len(part)))
    groups = draw_(st.lists(st.sampled_from("甲乙丙"), min_size=len(items), max_size=len(items)))
    of_each = dict(zip(items, groups, strict=True))
    if len({of_each[item] for item in part}) > number or draw_(st.booleans()):
        of_each = {}
    officers = [f"i{n}" for n in range(draw_(st.integers(2, 5)))] if draw_(st.booleans()) else []
    free = draw_(
        st.lists(st.sampled_from(officers or ["-"]), min_size=2, max_size=2, unique=len(officers) > 1)
    )
    recused = {(who, item) for who in officers for item in items if who not in free and draw_(st.booleans())}
    return {
        "items": items,
        "number": number,
        "without": out,
        "of_each": of_each,
        "and_two_of": officers,
        "recused": recused,
        "seed": draw_(seals),
    }


def made(words) -> Drawn:
    """The draw of these words."""
    return draw(**words)


def test_the_first_numbers_are_those_worked_out_by_hand():
    """Start 1 and 1: 40014 − 40692 = −678, and so on, on paper."""
    numbers = [ticket.number for ticket in islice(tickets("0" * 64), 3)]
    assert numbers == [
        40014 - 40692 + 2147483562,
        40014**2 - 40692**2 + 2147483562,
        40014**3 % 2147483563 - 40692**3 % 2147483399 + 2147483562,
    ]


def test_no_product_of_the_generator_leaves_the_whole_numbers_of_a_double():
    assert 40014 * 2147483562 < 2**53
    assert 40692 * 2147483398 < 2**53


def test_a_seal_of_zeros_draws_as_well_as_any():
    assert len({ticket.number for ticket in islice(tickets("0" * 64), 1000)}) == 1000


@given(draws())
def test_as_many_as_asked_are_drawn_and_none_that_takes_no_part(words):
    drawn = made(words)
    assert len(set(drawn.chosen)) == words["number"]
    assert not set(drawn.chosen) & words["without"]
    assert [line.item for line in drawn.lines] == words["items"]


@given(draws())
def test_the_same_words_give_the_same_draw(words):
    first = made(words)
    assert draw(**words, earlier=first) == first


@given(draws())
def test_at_least_one_of_each_group_is_drawn(words):
    drawn = made(words)
    part = [item for item in words["items"] if item not in words["without"]]
    groups = {words["of_each"].get(item) for item in part}
    assert {words["of_each"].get(item) for item in drawn.chosen} == groups


@given(draws())
def test_the_smallest_numbers_win_where_there_are_no_groups(words):
    drawn = made({**words, "of_each": {}})
    part = [line for line in drawn.lines if line.item not in words["without"]]
    smallest = sorted(part, key=lambda line: line.ticket.number)[: words["number"]]
    assert list(drawn.chosen) == [line.item for line in smallest]


@given(draws())
def test_leaving_one_out_changes_nobody_elses_number(words):
    everybody = made({**words, "without": (), "of_each": {}})
    assert [line.ticket for line in everybody.lines] == [line.ticket for line in made(words).lines]


@given(draws())
def test_two_inspectors_go_to_every_item_and_none_who_is_recused(words):
    drawn = made(words)
    if not words["and_two_of"]:
        assert drawn.pairs == ()
        return
    assert [pair.item for pair in drawn.pairs] == list(drawn.chosen)
    assert all(len(set(pair.who)) == 2 for pair in drawn.pairs)
    assert not {(who, pair.item) for pair in drawn.pairs for who in pair.who} & words["recused"]


@given(draws())
def test_a_pair_serves_again_only_when_every_pair_that_may_has_served(words):
    served: set[frozenset[str]] = set()
    for pair in made(words).pairs:
        may = [who for who in words["and_two_of"] if (who, pair.item) not in words["recused"]]
        left = {frozenset(two) for two in combinations(may, 2)} - served
        assert (frozenset(pair.who) in served) == (not left) == pair.again
        served.add(frozenset(pair.who))


def test_every_item_is_drawn_about_equally_often():
    """Two of eight over 4,000 seals: each 1,000 times; five standard deviations are 137."""
    counted = Counter(
        item for n in range(4000) for item in draw(SHOPS, 2, sha256(str(n).encode()).hexdigest()).chosen
    )
    assert set(counted) == set(SHOPS)
    assert all(abs(times - 1000) < 137 for times in counted.values())


@pytest.mark.parametrize(
    ("words", "error", "says"),
    [
        pytest.param({"items": ()}, ListError, "名单是空的", id="an-empty-list"),
        pytest.param({"items": ("甲", " ")}, ListError, "有一行是空的", id="an-empty-line"),
        pytest.param({"items": ("甲", "乙", "甲 ")}, ListError, "“甲”出现两次", id="one-twice"),
        pytest.param({"number": 0}, ListError, "至少抽 1 个", id="none-to-draw"),
        pytest.param({"number": 9}, ListError, "要抽 9 个，参加的只有 8 个", id="more-than-there-are"),
        pytest.param(
            {"number": 8, "without": {"第1店"}}, ListError, "参加的只有 7 个", id="more-than-take-part"
        ),
        pytest.param({"without": {"第9店"}}, ListError, "“第9店”不在名单里", id="leaving-out-a-stranger"),
        pytest.param({"of_each": {"第1店": "东镇"}}, ListError, "“第2店”没有写明是哪一组", id="one-without-a-group"),
        pytest.param(
            {"of_each": {shop: shop for shop in SHOPS}}, ListError, "有 8 组.*只抽 2 个不够", id="more-groups-than-draws"
        ),
        pytest.param({"and_two_of": ("王敏", "王敏")}, ListError, "检查人员名单里“王敏”出现两次", id="an-inspector-twice"),
        pytest.param(
            {"and_two_of": OFFICERS[:2], "recused": {("王敏", "第3店")}},
            ListError,
            "“第3店”回避以后只剩 1 名",
            id="one-inspector-left",
        ),
        pytest.param(
            {"and_two_of": OFFICERS, "recused": {("王敏", "第9店")}},
            ListError,
            "回避的“第9店”不在名单里",
            id="recused-from-a-stranger",
        ),
        pytest.param(
            {"recused": {("王敏", "第1店")}}, ListError, "检查人员名单是空的", id="recused-without-inspectors"
        ),
        pytest.param({"seed": "20261122"}, SeedError, "不是封印", id="a-day-for-a-seed"),
        pytest.param({"seed": "g" * 64}, SeedError, "不是封印", id="letters-beyond-f"),
        pytest.param({"version": "2"}, ListError, "没有第 2 版", id="a-rule-to-come"),
    ],
)  # fmt: skip
def test_a_draw_that_cannot_be_fair_is_refused(words, error, says):
    with pytest.raises(error, match=says) as refused:
        draw(**{"items": SHOPS, "number": 2, "seed": SEAL, **words})
    assert isinstance(refused.value, DrawError)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        pytest.param({"items": SHOPS[:-1]}, "名单不同（原来 8 个，现在 7 个", id="a-shorter-list"),
        pytest.param({"items": SHOPS[::-1]}, "名单不同", id="the-list-turned-round"),
        pytest.param({"number": 3}, "个数或者规则不同", id="one-more"),
        pytest.param({"without": {"第1店"}}, "个数或者规则不同", id="one-left-out"),
        pytest.param({"seed": "f" * 64}, "种子不同", id="another-seal"),
    ],
)
def test_a_draw_is_repeated_only_with_its_own_list_rule_and_seed(words, says):
    said = {"items": SHOPS, "number": 2, "seed": SEAL}
    first = draw(**said)
    with pytest.raises(RepeatedDraw, match=says):
        draw(**{**said, **words}, earlier=first)


def test_a_seal_may_be_copied_in_capitals():
    assert draw(SHOPS, 3, SEAL.upper()) == draw(SHOPS, 3, SEAL)


def test_the_protocol_shows_the_working_of_every_line():
    drawn = draw(
        SHOPS, 2, SEAL, without=["第2店"], of_each={s: "东西"[n % 2] for n, s in enumerate(SHOPS)},
        and_two_of=OFFICERS, recused=[("王敏", shop) for shop in SHOPS],
    )  # fmt: skip
    rows = protocol(drawn)
    assert ("种子（封印）", SEAL) in rows
    assert ("抽中", "、".join(drawn.chosen)) in rows
    listed = [row for row in rows if len(row) == 8 and row[0].isdecimal()]
    assert [row[1] for row in listed] == list(SHOPS)
    first = int(SEAL[:7], 16) + 1, int(SEAL[7:14], 16) + 1
    assert listed[0][3:5] == (str(first[0] * 40014 % 2147483563), str(first[1] * 40692 % 2147483399))
    assert listed[1][-2:] == ("", "不参加")
    assert {row[1] for row in listed if row[-1] == "抽中"} == set(drawn.chosen)
    sent = [row for row in rows if len(row) == 6 and row[0] in drawn.chosen]
    assert Counter(row[-1] for row in sent if row[1] == "王敏") == {"回避": 2}
    assert Counter(row[-1] for row in sent if row[-1].startswith("派出")) == {"派出": 4}


# ------------------------------------------------------------------ what the reference lets anybody do


def shown(language: str) -> str:
    """The programs of the reference in one language."""
    return "\n".join(re.findall(rf"^```{language}\n(.*?)^```", PAGE, flags=re.M | re.S))


def last_states(drawn: Drawn) -> tuple[int, int]:
    """The states at the last line of the list."""
    ticket = drawn.lines[-1].ticket
    return ticket.first, ticket.second


@given(draws())
def test_the_ten_lines_of_python_draw_the_same(words):
    shop: dict = {}
    exec(shown("python"), shop)
    drawn = made(words)
    groups = words["of_each"]
    chosen = shop["draw"](
        words["seed"], words["items"], words["number"], words["without"], lambda i: groups.get(i, "")
    )
    assert chosen == list(drawn.chosen)
    if words["and_two_of"]:
        sent = shop["send"](*last_states(drawn), chosen, words["and_two_of"], words["recused"])
        assert sent == [(pair.item, pair.who) for pair in drawn.pairs]


@pytest.mark.skipif(shutil.which("node") is None, reason="这台机器没有 node，核不了 JavaScript 的十行")
def test_the_ten_lines_of_javascript_draw_the_same():
    asked, expected = [], []

    @settings(max_examples=60, database=None)
    @given(draws())
    def collect(words):
        drawn = made(words)
        lists = {name: list(words[name]) for name in ("items", "without", "and_two_of")}
        asked.append(
            {**words, **lists, "recused": [list(two) for two in words["recused"]], "last": last_states(drawn)}
        )
        expected.append([list(drawn.chosen), [[pair.item, list(pair.who)] for pair in drawn.pairs]])

    collect()
    program = shown("js") + (
        "\nconst asked = JSON.parse(require('fs').readFileSync(0, 'utf8'));"
        "console.log(JSON.stringify(asked.map(w => {"
        "  const chosen = draw(w.seed, w.items, w.number, w.without, i => w.of_each[i] ?? '');"
        "  return [chosen, w.and_two_of.length ? send(...w.last, chosen, w.and_two_of, w.recused) : []];"
        "})))"
    )
    answer = subprocess.run(
        ["node", "-e", program],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert len(expected) >= 50
    assert json.loads(answer.stdout) == expected


@settings(deadline=None, max_examples=40)
@given(draws())
def test_the_spreadsheet_draws_the_same_in_doubles(words):
    drawn, sheet = made(words), Sheet()
    sheet.cells |= {("B", 1): words["seed"], ("B", 2): words["number"]}
    last = 3 + len(words["items"])
    for row, item in enumerate(words["items"], 4):
        sheet.cells |= {("B", row): item, ("C", row): words["of_each"].get(item, "")}
        sheet.cells |= {("D", row): 1} if item in words["without"] else {}
    formulas = re.findall(r"^\| ([A-Z])(\d) \| [^|]* \| `(.+)` \|$", PAGE, flags=re.M)
    assert [column for column, _, _ in formulas] == list("EFEFGHIJK")
    for column, begins, formula in formulas:
        for row in range(int(begins), 4 if begins == "3" else last + 1):
            sheet.cells[column, row] = copied_down(formula, row - int(begins), last)
    rows = range(4, last + 1)
    assert [sheet.at("G", row) for row in rows] == [float(line.ticket.number) for line in drawn.lines]
    chosen = {sheet.at("J", row): sheet.at("B", row) for row in rows if sheet.at("K", row) == "抽中"}
    assert [chosen[place] for place in sorted(chosen)] == list(drawn.chosen)
    assert {sheet.at("B", row) for row in rows if sheet.at("K", row) == "不参加"} == words["without"]
