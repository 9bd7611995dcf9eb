"""The rules that ship: what they say, since when, and where they come from."""

from datetime import date

import pytest

from zhunsheng.law import Direction, Kind, NotLaw, Unit, UnknownRule, Verified, rule, rules

REPLY = "reconsideration.respondent_reply"


def test_the_reply_to_a_reconsideration_became_ten_working_days_in_2024():
    before, after = rule(REPLY).on(date(2023, 12, 31)), rule(REPLY).on(date(2024, 1, 1))
    assert (before.value, before.unit) == (10, Unit.CALENDAR_DAYS)
    assert str(before.provision) == "《行政复议法》（2017）第二十三条第一款"
    assert (after.value, after.unit) == (10, Unit.WORKING_DAYS)
    assert str(after.provision) == "《行政复议法》第四十八条"


def test_a_day_on_which_a_rule_was_not_law_is_refused_with_the_days_on_which_it_was():
    with pytest.raises(NotLaw, match="有效期间：2018-01-01 至 2023-12-31、2024-01-01 起"):
        rule(REPLY).on(date(2017, 12, 31))


def test_an_older_id_names_only_the_version_it_used_to_name():
    old = rule("reconsideration.v2017.respondent_reply")
    assert old.id == REPLY
    assert old.on(date(2023, 6, 1)).unit is Unit.CALENDAR_DAYS
    with pytest.raises(NotLaw):
        old.on(date(2024, 6, 1))


@pytest.mark.parametrize(
    ("alias", "rule_id"),
    [
        ("med-judicial-confirm-30d", "mediation.judicial_confirmation"),
        ("med-confirm-objection", "mediation.objection_party"),
        ("reconsideration.v2017.decision", "reconsideration.decision_ordinary"),
        ("counting.reconsideration_2023", "counting.reconsideration"),
    ],
)
def test_older_ids_still_find_their_rule(alias, rule_id):
    assert rule(alias).id == rule_id


def test_an_unknown_rule_lists_the_nearest():
    with pytest.raises(UnknownRule, match=r"mediation\.judicial_confirmation"):
        rule("mediation.judicial_confirm")
    with pytest.raises(UnknownRule, match="没有规则 nothing.like_it"):
        rule("nothing.like_it")


def test_every_fact_of_reconsideration_and_mediation_is_there():
    count = {
        domain: sum(r.domain == domain for r in rules().values())
        for domain in ("reconsideration", "mediation")
    }
    assert count == {"reconsideration": 106, "mediation": 36}


def test_every_period_says_what_it_is_counted_from_and_how():
    for one in rules().values():
        for version in one.versions:
            if version.kind is Kind.DEADLINE and version.is_term:
                assert version.since, one.id
                assert version.counting, one.id


def test_every_rule_was_law_only_while_its_provision_was():
    for one in rules().values():
        for version in one.versions:
            assert version.provision.in_force(version.effective_from), one.id
            assert version.effective_to is None or version.provision.in_force(version.effective_to), one.id


def test_what_was_entered_from_memory_has_no_day_of_checking_and_no_quotation():
    remembered = [v for one in rules().values() for v in one.versions if v.verified is Verified.MEMORY]
    assert remembered
    for version in remembered:
        assert version.checked_on is None
        assert version.quote == ""


def test_everything_else_quotes_its_text_and_says_when_it_was_checked():
    for one in rules().values():
        for version in one.versions:
            if version.verified is not Verified.MEMORY and one.id != "mediation.objection_interested":
                assert version.quote, one.id
                assert version.checked_on, one.id


def test_the_simple_procedure_needs_clear_facts_and_cannot_be_extended():
    scope, decision = (
        rule("reconsideration.simple_scope").newest,
        rule("reconsideration.decision_simple").newest,
    )
    assert "事实清楚、权利义务关系明确、争议不大" in scope.statement
    assert decision.extension is None
    assert len(decision.suspended_by) == 4


def test_the_approver_of_an_extension_differs_between_the_two_acts():
    decision = rule("reconsideration.decision_ordinary")
    approvers = [version.extension.approver for version in decision.versions]
    assert approvers == ["复议机关的负责人", "复议机构的负责人", "复议机构的负责人"]


def test_a_hearing_notice_counts_back_from_the_hearing():
    assert rule("reconsideration.hearing_notice").newest.direction is Direction.BEFORE


def test_reconsideration_counts_as_civil_procedure_does():
    counted = rule(REPLY).newest.counted(date(2026, 3, 2))
    assert (counted.start_excluded, counted.rolls, counted.by_analogy) == (True, True, False)
    assert [str(basis) for basis in counted.bases] == [
        "《行政复议法》第八十八条",
        "《民事诉讼法》第八十五条第二至四款",
    ]


def test_a_case_under_the_old_act_is_counted_as_the_old_act_counts():
    counted = rule(REPLY).on(date(2023, 12, 20)).counted(date(2024, 1, 5))
    assert str(counted.bases[0]) == "《行政复议法》（2017）第四十条"


def test_the_transfer_of_crimes_is_counted_strictly():
    assert rule("counting.transfer").newest.counts.rolls is False
