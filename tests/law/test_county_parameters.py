"""A county's own values over the national ones."""

from datetime import date

import pytest

from zhunsheng.law import BadLawFile, LawBook, Unit, rule

CONFIRMATION = "mediation.confirmation_acceptance"


@pytest.fixture
def county(tmp_path):
    def write(parameters: str) -> LawBook:
        (tmp_path / "parameters.yaml").write_text(parameters, "utf-8")
        return LawBook(county=tmp_path)

    return write


def test_a_local_value_stands_from_its_first_day_with_its_own_basis(county):
    book = county(
        f"{CONFIRMATION}: {{value: 2 working_days, basis: 清河县便民措施第三条, from: 2025-07-01}}\n"
    )
    before, after = (
        book.rule(CONFIRMATION).on(date(2025, 6, 30)),
        book.rule(CONFIRMATION).on(date(2025, 7, 1)),
    )
    assert (before.value, before.unit, before.local_basis) == (3, Unit.CALENDAR_DAYS, "")
    assert (after.value, after.unit) == (2, Unit.WORKING_DAYS)
    assert after.basis.startswith("清河县便民措施第三条（《最高人民法院")


def test_a_bare_number_keeps_the_national_unit_and_ends_with_its_last_day(county):
    book = county(f"{CONFIRMATION}: {{value: 2, basis: 试点, from: 2025-07-01, to: 2025-12-31}}\n")
    values = [book.rule(CONFIRMATION).on(day).value for day in (date(2025, 12, 31), date(2026, 1, 1))]
    assert values == [2, 3]
    assert book.rule(CONFIRMATION).on(date(2025, 12, 31)).unit is Unit.CALENDAR_DAYS


def test_the_national_book_is_not_touched(county):
    county(f"{CONFIRMATION}: {{value: 2, basis: 试点, from: 2025-07-01}}\n").rules()
    assert rule(CONFIRMATION).newest.value == 3


def test_a_local_value_reaches_across_two_versions(county):
    reply = "reconsideration.respondent_reply"
    book = county(f"{reply}: {{value: 5 working_days, basis: 试点, from: 2023-12-01, to: 2024-01-31}}\n")
    days = (date(2023, 11, 30), date(2023, 12, 1), date(2024, 1, 1), date(2024, 2, 1))
    assert [book.rule(reply).on(day).value for day in days] == [10, 5, 5, 10]


@pytest.mark.parametrize(
    ("parameters", "complaint"),
    [
        (f"{CONFIRMATION}: {{value: 2, from: 2025-07-01}}\n", "没有写依据（basis）"),
        (f"{CONFIRMATION}: {{basis: 试点, from: 2025-07-01}}\n", "没有写数值（value）"),
        (f"{CONFIRMATION}: {{value: 2, basis: 试点}}\n", "没有写起始日（from）"),
        (f"{CONFIRMATION}: 2\n", "要写 value、basis、from"),
        ("nothing.here: {value: 2, basis: 试点, from: 2025-07-01}\n", "没有规则 nothing.here"),
        ("mediation.here: {value: 2, basis: 试点, from: 2025-07-01}\n", "没有规则 mediation.here"),
        (f"{CONFIRMATION}: {{value: 2 moons, basis: 试点, from: 2025-07-01}}\n", "不认识“moons”"),
        (f"{CONFIRMATION}: {{value: 2, basis: 试点, from: 2001-01-01, to: 2001-12-31}}\n", "无从适用"),
    ],
)
def test_a_wrong_parameter_is_refused(county, parameters, complaint):
    with pytest.raises(BadLawFile, match=complaint):
        county(parameters).rules()


def test_a_county_without_parameters_has_the_national_rules(tmp_path):
    assert LawBook(county=tmp_path).rule(CONFIRMATION).newest == rule(CONFIRMATION).newest


def test_a_county_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(BadLawFile, match="没有这个县的文件夹"):
        LawBook(county=tmp_path / "none")
