"""Taking steps: what is open, what is refused, and all the reasons at once."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.procedures.made import DAY, Played
from zhunsheng.declare import End
from zhunsheng.procedures import Refused, standing, take


def reasons(played: Played, key: str, **words: Any) -> str:
    with pytest.raises(Refused) as refused:
        take(played.case, played.attempt(key, **words))
    return "；".join(map(str, refused.value.reasons))


def open_keys(played: Played) -> set[str]:
    return {o.step.key for o in standing(played.case).open}


def test_only_the_opening_step_is_open_at_first() -> None:
    assert open_keys(Played()) == {"open"}


def test_what_follows_opens_when_its_step_is_done() -> None:
    assert open_keys(Played().play("open")) == {"accept", "reject", "notify"}


def test_a_step_out_of_order_is_refused_with_what_comes_first() -> None:
    assert "须先“合法性审查”" in reasons(Played().play("open", "accept"), "decide")


def test_a_second_click_on_the_same_step_is_refused() -> None:
    assert "已经办过" in reasons(Played().play("open", "accept"), "accept")


def test_a_step_excludes_the_one_it_stands_for_both_ways() -> None:
    assert "不能再“不予受理”" in reasons(Played().play("open", "accept"), "reject")
    assert "不能再“受理”" in reasons(Played().play("open", "reject"), "accept")


def test_an_unknown_step_is_refused() -> None:
    played = Played()
    attempt = played.attempt("open")
    object.__setattr__(attempt, "step", "nothing")
    with pytest.raises(Refused, match="没有步骤“nothing”"):
        take(played.case, attempt)


def test_who_lacks_the_role_is_told_who_has_it() -> None:
    assert "须由登记人员办理" in reasons(Played(), "open", roles=frozenset({"handler"}))


def test_the_reviewer_may_not_be_the_one_who_opened_the_case() -> None:
    played = Played().take("open", by="甲").take("accept")
    assert "办理“登记”的人不得办理本步" in reasons(played, "opinion", by="甲")
    assert played.take("opinion", by="乙").case.latest("opinion")


def test_a_day_that_has_not_come_is_refused() -> None:
    assert "还没有到" in reasons(Played(), "open", on=DAY + timedelta(days=1))


def test_a_day_before_the_step_it_follows_is_refused() -> None:
    played = Played().take("open", date(2025, 3, 5))
    assert "早于“登记”的日期 2025-03-05" in reasons(played, "accept", on=date(2025, 3, 4))


def test_a_missing_document_is_named() -> None:
    assert "《不予受理决定书》" in reasons(Played().play("open"), "reject", documents=())


def test_a_missing_field_is_named() -> None:
    assert "缺少必填内容：kind" in reasons(Played(), "open", facts={})


def test_a_field_the_step_does_not_take_is_refused() -> None:
    assert "不填写：result" in reasons(Played(), "open", facts={"kind": "普通", "result": "x"})


def test_an_outcome_must_be_one_of_those_declared() -> None:
    assert "合法、不合法" in reasons(Played().play("open", "accept"), "opinion", outcome="也许")


def test_every_reason_is_given_at_once() -> None:
    played = Played().play("open", "accept").take("opinion", outcome="不合法").take("consent", outcome="退回")
    said = reasons(played, "decide", roles=frozenset())
    assert all(part in said for part in ("须由承办人办理", "结果须为合法，现为不合法", "须经“同意”同意"))


def test_the_latest_outcome_counts() -> None:
    played = Played().play("open", "accept").take("opinion", outcome="不合法").take("opinion", outcome="合法")
    assert played.take("consent").take("decide").case.ended is End.RESOLVED


def test_a_gate_on_a_field_looks_at_what_was_recorded() -> None:
    played = Played().take("open", facts={"kind": "简单"}).take("accept").take("opinion").take("consent")
    assert "只适用于普通、重大，现为简单" in reasons(played, "decide")


def test_nothing_but_what_follows_the_end_is_open_after_it() -> None:
    played = Played().play("open", "accept", "opinion", "consent", "decide")
    assert standing(played.case).ended is End.RESOLVED
    assert open_keys(played) == set()
    assert "案件已办结" in reasons(played, "suspend")


def test_a_waiting_period_opens_the_step_on_the_day_after_its_last() -> None:
    played = Played().play("open", "accept", "opinion", "consent", "decide")  # 决定于 3 月 7 日，星期五
    assert "须待期间届满（2025-03-14）之后" in reasons(played.at(date(2025, 3, 14)), "execute")
    assert "execute" in open_keys(played.at(date(2025, 3, 15)))


def test_a_lapsed_term_opens_what_the_law_makes_of_it() -> None:
    played = Played().play("open")  # 3 月 3 日，星期一；五个工作日到 3 月 10 日
    assert "须待“受理”的期限届满（2025-03-10）" in reasons(played.at(date(2025, 3, 10)), "deem")
    played.at(date(2025, 3, 11)).add(take(played.case, played.attempt("deem", on=date(2025, 3, 10))))
    assert played.case.facts["accepted_day"] == date(2025, 3, 10)


def test_nothing_but_resuming_is_open_while_suspended() -> None:
    played = Played().play("open", "accept", "suspend")
    assert open_keys(played) == {"resume"}
    assert "因“中止”中止" in reasons(played, "opinion")
    assert "没有中止" in reasons(Played().play("open", "accept"), "resume")


def test_a_repeatable_step_may_be_taken_again() -> None:
    played = Played().play("open", "accept", "suspend", "resume", "suspend", "resume")
    assert len(played.case.pauses) == 2


def test_a_step_that_was_not_law_on_the_day_does_not_exist() -> None:
    played = Played().at(date(2023, 3, 6))
    assert "还不是法律规定的步骤" in reasons(played, "open")
