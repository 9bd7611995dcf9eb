"""Frameworks read from YAML: what is refused and in which words, the digest, the snapshot, what changed."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.assessment.made import SMALL, D, frameworks, some
from zhunsheng.assessment import (
    BadFramework,
    Framework,
    Threshold,
    UnknownIndicator,
    as_json,
    compare,
    digest,
    dump,
    from_json,
    load,
    outline,
    walk,
)

FIGURES = ("r.in_time", "r.due", "e.rounds")
small = load(SMALL, figures=FIGURES)


def refusal(text, figures=()):
    """All sentences of the refusal of this text."""
    with pytest.raises(BadFramework) as refused:
        load(text, figures=figures)
    return "\n".join(refused.value.problems)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("points: 15", "points: 14", "1 行政复议：写 14 分，下面各项相加是 15 分"),
        ("points: 20", "points: 100", "总分写 100 分，各项相加是 20 分"),
        ("code: 1.2", "code: 1.1", "编码 1.1 用了 2 次"),
        ("r.due * 100", "r.deu * 100", "1.1 按期办结率：公式里的数字 r.deu 没有登记。相近的有：r.due"),
        ("r.due * 100", "r.due * ", "第 11 行：公式“r.in_time / r.due *”第"),
        ("{veto: {reason: 发生重大违法案件}}", "{veto: {reason: 有}}, points: 1", "2.3 重大违法案件：一票否决项不写分值"),
        ("{bonus: {each: 1, at_most: 3}}", "{bonus: {each: 1, at_most: 3}}, points: 3", "加分项在总分以外"),
        ("{bonus: {each: 1, at_most: 3}}", "{bonus: {each: 1}}", "第 18 行：加分（bonus）缺参数“at_most”"),
        ("{bonus: {each: 1, at_most: 3}}", "{bonus: {each: 5, at_most: 3}}", "最多加 3 分，比每件加 5 分还少"),
        ("target: 100", "target: 90", "阈值写 ≥100%，计分方法却以 90 为准"),
        ("target: 100", "target: 100, flor: 60", "不认识的词 flor。相近的有：floor；可用：target、floor"),
        ("target: 100", "target: 100, floor: 100", "下限 100 已经达到目标 100"),
        ("target: 100", "target: 一百", "第 11 行：“target”写的是“一百”，应当是数"),
        ("{judged: {}}", "{judge: {}}", "method 写一种方法和它的参数，可用：judged、ratio"),
        ("{judged: {}}", "{judged: {max: 5}}", "评议最高 5 分，与分值 10 分不一致"),
        ("{judged: {}}", "{steps: [[90, 5], [100, 10]]}", "各档应当从好到差"),
        ("{judged: {}}", "{steps: [[90, 5]]}", "最好一档 5 分，与分值 10 分不一致"),
        ("{judged: {}}", "{steps: [90]}", "分档（steps）写成"),
        (", method: {judged: {}}", "", "1.2 规范化：有分值，没有写计分方法"),
        ("points: 10, method", "method", "写了计分方法“评议”，没有写分值"),
        ("points: 10,", "points: -10,", "分值 -10 应当大于 0"),
        ("points: 10,", "points: 1e99,", "“points”写的是“1e99”，应当是数"),
        ("points: 10,", "points: 10.001,", "最多 2 位小数"),
        ("levels: [领域, 指标]", "levels: [指标]", "1.1 按期办结率：在第 2 级，levels 只写了 1 级"),
        ("name: 规范化", "nmae: 规范化", "第 12 行：不认识的词 nmae。相近的有：name"),
        ("version: 2026", "version:", "没有写“version”"),
        ("version: 2026", "version: 2026\nname: 又一个", "“name”写了两次"),
        ("{judged: {}}", "{judged: {}}, verified: 听说", "“verified”写的是“听说”，应当是fulltext、excerpt、memory 中的一个"),
        ("    points: 5\n", "    points: 5\n    cap: 4\n", "封顶 4 分，比下面各项相加的 5 分还少"),
        ("areas:", "phases: [{name: 动员, first: 2026-08-01, last: 2026-07-01}]\nareas:", "止于 2026-07-01，早于开始的 2026-08-01"),
        ("areas:", "phases: [{name: 动员, first: 8月}]\nareas:", "应当是日期"),
        ("areas:", "phases: [{name: 动员}]\nareas:", "写明起止日期，或者说明以什么为准"),
        ("points: 15\n    items:", "points: 15\n    items: []\n    itms:", "不认识的词 itms"),
        ("name: 规范化", "name: &a 规范化", None),
        ("name: 规范化", "name: &a 规范化, note: *a", "不能用 & 和 * 引用"),
        ("areas:", "areas: [", "不是合格的 YAML"),
    ],
)  # fmt: skip
def test_a_framework_that_does_not_hold_together_is_refused_in_words(old, new, says):
    text = SMALL.replace(old, new, 1)
    assert text != SMALL
    if says is None:
        load(text)
    else:
        assert says in refusal(text, FIGURES)


def test_all_faults_are_told_at_once():
    text = SMALL.replace("points: 20", "points: 21").replace("points: 15", "points: 16")
    assert len(refusal(text).splitlines()) == 2


def test_figures_are_not_looked_for_when_none_are_known():
    assert digest(load(SMALL)) == digest(small)


def test_a_file_that_is_no_framework_is_refused(tmp_path: Path):
    picture, large, gone = (tmp_path / name for name in ("a.yaml", "b.yaml", "c.yaml"))
    picture.write_bytes(b"\x89PNG\xff\xfe")
    with large.open("wb") as file:
        file.truncate(2_000_000_000)
    for path, says in ((picture, "不是 UTF-8 文本"), (large, "超过 5 MB"), (gone, "读不了")):
        assert says in refusal(path)
    assert "最外层" in refusal("- a\n- b\n")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: " + "[" * 20000, "超过 40 层"),
        ("a: " + "[" * 900 + "]" * 900, "超过 40 层"),
        ("a: &a [x]\n" + "".join(f"{n}: &{n} [*{b}, *{b}]\n" for b, n in zip("abcdef", "bcdefg", strict=True)), "引用"),
        ("a: \x00", "不是合格的 YAML"),
    ],
    ids=["open brackets", "closed brackets", "references", "a control character"],
)  # fmt: skip
def test_a_text_made_to_exhaust_the_machine_is_refused(text, says):
    assert says in refusal(text)


@some
@given(st.integers(0, len(SMALL)), st.integers(0, 9), st.text("{}[]:-&*'\"# \n,|>!%@甲1.", max_size=4))
def test_a_damaged_file_is_read_or_refused_but_never_breaks(at, cut, put):
    with suppress(BadFramework):
        load(SMALL[:at] + put + SMALL[at + cut :])


def test_a_snapshot_that_was_tampered_with_is_refused_in_words():
    for told in (
        {},
        {"framework": ["a"]},
        as_json(small) | {"areas": "无"},
        as_json(small) | {"levels": {"a": 1}},
    ):
        with pytest.raises(BadFramework):
            from_json(told)


def test_the_code_1_10_is_not_the_number_1_1():
    assert load(SMALL.replace("code: 1.2,", "code: 1.10,")).indicator("1.10").name == "规范化"


def test_an_unknown_code_names_the_nearest():
    with pytest.raises(UnknownIndicator, match=r"没有编码为 1\.3 的指标。相近的有："):
        small.indicator("1.3")
    with pytest.raises(UnknownIndicator):
        small.indicator("1")


@some
@given(frameworks())
def test_what_is_written_down_reads_back_the_same(framework: Framework):
    assert digest(load(dump(framework))) == digest(framework)
    assert from_json(as_json(framework)) == framework


def test_the_digest_changes_with_the_contents_and_only_with_them():
    assert digest(load(SMALL.replace("points: 10,", "points: 10.0,"))) == digest(small)
    assert digest(load(SMALL.replace("r.in_time / r.due * 100", "(r.in_time)/r.due*100"))) == digest(small)
    assert digest(load(SMALL.replace("规范化", "规范"))) != digest(small)
    assert digest(load(SMALL.replace("2026", "2027"))) != digest(small)


@pytest.mark.parametrize(
    ("text", "sense", "number", "unit"),
    [
        ("≥95%", "≥", 95, "%"),
        ("100％", "≥", 100, "%"),
        ("不少于 40 学时", "≥", 40, "学时"),
        ("≤3件", "≤", 3, "件"),
        ("不超过3件", "≤", 3, "件"),
        (">=5 %", "≥", 5, "%"),
        ("0", "=", 0, ""),
        ("≥1次/年", "≥", 1, "次/年"),
        ("0 / 100%", "≥", None, ""),
        ("按省考核", "≥", None, ""),
        ("3月1日前报告；4月1日前公开", "≥", None, ""),
    ],
)
def test_a_threshold_is_read_from_its_words(text, sense, number, unit):
    threshold = Threshold(text)
    assert (threshold.sense, threshold.number, threshold.unit) == (
        sense,
        None if number is None else D(number),
        unit,
    )


def test_walking_goes_from_the_top():
    assert [(depth, node.code) for depth, node in walk(small)][:3] == [(0, "1"), (1, "1.1"), (1, "1.2")]
    assert "  2.1 年内评查　≥1次　5 分" in outline(small)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("points: 10, method: {judged: {}}}\n", "points: 8, method: {judged: {}}}\n      - {code: 1.3, name: 新的, points: 2, method: {judged: {}}}\n", ["新增 1.3 新的", "1.2 规范化：分值由“10”改为“8”"]),
        ("name: 规范化", "name: 办案规范化", ["1.2 办案规范化：名称由“规范化”改为“办案规范化”"]),
        ("code: 2.1", "code: 2.9", ["年内评查：编码由 2.1 改为 2.9"]),
        ("≥1次", "≥1轮", ["2.1 年内评查：阈值由“≥1次”改为“≥1轮”"]),
        ("target: 100", "target: 100, floor: 60", ["1.1 按期办结率：计分方法由“按比例 目标=100”改为“按比例 目标=100；下限=60”"]),
        ("      - {code: 2.2, name: 创新, method: {bonus: {each: 1, at_most: 3}}}\n", "", ["删去 2.2 创新"]),
        ("version: 2026", "version: 2027", ["小的指标体系：版本由“2026”改为“2027”"]),
        ("version: 2026", "version: 2026", []),
    ],
    ids=["added", "renamed", "renumbered", "threshold", "method", "removed", "version", "nothing"],
)  # fmt: skip
def test_what_changed_between_versions_is_said(old, new, says):
    assert list(compare(small, load(SMALL.replace(old, new, 1)))) == says


@some
@given(frameworks(), frameworks())
def test_comparing_says_something_exactly_when_the_contents_differ(old, new):
    assert not compare(old, old)
    assert bool(compare(old, new)) == (digest(old) != digest(new))
