"""Two texts held against each other, and what rests on the old one."""

from collections import Counter
from datetime import date

import pytest

from zhunsheng.law import LawBook
from zhunsheng.law.errors import NotALawText
from zhunsheng.law.texts import Fate, compare, draft, meet, read_text, refuse_if_older, told

OLD = read_text("""\
船闸条例

（2015年3月2日国务院令第601号公布　自2015年6月1日起施行）

第一条　为了管理船闸，保障航行安全，制定本条例。
第二条　船闸管理单位负责船闸的日常开闭和维护。
第三条　审查开闭申请，船闸管理人员不少于两名。
第四条　申请开闭的，管理单位应当自收到申请之日起五个工作日内答复。
第五条　重大事故的处理决定报上级管理单位备案。
第六条　本条例自2015年6月1日起施行。
""")
NEW = read_text("""\
船闸条例

（2015年3月2日国务院令第601号公布　2028年1月9日国务院令第900号修订）

第一条　为了管理船闸，保障航行安全，制定本条例。
第二条　禁止在引航道内捕鱼、游泳和停泊。
第三条　船闸管理单位负责船闸的日常开闭和维护。
第四条　审查开闭申请，船闸管理人员不少于两名；夜间可以由一名管理人员审查。
第五条　申请开闭的，管理单位应当自收到申请之日起五个工作日内答复。
第六条　本条例自2028年3月1日起施行。
""")
INSTRUMENT = """\
title: 船闸条例
versions:
  - {label: 2015, adopted_on: 2015-03-02, from: 2015-06-01, articles: 6}
"""
RULES = """\
defaults: {instrument: 《船闸条例》, verified: fulltext, checked_on: 2026-11-30}
rules:
  counting: {kind: counting, statement: 起算日不计。, basis: 第六条, quote: 自2015年6月1日起施行}
  two: {kind: threshold, statement: 两名。, basis: 第三条, value: 2 persons, quote: 船闸管理人员不少于两名}
  answer:
    kind: deadline
    statement: 五个工作日答复。
    basis: 第四条
    value: 5 working_days
    since: 收到申请之日
    counting: locks.counting
    quote: 五个工作日内答复
  filing: {kind: record, statement: 备案。, basis: 第五条, quote: 报上级管理单位备案}
"""


@pytest.fixture
def book(tmp_path):
    for name, text in (("instruments/lock_regulation.yaml", INSTRUMENT), ("rules/locks.yaml", RULES)):
        (tmp_path / "law" / name).parent.mkdir(parents=True)
        (tmp_path / "law" / name).write_text(text, "utf-8")
    return LawBook(tmp_path / "law")


def became(changes):
    return [
        (change.old and change.old.place, change.new and change.new.place, change.fate) for change in changes
    ]


def test_words_and_not_numbers_say_what_an_article_became():
    assert became(compare(OLD, NEW)) == [
        ("第一条", "第一条", Fate.SAME),
        ("第二条", "第三条", Fate.MOVED),
        ("第三条", "第四条", Fate.CHANGED),
        ("第四条", "第五条", Fate.MOVED),
        ("第五条", None, Fate.GONE),
        ("第六条", "第六条", Fate.CHANGED),
        (None, "第二条", Fate.ADDED),
    ]


def test_a_text_is_the_same_as_itself_in_every_article():
    assert Counter(change.fate for change in compare(OLD, OLD)) == {Fate.SAME: 6}


def test_of_two_that_say_the_same_the_one_that_kept_its_number_is_taken():
    twice = read_text("""\
船闸条例

（2015年3月2日国务院令第601号公布）

第一条　管理单位应当妥善保管登记簿。
第二条　管理单位应当妥善保管登记簿。
第三条　本条例自2015年6月1日起施行，由管理单位负责解释和执行。
""")
    assert all(change.fate is Fate.SAME for change in compare(twice, twice))


def test_another_number_referred_to_is_no_change():
    one = read_text(
        "船闸条例\n\n第一条　依照第七条办理，管理单位应当答复申请人，并且妥善保管登记簿和申请材料，保管期限不少于三年，逾期销毁。\n第二条　本条例自2015年6月1日起施行。"
    )
    other = read_text(
        "船闸条例\n\n第一条　依照第九条办理，管理单位应当答复申请人，并且妥善保管登记簿和申请材料，保管期限不少于三年，逾期销毁。\n第二条　本条例自2015年6月1日起施行。"
    )
    assert [change.fate for change in compare(one, other)] == [Fate.SAME, Fate.SAME]


def test_every_rule_on_the_old_text_is_met_with_its_place_in_the_new_one(book):
    meetings = meet(book, book.instrument("船闸条例"), NEW, compare(OLD, NEW))
    assert [(one.version.rule, one.basis, one.fate) for one in meetings] == [
        ("locks.counting", "第六条", Fate.CHANGED),
        ("locks.two", "第四条", Fate.CHANGED),
        ("locks.answer", "第五条", Fate.MOVED),
        ("locks.filing", "", Fate.GONE),
    ]


def test_without_the_old_text_the_words_quoted_are_found_again(book):
    meetings = meet(book, book.instrument("船闸条例"), NEW)
    assert [(one.version.rule, one.basis) for one in meetings] == [
        ("locks.counting", ""),
        ("locks.two", "第四条"),
        ("locks.answer", "第五条"),
        ("locks.filing", ""),
    ]


def test_the_two_wordings_stand_beside_each_other(book):
    instrument, changes = book.instrument("船闸条例"), compare(OLD, NEW)
    lines = list(told(instrument, NEW, date(2028, 3, 1), meet(book, instrument, NEW, changes), changes))
    assert lines[0] == "《船闸条例》新文本：2028-01-09 通过，2028-03-01 起施行，共6条，国务院令第900号"
    assert "逐条：没有变 1 条，条号移动 2 条，内容有改动 2 条，没有对应条文 1 条，新增 1 条" in lines
    at = next(place for place, line in enumerate(lines) if line.startswith("  〔内容有改动〕locks.two"))
    assert lines[at + 1 : at + 3] == [
        "      旧　第三条　审查开闭申请，船闸管理人员不少于两名。",
        "      新　第四条　审查开闭申请，船闸管理人员不少于两名；夜间可以由一名管理人员审查。",
    ]


def test_a_draft_waits_for_every_entry(book):
    instrument = book.instrument("船闸条例")
    written = draft(instrument, NEW, meet(book, instrument, NEW, compare(OLD, NEW)), date(2028, 3, 1))
    assert written.count("checked: false") == 3
    assert "  # locks.filing：没有找到对应条文。" in written
    assert "  from: 2028-03-01\n  articles: 6\n  doc_number: 国务院令第900号\n" in written


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param(OLD, "2015年的文本已经收录（2015-06-01 起），不必再录", id="the-text-that-acts"),
        pytest.param(
            read_text(
                "船闸条例\n\n（2009年3月2日国务院令第501号公布）\n\n第一条　为了管理船闸，保障航行安全，制定本条例，各单位应当遵守。\n第二条　本条例自2009年6月1日起施行。"
            ),
            "这是《船闸条例》较早的文本（2009-06-01 起）",
            id="an-older-one",
        ),
    ],
)
def test_a_text_that_is_not_newer_is_refused(book, text, why):
    with pytest.raises(NotALawText, match=why):
        refuse_if_older(text, book.instrument("船闸条例"))
