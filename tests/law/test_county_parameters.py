"""A county's own values over the national ones."""

from datetime import date

import pytest

from zhunsheng.law import BadLawFile, LawBook, NotLaw, Unit, rule

CONFIRMATION = "mediation.confirmation_acceptance"
FILING = "normative.npc_filing"


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
    assert after.basis.startswith("清河县便民措施第三条（《司法确认规定》")


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


def test_what_another_province_decided_is_only_a_sample_until_the_county_sets_its_own(county):
    sample = rule(FILING).newest
    assert (sample.value, sample.sample, sample.is_sample, sample.is_term) == (None, 30, True, False)
    book = county(f"{FILING}: {{value: 15, basis: 本省备案审查条例第八条, from: 2010-01-01}}\n")
    own = book.rule(FILING).on(date(2010, 1, 1))
    assert (own.value, own.unit, own.is_sample, own.is_term) == (15, Unit.CALENDAR_DAYS, False, True)
    assert own.basis == "本省备案审查条例第八条"


def test_before_the_county_set_its_own_there_is_none(county):
    book = county(f"{FILING}: {{value: 15, basis: 本省规定, from: 2020-01-01, to: 2024-12-31}}\n")
    for day in (date(2019, 12, 31), date(2025, 1, 1)):
        with pytest.raises(NotLaw, match="2020-01-01 至 2024-12-31"):
            book.rule(FILING).on(day)


def test_two_values_of_the_county_on_one_day_are_refused(county):
    with pytest.raises(BadLawFile, match="有效期重叠"):
        county(
            f"{FILING}:\n"
            "  - {value: 15, basis: 旧规定, from: 2020-01-01}\n"
            "  - {value: 20, basis: 新规定, from: 2024-01-01}\n"
        ).rules()


def test_a_county_without_parameters_has_the_national_rules(tmp_path):
    assert LawBook(county=tmp_path).rule(CONFIRMATION).newest == rule(CONFIRMATION).newest


def test_a_county_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(BadLawFile, match="没有这个县的文件夹"):
        LawBook(county=tmp_path / "none")
