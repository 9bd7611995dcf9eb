from datetime import date

import pytest

from zhunsheng.calendar import BadYearFile, read_year, work_calendar

GOOD = """\
basis: 国务院办公厅关于2031年部分节假日安排的通知
off:
  元旦: 2031-01-01
  春节: [2031-01-22..2031-01-28, 2031-01-30]
worked: [2031-01-19]
"""


@pytest.fixture
def county(tmp_path):
    def write(text: str, name: str = "2031.yaml"):
        (tmp_path / "calendar").mkdir(exist_ok=True)
        file = tmp_path / "calendar" / name
        file.write_text(text, "utf-8")
        return file

    return write


def test_a_table_names_its_holidays_and_the_days_worked_in_exchange(county):
    table = read_year(county(GOOD))
    assert table.basis == "国务院办公厅关于2031年部分节假日安排的通知"
    assert table.off[date(2031, 1, 28)] == "春节"
    assert len(table.off) == 9
    assert table.worked == {date(2031, 1, 19)}


def test_a_county_adds_a_year_by_a_file(county):
    calendar = work_calendar(county(GOOD).parent.parent)
    assert calendar.next_workday(date(2031, 1, 21)) == date(2031, 1, 29)
    assert calendar.is_workday(date(2031, 1, 19))
    assert calendar.is_workday(date(2026, 2, 14)), "别的年份仍用公布的"


def test_a_county_without_tables_has_the_published_years(tmp_path):
    assert work_calendar(tmp_path).is_workday(date(2026, 2, 14))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (GOOD.replace("basis", "bases"), "不认识“bases”"),
        (GOOD.replace("basis: 国务院办公厅关于2031年部分节假日安排的通知\n", ""), "缺少 basis"),
        (GOOD.replace("2031-01-01", "2030-01-01"), "2030-01-01 不在 2031 年"),
        (GOOD.replace("2031-01-19", "2031-01-20"), "2031-01-20 不是可以调休上班的周末"),
        (GOOD.replace("2031-01-22..2031-01-28", "2031-01-28..2031-01-22"), "止日早于起日"),
        (GOOD.replace("2031-01-30", "除夕"), "“除夕”不是日期"),
        ("basis: 试\noff: [2031-01-01]\n", "写成“节日: 起..止”"),
        ("basis: [\n", "不是合格的 YAML"),
    ],
)
def test_a_wrong_table_is_refused(county, text, complaint):
    with pytest.raises(BadYearFile, match=complaint):
        read_year(county(text))


def test_a_wrong_table_is_told_with_its_line(county):
    with pytest.raises(BadYearFile) as wrong:
        read_year(county(GOOD.replace("2031-01-19", "2031-01-20")))
    assert wrong.value.line == 5


def test_a_table_is_named_after_its_year(county):
    with pytest.raises(BadYearFile, match="文件名应是年份"):
        read_year(county(GOOD, "next.yaml"))
