import csv
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shared import shared
from zhunsheng.law import lawbook
from zhunsheng.law.citing import Status, cite
from zhunsheng.law.index import index
from zhunsheng.numerals import to_chinese

DAY = date(2023, 6, 30)


def cited(text, on=DAY):
    return [(one.quote, one.instrument, one.article) for one in cite(text, on)]


def only(text, on=DAY):
    (one,) = cite(text, on)
    return one


def test_places_are_characters_of_the_text_as_it_came():
    text = "依据《行政处罚法》第５７条第（二）款。"
    one = only(text)
    assert text[one.start : one.end] == one.quote == "《行政处罚法》第５７条"
    assert one.article == "第五十七条"


def test_of_several_articles_each_is_cited():
    assert [article for _, _, article in cited("《行政处罚法》第五条第一款、第二款和第三十六条")] == [
        "第五条第一款",
        "第五条第二款",
        "第三十六条",
    ]


def test_an_item_that_follows_stays_in_its_paragraph():
    found = cited("《行政处罚法》第六十三条第一款第（三）项、第（四）项")
    assert found[1] == ("第（四）项", "行政处罚法", "第六十三条第一款第（四）项")


def test_every_end_of_a_range_must_exist():
    one = only("《行政处罚法》第八十条至第九十条")
    assert one.status is Status.NO_SUCH_ARTICLE
    assert one.finding == "《行政处罚法》（2021）只到第八十六条，没有第九十条"
    assert one.certain


def test_a_short_name_is_the_instrument_it_was_given_to_to_the_end_of_the_text():
    found = cited("《清河县停车管理办法》（以下简称《停车办法》）施行。\n\n依《停车办法》第三条。")
    assert found[-1] == ("《停车办法》第三条", "清河县停车管理办法", "第三条")


def test_a_short_name_wins_over_an_instrument_of_that_name():
    found = cited(
        "《某省行政执法监督条例》（以下简称《行政执法监督条例》）施行，《行政执法监督条例》第三条有规定。"
    )
    assert found[-1] == ("《行政执法监督条例》第三条", "某省行政执法监督条例", "第三条")


@pytest.mark.parametrize(
    "written",
    ["国务院令第711号", "2019年4月3日国务院令第711号公布", "国令第711号，以下简称《条例》", "2019年修订"],
)
def test_what_stands_in_brackets_after_a_title_belongs_to_it(written):
    one = only(f"《政府信息公开条例》（{written}）第三十三条")
    assert (one.instrument, one.article, one.version) == ("政府信息公开条例", "第三十三条", "2019")
    assert one.number in ("", "国务院令第711号")


def test_a_document_with_a_shortened_title_is_found_by_its_number():
    assert only("《关于推行三项制度的意见》（国办发〔2018〕118号）").instrument.endswith(
        "法制审核制度的指导意见"
    )


def test_a_title_alone_that_is_only_a_kind_means_the_last_of_that_kind():
    found = cited("根据《优化营商环境条例》和《行政处罚法》，《条例》第十二条优先。")
    assert found[-1] == ("《条例》第十二条", "优化营商环境条例", "第十二条")


def test_the_regulation_under_the_act_cited_last_is_found_by_its_kind():
    found = cited("违反《道路交通安全法》第九十条及实施条例第六十二条")
    assert found[-1] == ("实施条例第六十二条", "道路交通安全法实施条例", "第六十二条")


def test_an_instrument_that_is_not_known_takes_its_articles_with_it():
    assert cited("《行政处罚法》第五条与某县停车收费办法第三条") == [
        ("《行政处罚法》第五条", "行政处罚法", "第五条")
    ]


def test_a_name_in_full_without_brackets_is_cited_from_its_first_character():
    assert cited("适用中华人民共和国行政强制法第三条") == [
        ("中华人民共和国行政强制法第三条", "行政强制法", "第三条")
    ]


def test_a_reference_forgets_the_instrument_when_the_paragraph_ends():
    assert len(cited("依据《行政处罚法》第五条。\n第六条规定的措施已经落实。")) == 1


def test_a_line_broken_because_it_was_full_does_not_end_the_paragraph():
    text = (
        "县市场监督管理局在办理全部涉企案件时依据《行政处罚法》第五条和其他有关规定以及\n同法第六条作出决定"
    )
    assert [article for _, _, article in cited(text)] == ["第五条", "第六条"]


def test_the_paragraph_before_is_counted_back():
    found = cited("《行政处罚法》第六十三条第二款规定组织听证，前款另有规定。")
    assert found[-1][2] == "第六十三条第一款"


@pytest.mark.parametrize(
    "written",
    [
        "国办发〔2018〕115号",
        "国办发[2018]115号",
        "国办发【2018】 115 号",
        "国办发（2018）115号",
        "国办发〔2018115号",
    ],
)
def test_a_document_number_is_read_in_its_sloppy_forms(written):
    assert only(f"根据{written}，开展审核。").instrument.startswith("国务院办公厅关于全面推行行政规范性文件")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("（2023）清0102行初5号", id="the number of a case"),
        pytest.param("《法治日报》刊发，《工作简报》三期", id="newspapers"),
        pytest.param("《建设工程合同》第三条", id="a contract"),
        pytest.param("第五条　行政机关应当依法履行职责。", id="the articles of the text itself"),
        pytest.param("第三条措施，第二条生产线，第一责任人", id="ordinals"),
        pytest.param("本条例第六条所称机关", id="this regulation, where none was cited"),
        pytest.param("前款、本条、前条", id="references to nothing"),
        pytest.param("2019年〔全年〕受理5号窗口事项", id="a year in brackets"),
    ],
)
def test_it_is_no_citation(text):
    assert cite(text, DAY) == []


def test_without_a_day_citations_are_found_and_not_checked():
    one = only("《合同法》第五百条", None)
    assert (one.instrument, one.status, one.on) == ("合同法", Status.UNKNOWN, None)


def test_what_took_the_place_of_an_abolished_law_is_named():
    one = only("《合同法》第五十二条")
    assert (one.status, one.replaced_by) == (Status.NOT_IN_FORCE, "民法典")
    assert one.finding == "《合同法》2020年12月31日后不再施行，由《民法典》取代"
    assert one.certain, "末日写在《民法典》第一千二百六十条"
    assert only("《合同法》第五十二条", date(2020, 12, 31)).status is Status.IN_FORCE


def test_an_older_text_named_by_its_year_is_held_against_its_own_days():
    text = "《行政复议法》（2017年修正）第三十一条"
    assert only(text, date(2023, 12, 31)).status is Status.IN_FORCE
    late = only(text, date(2024, 1, 1))
    assert late.status is Status.NOT_IN_FORCE
    assert late.finding.endswith("此后施行的是2023年的文本")


def test_a_year_that_is_not_recorded_is_not_held_against_the_text():
    one = only("《行政复议法》（1999）第五条")
    assert (one.status.holds, one.finding) == (True, "没有收录《行政复议法》1999年的文本")


def test_a_text_before_the_first_one_known_is_unknown_and_not_wrong():
    assert only("《无障碍环境建设法》第十二条", date(2023, 8, 31)).status is Status.UNKNOWN


def test_the_first_day_of_a_law_is_one_on_which_it_is_in_force():
    assert only("《个人信息保护法》", date(2021, 10, 31)).status is Status.NOT_YET
    assert only("《个人信息保护法》", date(2021, 11, 1)).status is Status.IN_FORCE
    assert only("《土地管理法》", date(1986, 12, 31)).status is Status.NOT_YET
    assert only("《土地管理法》", date(1987, 1, 1)).status is Status.IN_FORCE


def test_within_a_year_of_an_amendment_without_a_first_day_nothing_is_certain():
    article = "《社会救助暂行办法》第九十九条"  # 2019年3月2日修订，数据库没有写施行日
    assert [only(article, day).certain for day in (date(2019, 6, 1), date(2020, 6, 1))] == [False, True]


def test_an_article_is_held_against_the_text_of_that_day():
    assert only("《立法法》第一百一十条", date(2022, 12, 31)).status is Status.NO_SUCH_ARTICLE
    assert only("《立法法》第一百一十条", date(2023, 12, 31)).status is Status.IN_FORCE


def test_after_the_day_of_the_tables_nothing_is_certain():
    article = "《出境入境管理法》第九十九条"
    assert only(article, date(2026, 5, 16)).certain
    after = only(article, date(2026, 5, 17))
    assert (after.status, after.certain) == (Status.NO_SUCH_ARTICLE, False)


TODAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("《出境入境管理法》第九条", "有效（已核对到2026-05-16）", id="a-text-seen-in-may"),
        pytest.param("《食品生产经营监督检查管理办法》第九条", "有效（已核对到2025-04-19）", id="a-text-seen-the-year-before"),
        pytest.param("《市场监督管理投诉举报处理办法》第十四条", "未核对", id="a-text-nobody-saw"),
        pytest.param("《律师法》第五条", "未核对", id="a-new-text-only-heard-of"),
        pytest.param("《环境保护法》第六十五条", "已失效", id="a-law-replaced"),
        pytest.param("《出境入境管理法》第九十九条", "没有这一条", id="beyond-the-last"),
        pytest.param("《刑法》第二百八十七条之九", "没有这一条", id="an-inserted-article-that-is-not"),
        pytest.param("《刑法》第二百八十七条之二", "有效（已核对到2026-05-16）", id="an-inserted-article-that-is"),
        pytest.param("《刑法》第二十一条之一", "没有这一条", id="an-article-nothing-was-inserted-after"),
        pytest.param("《行政诉讼法解释》第一百二十八条", "有效（已核对到2026-05-16）", id="a-short-name"),
        pytest.param("《行政复议法实施条例（2026年修订）》第三十八条", "有效（已核对到2026-05-16）", id="a-year-of-revision"),
        pytest.param("《行政复议法实施条例》（2007）第三十二条", "已失效", id="the-old-text-by-its-year"),
        pytest.param("国务院令第836号", "有效（已核对到2026-05-16）", id="an-order"),
        pytest.param("《中国共产党纪律处分条例》第七条", "未核对", id="a-party-regulation"),
    ],
)  # fmt: skip
def test_every_answer_says_how_far_it_knows(text, said):
    assert only(text, TODAY).said == said


SEEN = "有效（已核对到2026-05-16）"
CORRECTED = [
    ("《网络安全法》第八十一条", SEEN),
    ("《行政复议法实施条例》第七十七条", SEEN),
    ("《传染病防治法》第一百一十五条", SEEN),
    ("《殡葬管理条例》第七十三条", SEEN),
    ("《婚姻登记条例》第二十八条", SEEN),
    ("《长江保护法》第八十五条", SEEN),
    ("《最高人民法院关于证券纠纷代表人诉讼若干问题的规定》第四十二条", SEEN),
    ("《环境保护法》第六十五条", "已失效"),
    ("《市场监督管理投诉举报处理暂行办法》第十四条", "已失效"),
    ("《最高人民法院关于审理政府信息公开行政案件若干问题的规定》（法释〔2011〕17号）第九条", "已失效"),
    ("《行政机关公务员处分条例》第二十条", "已失效"),
    ("《乡镇企业法》", "已失效"),
    ("《城市供水条例》第三条", "已失效"),
    ("《乡镇煤矿管理条例》", "已失效"),
    ("《最高人民法院关于适用〈中华人民共和国行政诉讼法〉若干问题的解释》第三条", "已失效"),
    ("《行政复议法实施条例（2026年修订）》第三十八条", SEEN),
    ("《仲裁法（2025年修订）》第九十六条", SEEN),
    ("《商事调解条例》第九条", SEEN),
    ("《国家发展规划法》第三十八条", SEEN),
    ("《民族团结进步促进法》第六十五条", SEEN),
    ("《社会救助法》第五十条", "有效（已核对到2026-05-16）"),
    ("《危险化学品安全法》第一百二十七条", SEEN),
    ("《住房租赁条例》第五十条", SEEN),
    ("《森林草原防灭火条例》第六十三条", SEEN),
    ("《监察法实施条例》第三百二十九条", SEEN),
    ("《消费者权益保护法实施条例》第四十六条", SEEN),
    ("《人民检察院公益诉讼办案规则》第三条", SEEN),
    ("《人民检察院行政诉讼监督规则》第一百三十七条", SEEN),
    ("《企业信息公示暂行条例》第二十七条", SEEN),
    ("《行政诉讼法解释》第一百二十八条", SEEN),
    ("国务院令第836号", SEEN),
    ("《生态环境法典》第一千二百四十二条", SEEN),
    ("《中华人民共和国生态环境法典》第一千二百四十二条", SEEN),
    ("《网络安全法》第六十一条", SEEN),
    ("《行政复议法实施条例》第四十六条", SEEN),
    ("《刑法》第二百八十七条之九", "没有这一条"),
    ("《信用修复管理办法》第三条", "有效（已核对到2025-12-01）"),
    ("法释〔2026〕3号", "未核对"),
    ("国家市场监督管理总局令第121号", "未核对"),
]


@pytest.mark.parametrize(("text", "said"), CORRECTED, ids=[text for text, _ in CORRECTED])
def test_what_was_answered_wrongly_is_now_answered(text, said):
    assert only(text, TODAY).said == said


def test_a_bare_yes_is_said_only_of_what_is_certain():
    for day in (date(2015, 5, 1), date(2024, 3, 1), date(2026, 5, 16), TODAY):
        for listed in index().listed:
            for one in cite(f"《{listed.title}》第一条", day):
                assert one.said != "有效" or one.certain, listed.title


def test_json_says_the_same_as_the_words():
    told = only("《出境入境管理法》第九条", TODAY).as_dict()
    assert (told["said"], told["checked_until"], told["certain"]) == (
        "有效（已核对到2026-05-16）",
        "2026-05-16",
        False,
    )


def test_after_a_renumbering_it_is_told_which_text_is_meant():
    one = only("《网络安全法》第六十一条", TODAY)
    assert (one.version, one.status) == ("2025", Status.IN_FORCE)
    assert one.finding.startswith("指《网络安全法》2026年1月1日起施行的文本（2025）；此前的文本条号不同")
    assert only("《网络安全法》第一条", TODAY).finding == "", "第三条以前没有动"
    assert only("《网络安全法》第六十一条", date(2028, 12, 1)).finding == "", "过了两年不再提"
    assert only("《网络安全法》第七十九条", date(2025, 12, 31)).version == "2016"


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        pytest.param("《中国共产党巡视工作条例》第三条", "党内法规", id="party"),
        pytest.param("《中国共产党某某工作条例》第三条", "党内法规", id="party-by-its-name"),
        pytest.param("《山东省行政程序规定》第五条", "地方性法规", id="province"),
        pytest.param("《湖南省行政程序规定》", "地方性法规", id="another-province"),
        pytest.param("《清河县停车管理办法》第三条", "地方性法规", id="county"),
        pytest.param("国务院令第9999号", "索引没有这个令号", id="an-order-not-known"),
    ],
)
def test_what_is_outside_the_index_says_what_it_is(written, kind):
    one = only(written, TODAY)
    assert one.status is Status.UNKNOWN
    assert kind in one.finding


def test_a_code_that_is_not_listed_is_still_an_instrument():
    assert cited("《某某法典》第三条") == [("《某某法典》第三条", "某某法典", "第三条")]


@pytest.mark.shared
def test_no_row_of_the_comparison_is_answered_wrongly():
    """Texts marked 失效 are never 有效 after their end; no article of a text in the list is said not to exist."""
    with shared("law/instruments_2025_2026.csv").open(encoding="utf-8") as source:
        rows = list(csv.DictReader(source))
    assert len(rows) == 324
    ended = [row for row in rows if row["category"] == "失效"]
    assert len(ended) == 116
    for row in ended:
        (one,) = cite(f"依据《{row['title']}》。", TODAY)
        assert one.status is Status.NOT_IN_FORCE, row["title"]
    for row in rows:
        articles = re.search(r"共(\d+)条", row["source"])
        if row["category"] == "失效" or articles is None:
            continue
        last = int(articles[1])
        begins = date.fromisoformat(row["effective"] or "2026-12-01")
        for day in {begins, max(begins, TODAY)}:
            answers = cite(f"依据《{row['title']}》第{to_chinese(last)}条办理。", day)
            assert all(one.status is not Status.NO_SUCH_ARTICLE for one in answers), (row["title"], day)
            assert all(one.status is not Status.NOT_IN_FORCE for one in answers), (row["title"], day)


def test_a_year_that_belongs_to_the_title_is_not_the_year_of_a_text():
    assert only("学习《宪法修正案（2018年）》").instrument == "宪法修正案（2018年）"


@given(
    st.text(
        alphabet="《》〈〉（）〔〕第五十条款项、和至本该前法条例令号20181 \n以下简称行政处罚", max_size=60
    )
)
def test_any_text_is_walked_through_and_every_place_is_in_it(text):
    end = 0
    for one in cite(text, DAY):
        assert text[one.start : one.end] == one.quote != ""
        assert one.start >= end, "引文互不重叠"
        end = one.end


def test_every_title_of_the_law_book_is_found_again():
    for instrument in lawbook().instruments():
        found = cited(f"依据《{instrument.title}》办理。")
        if found:  # 方案、标准一类的标题不作为引文
            assert found[0][1] == instrument.name


def test_longer_texts_take_time_in_proportion():
    """Each piece, many times over, is done without the walk going back: counted in citations, not in seconds."""
    for piece, each in (("《行政处罚法》第一条、", 1), ("《行政处罚法》（", 1), ("《", 0), ("第一条", 0)):
        assert len(cite(piece * 3000, DAY)) in (each * 3000, each * 3000 - 1)


@pytest.mark.parametrize(
    ("cited", "holds"),
    [
        ("《行政处罚法》第一〇二条", False),
        ("《民法典》第一二六〇条", True),
        ("《行政处罚法》第八十六条", True),
        ("《行政处罚法》第廿三条", True),
    ],
)
def test_an_article_number_written_digit_by_digit_is_that_article(cited, holds):
    assert only(cited).status is (Status.IN_FORCE if holds else Status.NO_SUCH_ARTICLE)


def test_an_article_number_that_could_be_two_is_not_called_missing():
    assert only("《行政处罚法》第一百五条").status.holds
