"""A published text of a law, as it comes, and what is none. The laws here are invented."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.law import LawError
from zhunsheng.law.errors import NotALawText
from zhunsheng.law.texts import read_text

HEAD = """\
清河县船闸条例

（2015年3月2日国务院令第601号公布　根据2024年5月6日《关于修改船闸条例的决定》第一次修订　2028年1月9日国务院令第900号修订）

目　录

第一章　总　则
第二章　附　则

第一章　总　则

"""
BODY = """\
第一条　为了管理船闸，制定本条例。
第二条　船闸的开闭适用本条例。
　　船闸包括：
　　（一）单级船闸；
　　（二）多级船闸。
第三条　船闸管理人员不少于两名，夜间可以一名。
第三条之一　大风时停航。
第二章　附　则
第四条　本条例自2028年3月1日起施行。《清河县船闸管理办法》《旧闸规定》同时废止。
"""


def test_articles_chapters_paragraphs_and_items_are_read():
    law = read_text(HEAD + BODY)
    assert [article.place for article in law.articles] == [
        "第一条",
        "第二条",
        "第三条",
        "第三条之一",
        "第四条",
    ]
    assert [article.chapter for article in law.articles] == ["第一章 总 则"] * 4 + ["第二章 附 则"]
    second = law.articles[1]
    assert second.paragraphs == ("船闸的开闭适用本条例。", "船闸包括：")
    assert second.items == ((1, "（一）单级船闸；"), (1, "（二）多级船闸。"))
    assert second.wording.splitlines()[2] == "（一）单级船闸；"


def test_the_clauses_of_adoption_beginning_and_repeal_are_read():
    law = read_text(HEAD + BODY)
    assert (law.title, law.last, law.label) == ("清河县船闸条例", 4, "2028")
    assert (law.adopted_on, law.effective_on, law.number) == (
        date(2028, 1, 9),
        date(2028, 3, 1),
        "国务院令第900号",
    )
    assert law.repeals == ("清河县船闸管理办法", "旧闸规定")


def test_the_first_day_of_the_first_text_is_not_that_of_an_amended_one():
    law = read_text(HEAD + BODY.replace("2028年3月1日", "2015年6月1日"))
    assert (law.adopted_on, law.effective_on) == (date(2028, 1, 9), None)


def test_on_publication_means_the_day_of_adoption():
    law = read_text(HEAD + BODY.replace("自2028年3月1日起施行", "自公布之日起施行"))
    assert law.effective_on == law.adopted_on == date(2028, 1, 9)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(lambda text: text, id="plain-text"),
        pytest.param(
            lambda text: "---\ntitle: x\n---\n\n" + text.replace("第一章", "## 第一章"), id="markdown-head"
        ),
        pytest.param(
            lambda text: text.replace("\n第", "\n- **第").replace("条　", "条**　　"), id="markdown-articles"
        ),
        pytest.param(lambda text: text.replace("条　", "条 "), id="one-space"),
        pytest.param(lambda text: text.replace("条　", "条"), id="no-space-at-all"),
        pytest.param(
            lambda text: text.replace("清河县船闸条例\n", "清河县船闸\n条例\n", 1),
            id="a-title-over-two-lines",
        ),
    ],
)
def test_the_same_law_is_read_from(written):
    body = BODY.replace("第三条之一　大风时停航。\n", "")
    law = read_text(written(HEAD + body))
    assert [article.number for article in law.articles] == [1, 2, 3, 4]
    assert law.title == "清河县船闸条例"


def test_a_paragraph_that_begins_with_an_article_is_no_heading():
    law = read_text(HEAD + BODY.replace("　　船闸包括：", "第三条规定的人员应当在场。"))
    assert law.articles[1].paragraphs[1] == "第三条规定的人员应当在场。"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("", "没有文字，多半是扫描件", id="a-scan"),
        pytest.param("1 / 3\n\n2 / 3", "没有文字，多半是扫描件", id="page-numbers-only"),
        pytest.param(HEAD.replace("条例\n", "条例（征求意见稿）\n", 1) + BODY, "是征求意见稿，还不是法律", id="a-draft-for-comment"),
        pytest.param(HEAD.replace("条例\n", "条例（草案）\n", 1) + BODY, "是草案，还不是法律", id="a-bill"),
        pytest.param(
            "国务院关于修改《清河县船闸条例》的决定\n\n国务院决定对《清河县船闸条例》作如下修改：\n"
            "一、将第三条修改为：“船闸管理人员不少于三名。”\n二、增加一条，作为第九条：“大雾时停航。”\n"
            "本决定自公布之日起施行。\n" + "条例根据本决定作相应修改，重新公布。" * 3,
            "是修改的决定，不是改好的文本，写明要改的有第三条、第九条；请取修改以后的全文",
            id="a-decision-that-amends",
        ),
        pytest.param(HEAD + BODY.replace("第三条　", "第五条　"), "条号不连：第二条之后是第五条", id="out-of-order"),
        pytest.param(HEAD + BODY.replace("第四条　", "第二条　"), "条号不连：第三条之一之后是第二条", id="backwards"),
        pytest.param(HEAD + BODY.replace("之一", "之二"), "条号不连：第三条之后是第三条之二", id="an-inserted-one-missing"),
        pytest.param("关于做好船闸工作的通知\n\n" + "一、各单位要高度重视，切实抓好落实。\n" * 5, "没有“第一条”", id="no-articles"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused_in_one_sentence(text, why):
    with pytest.raises(NotALawText, match=why) as wrong:
        read_text(text)
    assert "\n" not in str(wrong.value)


@given(st.text(alphabet="第一二三条之章（）《》自起施行2028年1月日\n　。废止令号修改", max_size=200))
def test_any_text_is_read_or_refused(text):
    try:
        law = read_text(HEAD + text)
    except LawError:
        return
    keys = [article.key for article in law.articles]
    assert keys == sorted(set(keys))
    assert keys[0] == (1, 0)
