import csv
from datetime import date

import pytest

from tests.shared import shared
from zhunsheng.law import BadLawFile, lawbook
from zhunsheng.law.index import index
from zhunsheng.law.index.catalogue import TABLES
from zhunsheng.law.index.listed import spelled, split_year
from zhunsheng.law.index.merging import sheaves
from zhunsheng.law.index.tables import DATABASE_AS_OF, lines

HEADS = {
    "database": "title\tadopted_on\tfrom\tarticles\tstate\tnumbers\tshifted_from\n",
    "other": "title\tadopted_on\tarticles\tfrom\n",
    "recalled": "title\tfrom\tto\tarticles\treplaced_by\n",
    "ended": "title\tto\treplaced_by\n",
    "reported": "title\tadopted_on\tfrom\tnumber\n",
    "inserted": "title\tadopted_on\tarticles\n",
    "outside": "title\tkind\n",
}


@pytest.fixture
def folder(tmp_path):
    def write(lines="", recalled="", **tables):
        for name, head in HEADS.items():
            written = {"other": lines, "recalled": recalled, **tables}.get(name, "")
            (tmp_path / f"{name}.tsv").write_text(head + written, "utf-8")
        return tmp_path

    return write


def only(folder):
    (sheaf,) = sheaves(folder, ())
    return sheaf.listed


@pytest.mark.parametrize(
    "title",
    [
        "中华人民共和国行政处罚法",
        "行政处罚法",
        "处罚法",
        "最高人民法院关于适用《中华人民共和国行政诉讼法》的解释",
        "关于适用〈行政诉讼法〉的解释",
        "关于全面推行行政规范性文件合法性审核机制的指导意见",
        "国有土地上房屋征收与补偿条例",
    ],
)
def test_an_instrument_is_found_however_its_title_is_written(title):
    assert index().find(title) is not None


def test_a_number_leads_to_its_document_whatever_its_brackets():
    found = index().numbered("国办发[2018]115号")
    assert found is not None
    assert found is index().find("合法性审核意见")


def test_the_texts_of_a_title_follow_each_other_without_overlap():
    for listed in index().listed:
        for earlier, later in zip(listed.texts, listed.texts[1:], strict=False):
            if later.begins:
                assert earlier.last_day is not None, listed.title
                assert earlier.last_day < later.begins, listed.title


def test_what_replaces_a_law_is_itself_listed():
    for listed in index().listed:
        if listed.replaced_by:
            assert index().find(listed.replaced_by), listed.replaced_by


def test_the_law_book_wins_over_the_tables():
    for instrument in lawbook().instruments():
        listed = index().find(instrument.title)
        assert listed is not None
        assert listed.texts[-1].articles == instrument.newest.articles, instrument.title


def test_the_tables_and_the_law_book_count_the_same_articles():
    """Two readings of the same text, made separately."""
    counted = {
        (spelled(line.cells[0]), line.cells[1][:4]): line.count(3) for line in lines(TABLES, "database")
    }
    for instrument in lawbook().instruments():
        for version in instrument.versions:
            there = counted.get((spelled(instrument.title), version.label)) or None
            assert there in (None, version.articles), (instrument.title, version.label)


def test_the_law_book_knows_every_text_that_the_database_has_newer_ones_of():
    for instrument in lawbook().instruments():
        of_it = [
            line for line in lines(TABLES, "database") if spelled(line.cells[0]) == spelled(instrument.title)
        ]
        if of_it:
            newest = max(line.cells[2] or line.cells[1] for line in of_it)
            assert newest <= instrument.newest.effective_from.isoformat(), instrument.title


def test_every_line_of_every_table_can_be_read():
    assert len(index().listed) > 2000


@pytest.mark.shared
def test_every_row_of_the_source_is_in_the_tables_or_is_named_as_left_out():
    held = {
        (spelled(line.cells[0]), line.cells[1])
        for table in ("database", "other")
        for line in lines(TABLES, table)
    }
    titles = {title for title, _ in held}
    with shared("law/instruments.csv").open(encoding="utf-8") as source:
        rows = list(csv.DictReader(source))
    missing = [row for row in rows if (spelled(row["title"]), row["version_date"]) not in held]
    dated = [row for row in missing if row["version_date"]]
    assert len(rows) == 1510
    assert {row["title"] for row in rows if spelled(row["title"]) not in titles} == set()
    assert len(missing) == 48, "民法典八行合为一行；没有日期的由数据库补了日期（README.md）"
    assert len(dated) == 5, "三个通过日录错，两个差了几天"


@pytest.mark.parametrize(
    ("title", "day"),
    [
        pytest.param("水产资源繁殖保护条例", date(1979, 2, 10), id="fish"),
        pytest.param("森林和野生动物类型自然保护区管理办法", date(1985, 7, 6), id="forests"),
        pytest.param("国务院关于鼓励投资开发海南岛的规定", date(1988, 5, 4), id="hainan"),
    ],
)
def test_it_was_adopted_on(title, day):
    assert [text.adopted_on for text in index().find(title).texts] == [day]


@pytest.mark.parametrize(
    ("title", "label", "articles"),
    [
        pytest.param("长江保护法", "2020", 96, id="yangtze"),
        pytest.param("最高人民法院关于证券纠纷代表人诉讼若干问题的规定", "2020", 42, id="securities"),
        pytest.param("飞行基本规则", "2007", 124, id="flight"),
        pytest.param(
            "国务院关于实施《中华人民共和国公司法》注册资本登记管理制度的规定", "2024", 13, id="capital"
        ),
        pytest.param("最高人民法院关于审理融资租赁合同纠纷案件适用法律问题的解释", "2020", 15, id="leasing"),
        pytest.param("最高人民法院关于涉台民事诉讼文书送达的若干规定", "2008", 11, id="service"),
    ],
)
def test_its_last_article_is(title, label, articles):
    assert index().find(title).labelled(label).articles == articles


def test_a_text_of_the_database_is_law_from_its_own_first_day(folder):
    listed = only(
        folder(
            database="某法\t2016-11-07\t2017-06-01\t79\tamended\t\t\n某法\t2025-10-28\t2026-01-01\t81\t\t\t3\n"
        )
    )
    assert [(text.articles, text.last_day) for text in listed.texts] == [(79, date(2025, 12, 31)), (81, None)]
    assert (listed.texts[-1].shifted_from, listed.texts[-1].seen_until) == (3, DATABASE_AS_OF)


def test_what_the_database_calls_abolished_is_gone_by_its_day(folder):
    listed = only(folder(database="旧法\t2001-01-01\t2001-03-01\t20\tended\t\t\n"))
    assert (listed.ended_on, listed.gone_by) == (None, DATABASE_AS_OF)
    known = only(
        folder(database="旧法\t2001-01-01\t2001-03-01\t20\tended\t\t\n", ended="旧法\t2020-12-31\t新法\n")
    )
    assert (known.ended_on, known.replaced_by, known.end_recalled) == (date(2020, 12, 31), "新法", False)


def test_a_text_that_was_only_heard_of_is_unseen_and_comes_after_those_known(folder):
    listed = only(
        folder(
            database="某法\t2017-09-01\t2018-01-01\t60\t\t\t\n",
            reported="某法\t2026-08-28\t2026-09-01\t主席令第84号\n",
        )
    )
    assert [text.unseen for text in listed.texts] == [False, True]
    assert listed.texts[0].last_day == date(2026, 8, 31)
    assert listed.numbers == ("主席令第84号",)


def test_inserted_articles_belong_to_one_text(folder):
    listed = only(
        folder(
            database="某法\t2020-12-26\t2021-03-01\t452\t\t\t\n", inserted="某法\t2020-12-26\t17-1 120-6\n"
        )
    )
    assert listed.texts[0].inserted == {17: 1, 120: 6}


@pytest.mark.parametrize(
    ("short", "title"),
    [
        pytest.param(
            "行政诉讼法解释",
            "最高人民法院关于适用《中华人民共和国行政诉讼法》的解释",
            id="administrative-procedure",
        ),
        pytest.param(
            "民诉法解释", "最高人民法院关于适用《中华人民共和国民事诉讼法》的解释", id="civil-procedure"
        ),
        pytest.param(
            "公司法司法解释（三）",
            "最高人民法院关于适用《中华人民共和国公司法》若干问题的规定（三）",
            id="company-law",
        ),
        pytest.param("纪律处分条例", "中国共产党纪律处分条例", id="party-discipline"),
    ],
)
def test_a_short_name_leads_to(short, title):
    assert index().find(short) is index().find(title) is not None


def test_a_first_day_before_the_adoption_is_that_of_the_very_first_text(folder):
    listed = only(folder("某法\t2018-10-26\t87\t2008-04-01\n"))
    (text,) = listed.texts
    assert (listed.since, text.first_day, text.begins) == (date(2008, 4, 1), None, date(2018, 10, 26))
    assert listed.text_on(date(2010, 1, 1)) is None


def test_the_day_after_a_recalled_text_is_the_first_day_of_the_next(folder):
    listed = only(folder("某法\t2021-10-23\t60\t1995-01-01\n", "某法\t2006-06-01\t2021-12-31\t54\t\n"))
    assert [(text.articles, text.first_day) for text in listed.texts] == [
        (54, date(2006, 6, 1)),
        (60, date(2022, 1, 1)),
    ]


def test_the_tables_add_only_texts_older_than_those_of_the_law_book(folder):
    known = lawbook().instrument("行政处罚法")
    lines = "行政处罚法\t2017-09-01\t64\t2018-01-01\n行政处罚法\t2022-03-03\t90\t2022-05-01\n"
    (sheaf,) = sheaves(folder(lines), [known])
    assert [text.articles for text in sheaf.listed.texts] == [64, known.newest.articles]
    assert sheaf.listed.texts[0].last_day == date(2021, 7, 14)
    assert sheaf.names == known.short_titles


def test_a_law_that_was_replaced_has_a_last_day(folder):
    listed = only(folder(recalled="旧法\t1999-10-01\t2020-12-31\t428\t新法\n"))
    assert (listed.ended_on, listed.replaced_by, listed.end_recalled) == (date(2020, 12, 31), "新法", True)


@pytest.mark.parametrize(
    ("lines", "recalled", "complaint"),
    [
        ("某法\t2018\t87\t\n", "", "other.tsv 第 2 行：“2018”不是日期"),
        ("某法\t2018-10-26\t八十\t\n", "", "第 2 行：条数“八十”不是数"),
        ("某法\t2018-10-26\n", "", "第 2 行：应有 4 列"),
        ("", "旧法\t\t2020-12-31\t\t\n", "recalled.tsv 第 2 行：from 要写"),
        ("", "旧法\t1999-10-01\t\t\t新法\n", "写了 replaced_by 就要写 to"),
    ],
)
def test_a_wrong_line_is_refused_with_file_and_line(folder, lines, recalled, complaint):
    with pytest.raises(BadLawFile, match=complaint):
        only(folder(lines, recalled))


def test_a_table_without_its_head_is_refused(folder):
    place = folder()
    (place / "other.tsv").write_text("某法\t2018-10-26\t87\t\n", "utf-8")
    with pytest.raises(BadLawFile, match="第 1 行：第一行应是 title"):
        sheaves(place, ())


@pytest.mark.parametrize(
    ("written", "title", "year"),
    [
        ("行政复议法（2017年修正）", "行政复议法", "2017"),
        ("行政复议法(2017)", "行政复议法", "2017"),
        ("宪法修正案（2018年）", "宪法修正案", "2018"),
        ("法治政府建设实施纲要（2021—2025年）", "法治政府建设实施纲要（2021—2025年）", ""),
    ],
)
def test_the_year_after_a_title_is_the_year_of_its_text(written, title, year):
    assert split_year(written) == (title, year)
