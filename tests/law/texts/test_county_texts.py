"""A text that the county confirmed acts from its first day, over what the software brings."""

from datetime import date

import pytest

from zhunsheng.law import BadLawFile, LawBook, NotLaw, Verified, lawbook

REDO, TWO = "reconsideration.redo_limit", "reconsideration.reviewers_two"
TEXT = """\
instrument: reconsideration_regulation
version: {label: 2031, adopted_on: 2031-01-05, from: 2031-03-01, articles: 80, doc_number: 国务院令第999号}
rules:
  reconsideration.redo_limit: {basis: 第六十一条第一款, value: 45 calendar_days, statement: 四十五日内重作。, checked: true}
  reconsideration.self_correction: {basis: 第四十条, checked: true}
confirmed: {by: 张三, on: 2031-02-01}
"""
LAST, FIRST = date(2031, 2, 28), date(2031, 3, 1)


@pytest.fixture
def county(tmp_path):
    def write(text=TEXT, name="reconsideration_regulation-2031.yaml"):
        (tmp_path / "law").mkdir(exist_ok=True)
        (tmp_path / "law" / name).write_text(text, "utf-8")
        return LawBook(county=tmp_path)

    return write


def test_a_rule_goes_on_under_the_new_text(county):
    rule = county().rule(REDO)
    assert (rule.on(LAST).value, str(rule.on(LAST).provision)) == (
        60,
        "《行政复议法实施条例》（2026）第五十八条第一款",
    )
    now = rule.on(FIRST)
    assert (now.value, now.statement, str(now.provision)) == (
        45, "四十五日内重作。", "《行政复议法实施条例》第六十一条第一款",
    )  # fmt: skip
    assert (now.verified, now.checked_on) == (Verified.FULLTEXT, date(2031, 2, 1))
    assert "张三" in now.note


def test_what_did_not_change_keeps_its_value(county):
    before, after = (county().rule("reconsideration.self_correction").on(day) for day in (LAST, FIRST))
    assert (after.value, after.unit, after.statement) == (before.value, before.unit, before.statement)


def test_a_rule_that_nobody_confirmed_ends_with_the_old_text_and_says_so(county):
    with pytest.raises(NotLaw, match="至 2031-02-28；《行政复议法实施条例》2031年的文本没有录这一条"):
        county().rule(TWO).on(FIRST)


def test_the_national_book_is_not_touched(county):
    county().rules()
    assert lawbook().rule(REDO).newest.effective_to is None


def test_a_draft_does_not_act(county):
    book = county(
        TEXT.replace("checked: true", "checked: false"), "reconsideration_regulation-2031.draft.yaml"
    )
    assert book.rule(REDO).newest.effective_to is None


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        pytest.param(TEXT.replace("checked: true}\nconfirmed", "checked: false}\nconfirmed"), "还没有核对", id="unchecked"),
        pytest.param(TEXT.replace("confirmed: {by: 张三, on: 2031-02-01}\n", ""), "缺少 confirmed", id="unsigned"),
        pytest.param(TEXT.replace("第六十一条第一款", "第八十一条"), "只到第八十条", id="beyond-the-last-article"),
        pytest.param(TEXT.replace("from: 2031-03-01", "from: 2026-06-01"), "不比已有的新", id="older"),
        pytest.param(TEXT.replace("label: 2031", "label: 2026"), "已有一个 2026 年的文本", id="a-label-twice"),
        pytest.param(TEXT.replace("reconsideration_regulation", "no_regulation"), "没有收录《no_regulation》", id="no-such-law"),
        pytest.param(TEXT.replace(REDO, "reconsideration.no_limit"), "没有规则 reconsideration.no_limit", id="no-such-rule"),
        pytest.param(TEXT.replace(REDO, "nothing.here"), "没有规则 nothing.here", id="no-such-domain"),
        pytest.param(TEXT.replace("45 calendar_days", "45 moons"), "不认识“moons”", id="no-such-unit"),
        pytest.param(TEXT.replace("basis: 第四十条", "place: 第四十条"), "不认识“place”", id="a-wrong-key"),
    ],
)  # fmt: skip
def test_a_wrong_text_is_refused_with_its_file(county, text, complaint):
    with pytest.raises(BadLawFile, match=complaint) as wrong:
        county(text).rules()
    assert wrong.value.file.name == "reconsideration_regulation-2031.yaml"


def test_a_county_that_only_has_a_new_text_has_a_book_of_its_own(county, tmp_path):
    county()
    assert lawbook(tmp_path).rule(REDO).newest.value == 45
