"""The form of the YAML files, and how a mistake in them is told."""

from datetime import date
from decimal import Decimal
from textwrap import dedent, indent

import pytest

from zhunsheng.law import BadLawFile, LawBook, Unit, UnknownRule

ACT = """\
title: 中华人民共和国试验法
short: [试验]
versions:
  - {label: 2020, from: 2020-01-01, to: 2023-12-31, articles: 20}
  - {label: 2024, from: 2024-01-01, articles: 30}
"""
COUNTING = """\
defaults: {verified: fulltext}
rules:
  trial:
    - {kind: counting, statement: 新, basis: 《试验法》（2024）第一条, counts: {working: [5]}}
    - {kind: counting, statement: 旧, basis: 《试验法》（2020）第一条}
"""
DEFAULTS = (
    "defaults: {instrument: 《试验法》（2024）, counting: counting.trial, verified: fulltext}\nrules:\n"
)


@pytest.fixture
def book(tmp_path):
    """Writes a small law and returns how to read rules written under it."""
    for folder, name, text in (("instruments", "trial_act", ACT), ("rules", "counting", COUNTING)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{name}.yaml").write_text(text, "utf-8")

    def read(rules: str, defaults: str = DEFAULTS) -> LawBook:
        (tmp_path / "rules" / "trial.yaml").write_text(defaults + indent(dedent(rules), "  "), "utf-8")
        return LawBook(tmp_path)

    return read


def only(text: str) -> str:
    return f"  one: {{kind: deadline, statement: 试, basis: 第五条, {text}}}\n"


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("5 working_days", 5, Unit.WORKING_DAYS),
        ("3-9 persons", "3-9", Unit.PERSONS),
        ("01-31 date", "01-31", Unit.DATE),
        ("0.05 percent_per_day", Decimal("0.05"), Unit.PERCENT_PER_DAY),
        ("18 years_of_age", 18, Unit.YEARS_OF_AGE),
    ],
)
def test_a_value_is_written_with_its_unit(book, written, value, unit):
    version = book(only(f"value: {written}")).rule("trial.one").newest
    assert (version.value, version.unit) == (value, unit)


def test_a_rule_is_law_as_long_as_the_text_it_cites(book):
    rule = book("""\
      one:
        - {kind: gate, statement: 新, basis: 第二条}
        - {kind: gate, statement: 旧, basis: （2020）第三条}
    """).rule("trial.one")
    assert [version.statement for version in rule.versions] == ["旧", "新"]
    assert rule.on(date(2023, 12, 31)).statement == "旧"
    assert rule.on(date(2024, 1, 1)).effective_to is None


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        pytest.param(only("value: 5 weeks"), "不认识“weeks”；可用：working_days", id="unknown-unit"),
        pytest.param(only("value: 5 working_days, counting: counting.none"), "没有计算规则 counting.none", id="counting"),
        pytest.param(only("vlaue: 5 working_days"), "不认识“vlaue”", id="misspelt-key"),
        pytest.param(only("value: 6 working_days"), "规定工作日的是 5 日", id="not-a-working-day-number"),
        pytest.param(only("value: 5 calendar_days"), "规定工作日的是 5 日", id="a-working-day-number"),
        pytest.param(only("bound: about"), "不认识“about”；可用：at_least、at_most", id="unknown-bound"),
        pytest.param(only("from: 昨天"), "from 要写日期", id="no-date"),
        pytest.param(only("from: 2024-02-30"), "不是合格的数或日期", id="no-such-day"),
        pytest.param("  one: {kind: gate, basis: 第五条}\n", "缺少 statement", id="missing-key"),
        pytest.param("  one: {kind: gate, statement: 试, basis: 第三十一条}\n", "只到第三十条", id="beyond-the-last-article"),
        pytest.param("  one: {kind: gate, statement: 试, basis: 《没有法》第一条}\n", "没有收录《没有法》", id="unknown-act"),
        pytest.param("  one: {kind: gate, statement: 试, basis: 《试验法》第一条}\n", "要写明年份", id="which-version"),
        pytest.param("  one: {kind: gate, statement: 试, basis: （2019）第一条}\n", "没有2019 年的文本", id="no-such-version"),
        pytest.param(only("value: 5"), "期限要写单位", id="no-unit"),
        pytest.param(only("note: "), "note 要写文字", id="empty-words"),
        pytest.param(only("alias: [1]"), "alias 要写文字", id="not-words"),
        pytest.param(only("extension: 5 working_days"), "extension 应写成“键: 值”", id="extension-not-a-mapping"),
        pytest.param(only("extension: {value: 5}"), "延长的期限要写整数和单位", id="extension-without-unit"),
        pytest.param(only("extension: {value: 3-5 months}"), "延长的期限要写整数和单位", id="extension-of-a-range"),
        pytest.param(only("counts: {rolls: 也许}"), "rolls 要写true 或 false", id="not-yes-or-no"),
        pytest.param(only("counts: {working: 5}"), "working 要写数字的列表", id="not-a-list"),
        pytest.param(only("scope: county"), "scope 不认识“county”；可用：national、local_sample", id="unknown-scope"),
        pytest.param(only("scope: local_sample, value: 5"), "期限要写单位", id="sample-without-unit"),
        pytest.param("  one: [1, 2]\n", "应写成“键: 值”", id="not-a-mapping"),
        pytest.param("  one: [\n", "不是合格的 YAML", id="not-yaml"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_in_chinese(book, written, complaint):
    with pytest.raises(BadLawFile, match=complaint):
        book(written).rules()


def test_a_mistake_is_told_with_its_file_and_line(book):
    with pytest.raises(BadLawFile) as wrong:
        book("""\
          one:
            kind: gate
            statement: 试
            basis: 第三十一条
        """).rules()
    assert (wrong.value.file.name, wrong.value.line) == ("trial.yaml", 6)
    assert "trial.yaml 第 6 行" in str(wrong.value)


def test_a_rule_written_twice_is_refused(book):
    with pytest.raises(BadLawFile, match="“one”写了两次") as wrong:
        book(
            "  one: {kind: gate, statement: 甲, basis: 第一条}\n  one: {kind: gate, statement: 乙, basis: 第一条}\n"
        ).rules()
    assert wrong.value.line == 4


def test_versions_that_overlap_are_refused(book):
    with pytest.raises(BadLawFile, match="有效期重叠"):
        book("""\
          one:
            - {kind: gate, statement: 新, basis: 第二条}
            - {kind: gate, statement: 旧, basis: （2020）第三条, to: 2024-01-01}
        """).rules()


def test_a_period_must_say_how_it_is_counted(book):
    with pytest.raises(BadLawFile, match="要写明计算规则"):
        book(
            only("value: 5 working_days"),
            "defaults: {instrument: 《试验法》（2024）, verified: fulltext}\nrules:\n",
        ).rules()


def test_the_period_of_another_place_must_also_say_how_it_is_counted(book):
    with pytest.raises(BadLawFile, match="要写明计算规则"):
        book(
            only("scope: local_sample, value: 5 working_days"),
            "defaults: {instrument: 《试验法》（2024）, verified: fulltext}\nrules:\n",
        ).rules()


def test_a_rule_must_name_its_instrument_somewhere(book):
    with pytest.raises(BadLawFile, match="没有写明是哪部法"):
        book(
            "  one: {kind: gate, statement: 试, basis: 第一条}\n", "defaults: {verified: memory}\nrules:\n"
        ).rules()


def test_an_alias_belongs_to_one_rule(book):
    with pytest.raises(BadLawFile, match="别名 old 已经属于 trial.one"):
        book("""\
          one: {kind: gate, statement: 甲, basis: 第一条, alias: old}
          two: {kind: gate, statement: 乙, basis: 第一条, alias: old}
        """).rule("old")


def test_two_instruments_cannot_share_a_title(book, tmp_path):
    (tmp_path / "instruments" / "zzz.yaml").write_text(ACT, "utf-8")
    with pytest.raises(BadLawFile, match="已经是 trial_act.yaml 的名称"):
        book("").instrument("试验法")


def test_versions_of_an_instrument_do_not_overlap(book, tmp_path):
    (tmp_path / "instruments" / "trial_act.yaml").write_text(ACT.replace("to: 2023-12-31, ", ""), "utf-8")
    with pytest.raises(BadLawFile, match="有效期重叠"):
        book("").instrument("试验法")


def test_one_domain_is_read_without_the_others(book, tmp_path):
    (tmp_path / "rules" / "broken.yaml").write_text("rules: 0\n", "utf-8")
    assert book(only("value: 5 working_days")).rule("trial.one").newest.value == 5


@pytest.mark.parametrize(("written", "rolls"), [("yes", True), ("no", False), ("True", True)])
def test_yes_and_no_are_read_as_yaml_reads_them(book, written, rolls):
    counts = book(f"  one: {{kind: counting, statement: 试, basis: 第五条, counts: {{rolls: {written}}}}}\n")
    assert counts.rule("trial.one").newest.counts.rolls is rolls


def test_a_mistake_in_another_file_is_told_there(book, tmp_path):
    (tmp_path / "rules" / "counting.yaml").write_text(COUNTING.replace("第一条", "第九十条"), "utf-8")
    with pytest.raises(BadLawFile) as wrong:
        book(only("value: 5 working_days")).rule("trial.one")
    assert (wrong.value.file.name, wrong.value.line) == ("counting.yaml", 4)
    (tmp_path / "instruments" / "trial_act.yaml").write_text("title: 试\nversions: 0\n", "utf-8")
    with pytest.raises(BadLawFile) as wrong:
        book(only("value: 5 working_days")).rule("trial.one")
    assert wrong.value.file.name == "trial_act.yaml"


def test_a_path_is_not_a_rule(book, tmp_path):
    (tmp_path / "elsewhere.yaml").write_text("rules: {}\n", "utf-8")
    with pytest.raises(UnknownRule):
        book(only("value: 5 working_days")).rule(f"{tmp_path}/elsewhere.one")
