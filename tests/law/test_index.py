import csv
from datetime import date

import pytest

from tests.shared import shared
from zhunsheng.law import BadLawFile, lawbook
from zhunsheng.law.index import index
from zhunsheng.law.index.catalogue import TABLES
from zhunsheng.law.index.listed import spelled, split_year
from zhunsheng.law.index.merging import merged
from zhunsheng.law.index.tables import texts

HEAD = "title\tadopted_on\tarticles\tfrom\n"
RECALLED_HEAD = "title\tfrom\tto\tarticles\treplaced_by\n"


@pytest.fixture
def folder(tmp_path):
    def write(lines="", recalled=""):
        (tmp_path / "acts.tsv").write_text(HEAD + lines, "utf-8")
        (tmp_path / "recalled.tsv").write_text(RECALLED_HEAD + recalled, "utf-8")
        return tmp_path

    return write


def only(folder):
    ((listed, _),) = merged(folder, ())
    return listed


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
        (spelled(title), text.label): text.articles
        for title, text, _ in texts(TABLES)
        if text.label and text.articles
    }
    for instrument in lawbook().instruments():
        for version in instrument.versions:
            there = counted.get((spelled(instrument.title), version.label))
            assert there in (None, version.articles), (instrument.title, version.label)


@pytest.mark.shared
def test_every_row_of_the_source_is_in_the_tables_or_is_named_as_left_out():
    held = {(spelled(title), str(text.adopted_on or "")) for title, text, _ in texts(TABLES)}
    titles = {title for title, _ in held}
    with shared("law/instruments.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    missing = [row for row in rows if (spelled(row["title"]), row["version_date"]) not in held]
    assert len(rows) == 1510
    assert {row["title"] for row in rows if spelled(row["title"]) not in titles} == set()
    assert len(missing) == 14, "民法典八行合为一行并补了通过日；六个解释重复收录（README.md）"


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
    ((listed, names),) = merged(folder(lines), [known])
    assert [text.articles for text in listed.texts] == [64, known.newest.articles]
    assert listed.texts[0].last_day == date(2021, 7, 14)
    assert names == known.short_titles


def test_a_law_that_was_replaced_has_a_last_day(folder):
    listed = only(folder(recalled="旧法\t1999-10-01\t2020-12-31\t428\t新法\n"))
    assert (listed.ended_on, listed.replaced_by, listed.recalled) == (date(2020, 12, 31), "新法", True)


@pytest.mark.parametrize(
    ("lines", "recalled", "complaint"),
    [
        ("某法\t2018\t87\t\n", "", "acts.tsv 第 2 行：“2018”不是日期"),
        ("某法\t2018-10-26\t八十\t\n", "", "第 2 行：条数“八十”不是数"),
        ("某法\t2018-10-26\n", "", "第 2 行：应有 4 列"),
        ("", "旧法\t\t2020-12-31\t\t\n", "recalled.tsv 第 2 行：from 要写"),
        ("", "旧法\t1999-10-01\t\t\t新法\n", "写了 replaced_by 就要写 to"),
    ],
)
def test_a_wrong_line_is_refused_with_file_and_line(folder, lines, recalled, complaint):
    with pytest.raises(BadLawFile, match=complaint):
        list(merged(folder(lines, recalled), ()))


def test_a_table_without_its_head_is_refused(folder):
    place = folder()
    (place / "acts.tsv").write_text("某法\t2018-10-26\t87\t\n", "utf-8")
    with pytest.raises(BadLawFile, match="第 1 行：第一行应是 title"):
        list(merged(place, ()))


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
