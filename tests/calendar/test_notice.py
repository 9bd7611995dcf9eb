"""The notices for 2014 to 2026, written down from memory in the forms that they used (notices/*.txt), and wrong ones."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from zhunsheng.calendar import BadNotice, WorkCalendar, YearTable, read_notice, read_year, work_calendar
from zhunsheng.calendar.year_tables import written

FOLDER = Path(__file__).parent / "notices"
NOTICES = sorted(FOLDER.glob("*.txt"))
LATER = {date(2015, 9, 3), date(2015, 9, 4), date(2015, 9, 6), date(2020, 1, 31), date(2020, 2, 1)}
"""Days that a second notice of the same year changed: the seventieth anniversary of victory, the epidemic."""
LATEST = (FOLDER / "2026.txt").read_text("utf-8")
COMING = (FOLDER.parent / "invented_2027.txt").read_text("utf-8")
"""A whole notice with everything around it; the days are invented, no notice for 2027 had come."""


@pytest.mark.parametrize("notice", NOTICES, ids=lambda file: file.stem)
def test_a_notice_gives_the_days_of_its_year(notice):
    table = read_notice(notice.read_text("utf-8"))
    read, published = WorkCalendar({table.year: table}), work_calendar()
    day, differ = date(table.year - 1, 12, 22), set()
    while day < date(table.year, 12, 22):
        if read.is_workday(day) != published.is_workday(day):
            differ.add(day)
        day += timedelta(days=1)
    assert table.year == int(notice.stem)
    assert differ == {day for day in LATER if day.year == table.year}


def test_thirteen_notices_are_read():
    assert [file.stem for file in NOTICES] == [str(year) for year in range(2014, 2027)]


def test_a_whole_notice_is_read_with_its_number_and_without_its_closing_words():
    table = read_notice(COMING)
    assert table.basis == "国务院办公厅关于2027年部分节假日安排的通知（国办发明电〔2026〕9号）"
    assert sorted(table.worked) == [
        date(2027, 1, 31),
        date(2027, 4, 25),
        date(2027, 9, 26),
        date(2027, 10, 9),
    ]
    assert table.off[date(2027, 2, 11)] == "春节"
    assert len(table.off) == 27


def test_new_year_may_begin_in_the_december_before():
    table = read_notice((FOLDER / "2019.txt").read_text("utf-8"))
    calendar = WorkCalendar({2018: YearTable(year=2018, basis="试", off={}, worked=frozenset()), 2019: table})
    assert not calendar.is_workday(date(2018, 12, 31))
    assert calendar.is_workday(date(2018, 12, 29))
    assert calendar.reason(date(2018, 12, 31)) == "元旦"
    shorter = (
        (FOLDER / "2019.txt").read_text("utf-8").replace("2018年12月30日至2019年1月1日", "12月30日至1月1日")
    )
    assert read_notice(shorter).off == table.off


def test_the_year_may_be_said_beside_a_text_that_does_not_name_it():
    paragraphs = LATEST.partition("\n")[2]
    assert read_notice(paragraphs, 2026) == read_notice(LATEST)


@pytest.mark.parametrize("notice", NOTICES, ids=lambda file: file.stem)
def test_a_table_written_to_a_file_is_read_back_the_same(notice, tmp_path):
    table = read_notice(notice.read_text("utf-8"))
    file = tmp_path / f"{table.year}.yaml"
    file.write_text(written(table, "王敏\n导入"), "utf-8")
    assert read_year(file) == table
    assert file.read_text("utf-8").startswith("# 王敏 导入\n")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        pytest.param("关于2026年", "关于", "没有写明是哪一年的放假安排", id="no-year"),
        pytest.param("安排\n", "安排\n现将2027年", "不止一个年份：2026、2027", id="two-years"),
        pytest.param("2026年", "2013年", "不能核对 2013 年的通知：只能读 2014 年以后的", id="a-year-too-early"),
        pytest.param("：", "，", "没有找到各个节日的安排", id="no-paragraphs"),
        pytest.param("五、端午节：6月19日（周五）至21日（周日）放假，共3天。\n", "", "缺“端午节”的安排", id="a-holiday-left-out"),
        pytest.param("端午节：", "清明节：", "“清明节”写了两次", id="a-holiday-under-another-name"),
        pytest.param("六、中秋节：", "六、中秋节、清明节：", "“清明节”写了两次", id="a-holiday-twice"),
        pytest.param("1月4日（周日）上班", "1月4日（周六）上班", "2026年1月4日（周日）写成了周六", id="a-weekday-that-is-not"),
        pytest.param("2月28日（周六）上班", "2月27日（周五）上班", "2026年2月27日（周五）本来就是工作日", id="a-working-day-worked"),
        pytest.param("2月14日（周六）、", "2月15日、", "2026年2月15日（周日）又放假又上班", id="a-day-off-and-worked"),
        pytest.param("放假调休，共9天", "放假调休，共8天", "“春节”写的是共8天，列出的放假日子是9天", id="a-total-that-is-not"),
        pytest.param("、10月10日（周六）上班", "上班", "放假占了19个工作日，而法定放假13天（逢周末的补假）加调休上班5天是18天", id="days-lost"),
        pytest.param("6月19日（周五）至21日（周日）放假，共3天", "6月20日至21日放假", "2026年6月19日（周五）是端午节的法定放假日", id="a-day-of-the-law-left-out"),
        pytest.param("6月19日（周五）至21日", "6月31日至7月2日", "没有2026年6月31日这一天", id="no-such-day"),
        pytest.param("6月19日（周五）至21日（周日）放假", "19日至21日放假", "没有写月份", id="no-month"),
        pytest.param("6月19日（周五）至21日（周日）放假，共3天。", "祝节日快乐。", "“端午节”没有写哪几天放假", id="no-days"),
        pytest.param("6月19日（周五）至21日（周日）放假，共3天", "6月21日至19日放假", "止日早于起日", id="a-range-backwards"),
        pytest.param("6月19日（周五）至21日（周日）放假，共3天", "6月19日至9月21日放假", "太长，不像一个假期", id="a-range-of-months"),
        pytest.param("上班。\n三、", "上班，3月7日。\n三、", "看不出 2026年3月7日（周六） 是放假还是上班", id="a-day-without-a-verb"),
        pytest.param("6月19日（周五）至21日（周日）放假", "6月19日至21日、9月25日放假", "写的是共3天，列出的放假日子是4天", id="a-day-too-many"),
        pytest.param("6月19日（周五）至21日（周日）放假，共3天", "6月19日至21日、9月25日放假", "2026年9月25日（周五）放假写了两次", id="a-day-off-twice"),
        pytest.param("1月4日（周日）上班", "2027年1月3日上班", "2027年1月3日（周日）不在 2026 年", id="a-day-of-another-year"),
    ],
)  # fmt: skip
def test_a_notice_that_cannot_be_right_is_refused_in_one_sentence(old, new, sentence):
    assert old in LATEST
    with pytest.raises(BadNotice) as refused:
        read_notice(LATEST.replace(old, new))
    assert sentence in str(refused.value)
    assert "\n" not in str(refused.value)
    assert "。" not in str(refused.value)


@pytest.mark.parametrize(
    "text", ["", " \n", "放假", "：" * 50, "元旦：", "二〇二七年元旦：一月一日放假。", "\0", "1月1日至" * 99]
)
def test_what_is_no_notice_is_refused(text):
    with pytest.raises(BadNotice):
        read_notice(text)
    with pytest.raises(BadNotice):
        read_notice(text, 2027)


def test_a_year_said_that_is_not_the_year_of_the_text_is_refused():
    with pytest.raises(BadNotice, match="不止一个年份：2026、2027"):
        read_notice(LATEST, 2027)
