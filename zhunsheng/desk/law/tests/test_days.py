"""期限计算器 and the yearly calendar."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.test import Client

from tests.people import Cast
from zhunsheng.calendar import deadline, in_words
from zhunsheng.desk.law.almanac import counted_duties, fixed_duties, reminder
from zhunsheng.law import rule, rules
from zhunsheng.records.county import calendar
from zhunsheng.records.models import Person

Opener = Callable[..., str]
SignIn = Callable[[Person], Client]
CALCULATOR = "/law/calculator/"


@pytest.fixture
def reader(county: Cast, sign_in: SignIn) -> Client:
    """The browser of somebody signed in who holds no post at all."""
    return sign_in(county.stranger)


def counted(rule_id: str, day: str, **said: str) -> str:
    """The address of a calculation."""
    return f"{CALCULATOR}?{urlencode({'rule': rule_id, 'day': day, **said})}"


def beside(page: str, field: str) -> str:
    """The sentence that stands beside a field."""
    said = re.search(rf'id="id_{field}_error">([^<]*)<', page)
    return unescape(said[1]) if said else ""


# 期限计算器


def test_the_calculator_gives_the_day_the_calendar_counts(reader: Client, open_page: Opener) -> None:
    day = date(2026, 1, 20)
    due = deadline(rule("mediation.judicial_confirmation").on(day), day, calendar())
    page = unescape(open_page(reader, counted("mediation.judicial_confirmation", "20260120")))
    assert f"<strong>{in_words(due.last_day)}</strong>" in page
    assert due.explanation in page
    for line in due.trace:
        assert f'<li class="trace__{line.what}">{line.text}</li>' in page


def test_the_answer_ends_in_a_place_to_sign(reader: Client, open_page: Opener) -> None:
    assert "（盖章）" in open_page(reader, counted("mediation.judicial_confirmation", "20260120"))
    assert "（盖章）" not in open_page(reader, CALCULATOR)


def test_a_pause_and_an_extension_move_the_day(reader: Client, open_page: Opener) -> None:
    plain = open_page(reader, counted("reconsideration.decision_ordinary", "2026-01-05"))
    paused = open_page(
        reader,
        counted(
            "reconsideration.decision_ordinary",
            "2026-01-05",
            stop1="2026-01-20",
            resume1="2026-01-30",
            cause1="鉴定",
        ),
    )
    longer = open_page(reader, counted("reconsideration.decision_ordinary", "2026-01-05", extend="30"))
    days = [re.search(r"<strong>(2026年[^<]*)</strong>", page)[1] for page in (plain, paused, longer)]  # type: ignore[index]
    assert days == ["2026年3月6日（周五）", "2026年3月16日（周一）", "2026年4月7日（周二）"]
    assert "鉴定" in paused


def test_a_pause_that_is_still_open_leaves_no_last_day(reader: Client, open_page: Opener) -> None:
    page = open_page(reader, counted("reconsideration.decision_ordinary", "2026-01-05", stop1="2026-01-20"))
    assert "现在没有最后一日" in page
    assert "尚未恢复" in page


def test_the_law_of_another_day_can_be_chosen(reader: Client, open_page: Opener) -> None:
    page = open_page(reader, counted("reconsideration.respondent_reply", "2024-01-04", law_on="2023-12-20"))
    assert "2024年1月15日（周一）" in page  # 旧法的十日：14 日是周日
    assert "2023年12月20日（周三）的规定" in page


def test_a_rule_in_hours_counts_from_the_minute(reader: Client, open_page: Opener) -> None:
    hourly = next(one for one in rules().values() if one.newest.unit == "hours" and one.newest.is_term)
    page = open_page(reader, counted(hourly.id, "20260302", at="09:30"))
    assert "9时30分" in page


def test_a_rule_brought_along_is_already_chosen_and_nothing_is_wrong_yet(
    reader: Client, open_page: Opener
) -> None:
    page = open_page(reader, f"{CALCULATOR}?rule=med-judicial-confirm-30d")
    assert '<option value="mediation.judicial_confirmation" selected>' in page
    assert "field__error" not in page


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({"rule": "", "day": "20260302"}, "rule", "请选择规则"),
        ({"rule": "mediation.nothing", "day": "20260302"}, "rule", "没有规则 mediation.nothing"),
        ({"rule": "mediation.free", "day": "20260302"}, "rule", "没有可以计算的期限"),
        ({"day": ""}, "day", "请填写日期"),
        ({"day": "二月三十"}, "day", "请写成"),
        ({"day": "2009-05-05"}, "day", "不是有效的规定"),
        ({"day": "2071-05-05"}, "day", "还没有 2071 年的放假安排"),
        ({"day": "9999-12-31"}, "day", "不在 1900 至 2199 之间"),
        ({"day": "20260302", "law_on": "20090101"}, "law_on", "不是有效的规定"),
        ({"day": "20260302", "extend": "10"}, "extend", "没有规定可以延长"),
        ({"day": "20260302", "extend": "十"}, "extend", "请写整数"),
        ({"day": "20260302", "extend": "-1"}, "extend", "大于零"),
        ({"day": "20260302", "stop1": "20260310", "resume1": "20260305"}, "resume1", "早于开始"),
        ({"day": "20260302", "resume2": "20260305"}, "stop2", "还要写中止的日子"),
        ({"rule": "reconsideration.hearing_notice", "day": "20260302", "stop1": "20260303"}, "stop1", "没有中止"),
        ({"rule": "disclosure.annual_government", "day": "20260302", "extend": "5"}, "extend", "定的是日子"),
    ],
    ids=["没有选规则", "没有这条规则", "不是期限", "没有填日期", "不是日期", "那天还不是法", "没有那年的放假安排", "太远",
         "以它为准的那天不是法", "不许延长", "延长不是数", "延长是负数", "恢复早于中止", "只有恢复", "倒算的没有中止", "定死的日子不能延长"],
)  # fmt: skip
def test_bad_input_is_one_sentence_beside_its_field(
    reader: Client, open_page: Opener, said: dict[str, str], field: str, sentence: str
) -> None:
    asked = {"rule": "mediation.judicial_confirmation", **said}
    page = open_page(reader, f"{CALCULATOR}?{urlencode(asked)}", status=422)
    assert sentence in beside(page, field)
    assert page.count('class="field__error"') == 1
    assert "计算结果" not in page


def test_two_mistakes_are_told_at_once(reader: Client, open_page: Opener) -> None:
    address = counted("mediation.judicial_confirmation", "2009-05-05", stop1="20260310", resume1="20260305")
    page = open_page(reader, address, status=422)
    assert "不是有效的规定" in beside(page, "day")
    assert "早于开始" in beside(page, "resume1")


def test_an_hourly_rule_without_a_time_asks_for_it(reader: Client, open_page: Opener) -> None:
    hourly = next(one for one in rules().values() if one.newest.unit == "hours" and one.newest.is_term)
    assert "请写明起算的时刻" in beside(open_page(reader, counted(hourly.id, "20260302"), status=422), "at")


# 年历


def test_the_calendar_shows_holidays_and_days_worked_in_exchange(reader: Client, open_page: Opener) -> None:
    page = open_page(reader, "/law/calendar/?year=2026")
    worked = sum(
        calendar().is_workday(date.fromordinal(n))
        for n in range(date(2026, 1, 1).toordinal(), date(2027, 1, 1).toordinal())
    )
    assert f"全年 {worked} 个工作日" in page
    assert re.search(r"春节 2月15日至2月23日，9 天", page)
    assert "2月14日" in page
    assert page.count("<small>班</small>") == len(re.findall("almanac__swapped", page))


def test_the_fixed_days_of_the_law_come_in_order_with_what_is_left(reader: Client, open_page: Opener) -> None:
    page = open_page(reader, "/law/calendar/?year=2026")
    shape = r'<td class="code">(2026-\d\d-\d\d) <span[^>]*>星期.</span></td><td><span[^>]*><span[^>]*>.</span> ([^<]+)<'
    days = re.findall(shape, page)
    assert ("2026-03-31", "还有 21 天") in days
    assert ("2026-01-31", "已过 38 天") in days
    fixed = [duty.on.isoformat() for duty in fixed_duties(2026, date(2026, 3, 10), calendar())]
    assert [day for day, _ in days] == sorted(fixed)


def test_what_must_be_done_by_the_half_year_is_reminded_of_at_its_end() -> None:
    ends = {
        (duty.version.unit, duty.on)
        for duty in counted_duties(2026, date(2026, 3, 10))
        if duty.version.unit in ("times_per_year", "times_per_half_year")
    }
    assert ends == {("times_per_year", date(2026, 12, 31)), ("times_per_half_year", date(2026, 6, 30))}


@pytest.mark.parametrize(
    ("day", "word"),
    [
        ((2026, 3, 10), "就是今天"),
        ((2026, 3, 11), "还有 1 天"),
        ((2026, 3, 9), "已过 1 天"),
        ((2026, 5, 9), "还有 60 天"),
    ],
    ids=["今天", "明天", "昨天", "两个月后"],
)
def test_a_reminder_says_how_far_off_the_day_is(day: tuple[int, int, int], word: str) -> None:
    assert reminder(date(*day), date(2026, 3, 10)).word == word


def test_a_fixed_day_comes_every_year_or_in_its_own_only() -> None:
    def named(year: int) -> dict[str, date]:
        return {duty.rule.id: duty.on for duty in fixed_duties(year, date(2026, 3, 10), calendar())}

    assert [named(year)["disclosure.annual_government"] for year in (2026, 2027)] == [
        date(2026, 3, 31),
        date(2027, 3, 31),
    ]
    assert named(2027)["service.one_thing_target"] == date(2027, 12, 31)
    assert "service.one_thing_target" not in named(2026)


def test_no_duty_falls_before_its_law() -> None:
    # 2019 年修订的信息公开条例，当年 5 月才施行
    years = [
        year
        for year in range(2017, 2022)
        for duty in fixed_duties(year, date(2026, 3, 10), calendar())
        if duty.rule.id == "disclosure.annual_government"
    ]
    assert years == [2020, 2021]


def test_a_day_that_the_law_names_can_be_asked_for(reader: Client, open_page: Opener) -> None:
    page = open_page(reader, counted("disclosure.annual_government", "2026-03-10"))
    assert "<strong>2026年3月31日（周二）</strong>" in page
    assert "还有 21 天" in page


def test_a_year_without_a_table_says_what_is_missing_and_still_shows_the_fixed_days(
    reader: Client, open_page: Opener
) -> None:
    page = open_page(reader, "/law/calendar/?year=2031")
    assert "还没有 2031 年的放假安排" in page
    assert "2031-03-31" in page


def test_the_year_of_the_top_bar_is_the_year_of_the_calendar(reader: Client, open_page: Opener) -> None:
    reader.post("/preferences/year/", {"year": "2025", "next": "/"})
    assert "2025 年年历" in open_page(reader, "/law/calendar/")


@pytest.mark.parametrize("year", ["1999", "3000", "20x6", "²026", "-2026"])
def test_a_year_that_makes_no_sense_is_not_found(reader: Client, open_page: Opener, year: str) -> None:
    open_page(reader, f"/law/calendar/?year={quote(year)}", status=404)


@pytest.mark.parametrize(
    "address",
    [counted("mediation.judicial_confirmation", "20260120"), "/law/calendar/?year=2026"],
    ids=["计算器", "年历"],
)
def test_the_calculator_and_calendar_take_at_most_eight_queries(
    county: Cast, sign_in: SignIn, django_assert_max_num_queries: Any, address: str
) -> None:
    client = sign_in(county.office)
    with django_assert_max_num_queries(8):
        assert client.get(address).status_code == 200


def test_a_day_that_a_notice_may_still_move_is_told_as_such(reader: Client, open_page: Opener) -> None:
    page = open_page(reader, counted("disclosure.answer", "2026-12-08"))
    assert "<strong>2027年1月6日（周三）或其后（放假安排未公布）</strong>" in page
    assert "最迟到2027年1月8日（周五）" in page
