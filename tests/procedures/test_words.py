"""The words beside the order of steps: conditions on fields, work sent back, people who are named, several who each act."""

from dataclasses import replace
from datetime import date

import pytest

from tests.procedures.made import LAW, Played, step
from zhunsheng.calendar import work_calendar
from zhunsheng.declare import (
    CHIEF,
    HANDLER,
    HEAD,
    LIAISON,
    DeclarationError,
    End,
    Procedure,
    Step,
    Term,
    all_of,
    at_least,
    at_most,
    done,
    elapsed,
    ended,
    field_is,
    in_time,
    named,
    none_of,
    other_person_than,
    outcome_is,
    requires,
    stands,
    when,
)
from zhunsheng.law import rule
from zhunsheng.procedures import Actor, Case, Correction, Event, Refused, correct, standing
from zhunsheng.procedures.walk import walk

DAY = date(2026, 3, 2)  # 星期一
TEN, FIVE = rule("reconsideration.respondent_reply"), rule("reconsideration.acceptance_review")


def problems(procedure: Procedure) -> list[str]:
    return list(walk(procedure, law_on=DAY, calendar=work_calendar()).problems())


# 退回

LOOP = Procedure(
    steps=(
        step("open", "登记"),
        step("gather", "调查", by=HANDLER, after="open", fills="finding", dated="gathered_on"),
        step("review", "审核", by=HEAD, after="gather", outcomes=("同意", "退回"), outcome_field="opinion",
             undoes="gather", sends_back="退回", dated="reviewed_on"),
        step("decide", "决定", by=CHIEF, after="review", gates=requires("gather", basis=LAW), dated="decided_on", ends=End.RESOLVED),
        step("reopen", "重开", by=CHIEF, after="decide", undoes="gather"),
    ),
    governed_by=("gathered_on",),
    decisions=("decide",),
)  # fmt: skip


def gathered() -> Played:
    return Played(LOOP).take("open", DAY, facts={}).take("gather", facts={"finding": "某"})


def open_now(played: Played) -> set[str]:
    return {o.step.key for o in standing(played.case).open}


def test_what_was_sent_back_is_to_be_done_again() -> None:
    played = gathered().take("review", outcome="退回")
    assert open_now(played) == {"gather"}
    with pytest.raises(Refused, match="须先“审核”"):
        played.take("decide")
    played.take("gather", facts={"finding": "新的"}).take("review", outcome="同意").take("decide")
    assert played.case.ended is End.RESOLVED


def test_of_returned_work_the_writing_stays_and_the_day_and_outcome_go() -> None:
    facts = gathered().take("review", outcome="退回").case.facts
    assert facts == {"finding": "某"}


def test_reopening_undoes_the_end_and_all_that_rested_on_the_work() -> None:
    played = gathered().take("review", outcome="同意").take("decide").take("reopen")
    assert played.case.ended is None
    assert played.case.taken == {"open", "reopen"}
    assert open_now(played) == {"gather"}


def test_a_step_sent_back_is_shown_as_undone() -> None:
    taken = standing(gathered().take("review", outcome="退回").case).taken
    assert [(t.step.key, t.undone) for t in taken] == [("open", False), ("gather", True), ("review", True)]


def test_the_walk_finds_nothing_wrong_with_work_that_is_done_again() -> None:
    assert problems(LOOP) == []


def test_the_walk_finds_a_decision_on_returned_work() -> None:
    """The fault that hand-made state machines hid: sending back leaves the work as done."""
    steps = tuple(replace(s, gates=(), after=done("open")) if s.key == "decide" else s for s in LOOP.steps)
    wrong = Procedure(steps=steps, governed_by=LOOP.governed_by, decisions=("decide",))
    walked = walk(wrong, law_on=DAY, calendar=work_calendar())
    walked.procedure = LOOP
    assert any("以后没有重新“调查”，也能“决定”" in said for said in walked.returned_and_done())


def test_an_old_key_of_a_step_is_read_as_the_step() -> None:
    procedure = Procedure(
        steps=(step("open", "登记"), step("draft", "起草", after="open", formerly=("revise", "redo"))),
        governed_by=(),
    )
    assert [procedure.key_now(key) for key in ("revise", "redo", "draft")] == ["draft"] * 3


# 字段

BY_KIND = Procedure(
    steps=(
        step("open", "登记", fills="kind", may_fill="by_on"),
        step("ask", "协商", after=all_of("open", when("kind", "提案")), optional=none_of(when("kind", "提案"))),
        step("reply", "答复", after="open", ends=End.RESOLVED, within=(
            Term(rule=rule("practice.set_day"), since="by_on", under=when("by_on")),
            Term(rule=TEN, since="open"),
            Term(rule=FIVE, since="open", promise=True),
        ), gates=requires("ask", basis=LAW, under=when("kind", "提案"), say="提案须先协商")),
    ),
    governed_by=(),
)  # fmt: skip


def test_a_step_follows_a_recorded_field() -> None:
    suggestion = Played(BY_KIND).take("open", DAY, facts={"kind": "建议"})
    assert open_now(suggestion) == {"reply"}
    proposal = Played(BY_KIND).take("open", DAY, facts={"kind": "提案"})
    assert open_now(proposal) == {"ask"}
    with pytest.raises(Refused, match="提案须先协商"):
        proposal.take("reply")


def test_whether_anybody_waits_for_a_step_may_hang_on_a_field() -> None:
    proposal = Played(BY_KIND).take("open", DAY, facts={"kind": "提案"}).case
    assert proposal.optional(BY_KIND["ask"]) is False
    assert Played(BY_KIND).take("open", DAY, facts={"kind": "建议"}).case.optional(BY_KIND["ask"]) is True


def test_the_field_chooses_the_term_and_the_promise_runs_beside_it() -> None:
    plain = Played(BY_KIND).take("open", DAY, facts={"kind": "建议"}).case
    due, promise = plain.due(BY_KIND["reply"]), plain.promised(BY_KIND["reply"])
    assert due
    assert promise
    assert (due.last_day, promise.last_day) == (date(2026, 3, 16), date(2026, 3, 9))
    set_day = Played(BY_KIND).take("open", DAY, facts={"kind": "建议", "by_on": date(2026, 4, 1)}).case
    assert (due := set_day.due(BY_KIND["reply"]))
    assert due.last_day == date(2026, 4, 1)


def test_a_promise_that_has_passed_makes_nobody_late() -> None:
    case = Played(BY_KIND).take("open", DAY, facts={"kind": "建议"}).at(date(2026, 3, 11)).case
    assert standing(case).late == ()


def test_every_path_through_fields_is_walked() -> None:
    assert problems(BY_KIND) == []


# 人

NAMED = Procedure(
    steps=(
        step("open", "确定人员", fills="handlers", gates=at_least("handlers", rule("penalty.two_officers"), basis=LAW)),
        step("gather", "调查", by=named("handlers", "承办人员"), after="open"),
        step("review", "审核", by=(HEAD, HANDLER), after="gather",
             gates=other_person_than("gather", named="handlers", basis=LAW), ends=End.RESOLVED),
    ),
    governed_by=(),
)  # fmt: skip
LI, XU = "7", "8"


def put_on(*people: str) -> Played:
    return Played(NAMED).take("open", DAY, facts={"handlers": people})


def test_two_must_be_named() -> None:
    with pytest.raises(Refused, match="至少 2"):
        put_on(LI)


def test_only_those_named_act() -> None:
    with pytest.raises(Refused, match="须由承办人员办理"):
        put_on(LI, XU).take("gather", by="9", roles=frozenset({"handler"}))
    assert "gather" in put_on(LI, XU).take("gather", by=XU).case.taken


def test_who_is_named_may_not_review_although_another_pressed_the_button() -> None:
    played = put_on(LI, XU).take("gather", by=LI)
    with pytest.raises(Refused, match="列为“handlers”的人不得办理本步"):
        played.take("review", by=XU)
    assert played.take("review", by="9").case.ended is End.RESOLVED


def test_who_is_named_without_an_account_is_kept_out_by_name() -> None:
    played = put_on("许静", LI).take("gather", by=LI)
    attempt = replace(
        played.attempt("review"), actor=Actor(person="8", roles=frozenset({"head"}), name="许静")
    )
    from zhunsheng.procedures import take

    with pytest.raises(Refused, match="不得办理本步"):
        take(played.case, attempt)


def test_those_who_are_named_are_walked() -> None:
    assert problems(NAMED) == []


# 每人各办一次

EACH = Procedure(
    steps=(
        step("open", "登记", fills="reviewers", may_fill="helpers"),
        step("score", "评查", by=named("reviewers", "评查人员"), after="open", each=True, blind=True, fills="points"),
        step("opine", "协办意见", by=LIAISON, at="helpers", after="open", each=True, fills="opinion"),
        step("close", "汇总", after="score", gates=requires("opine", basis=LAW, under=when("helpers")), ends=End.RESOLVED),
    ),
    governed_by=(),
    decisions=("close",),
)  # fmt: skip


def test_a_step_that_each_takes_is_done_when_the_last_has() -> None:
    played = Played(EACH).take("open", DAY, facts={"reviewers": (LI, XU)})
    played.take("score", by=LI, facts={"points": 90})
    assert "score" not in played.case.taken
    with pytest.raises(Refused, match="您这一份已经办过"):
        played.take("score", by=LI, facts={"points": 95})
    assert standing(played.case).open[0].waits_for == (XU,)
    assert "score" in played.take("score", by=XU, facts={"points": 80}).case.taken


def test_an_organ_acts_for_itself_in_the_case_of_another() -> None:
    played = Played(EACH).take("open", DAY, facts={"reviewers": (LI,), "helpers": ("jia", "yi")})
    played.take("score", by=LI, facts={"points": 90})
    jia = Actor(person="5", roles=frozenset({"liaison@helpers"}), organs={"liaison@helpers": ("jia",)})
    from zhunsheng.procedures import take

    def opine(actor: Actor) -> Event:
        return take(played.case, replace(played.attempt("opine", facts={"opinion": "某"}), actor=actor))

    with pytest.raises(Refused, match="须由联络员办理"):
        opine(Actor(person="6", roles=frozenset({"liaison"})))
    event = opine(jia)
    assert event.seat == "jia"
    played.add(event)
    with pytest.raises(Refused, match="须先“协办意见”"):
        played.take("close")
    yi = Actor(person="6", roles=frozenset({"liaison@helpers"}), organs={"liaison@helpers": ("yi",)})
    played.add(opine(yi))
    assert played.take("close").case.ended is End.RESOLVED


def test_nobody_waits_for_those_who_were_not_asked() -> None:
    played = Played(EACH).take("open", DAY, facts={"reviewers": (LI,)})
    assert played.take("score", by=LI, facts={"points": 1}).take("close").case.ended is End.RESOLVED


def test_steps_that_each_takes_are_walked_to_the_end() -> None:
    assert problems(EACH) == []


# 期限只在还能办的时候走


def test_a_term_does_not_run_for_a_step_that_can_no_longer_come() -> None:
    procedure = Procedure(
        steps=(
            step("open", "登记"),
            step("decide", "决定", after="open", outcomes=("撤销重作", "维持"), ends=End.RESOLVED),
            step("settle", "调解", after="open", instead_of="decide", ends=End.RESOLVED),
            step("serve", "送达", after="open", dated="served_on"),
            step("redo", "重作", after="serve", gates=outcome_is("decide", "撤销重作", basis=LAW), within=TEN, since="served_on",
                 lasting=True),
        ),
        governed_by=(),
    )  # fmt: skip
    settled = (
        Played(procedure).take("open", DAY, facts={}).take("serve").take("settle").at(date(2026, 12, 1)).case
    )
    assert standing(settled).late == ()
    redo = (
        Played(procedure)
        .take("open", DAY, facts={})
        .take("serve")
        .take("decide", outcome="撤销重作")
        .at(date(2026, 12, 1))
    )
    assert [s.step.key for s in standing(redo.case).late] == ["redo"]


def test_a_local_rule_that_is_not_set_runs_without_a_day_and_says_so() -> None:
    local = rule("file_review.one_year_report")
    procedure = Procedure(
        steps=(
            step("open", "登记"),
            step("act", "办理", after="open", within=local, since="open", ends=End.RESOLVED),
        ),
        governed_by=(),
    )
    case = Played(procedure).take("open", DAY, facts={}).at(date(2026, 12, 1)).case
    assert case.due(procedure["act"]) is None
    assert "本县还没有定" in case.uncounted(procedure["act"])
    assert standing(case).late == ()


# 别处的记录


class Answers:
    def __init__(self, lacking: list[str], unfinished: list[str]) -> None:
        self.said = lacking, unfinished

    def lacking(self, gate: object, asked: object, on: date) -> list[str]:
        return self.said[0]

    def unfinished(self, links: tuple[str, ...]) -> list[str]:
        return self.said[1]


ELSEWHERE = Procedure(
    steps=(
        step("open", "登记", fills=("handlers", "links")),
        step("decide", "决定", after="open", ends=End.RESOLVED, gates=(
            stands("officers", match={"person": "handlers"}, basis=LAW), ended("links", basis=LAW))),
    ),
    governed_by=(),
)  # fmt: skip


def test_what_other_registers_say_shuts_a_gate_in_words() -> None:
    case = Played(ELSEWHERE).take("open", DAY, facts={"handlers": (LI,), "links": ("整改〔2026〕3号",)}).case
    assert [o.step.key for o in standing(case).open] == ["decide"]
    asked = replace(case, outside=Answers(["许静"], ["整改〔2026〕3号"]))
    said = "；".join(str(r) for s in standing(asked).closed for r in s.reasons)
    assert "2026-03-02 没有查到有效的登记：许静" in said
    assert "关联的事项还没有办结：整改〔2026〕3号" in said


def test_a_gate_may_ask_for_a_record_of_whoever_takes_the_step() -> None:
    class Qualified(Answers):
        def lacking(self, gate: object, asked: dict[str, str], on: date) -> list[str]:
            return [] if asked["actor"] == "有资格的" else [asked["actor"]]

    gate = stands("officers", match={"person": "actor"}, basis=LAW)
    procedure = Procedure(
        steps=(step("open", "登记"), step("review", "审核", after="open", gates=gate)), governed_by=()
    )
    played = Played(procedure).take("open", DAY, facts={})
    played.case = replace(played.case, outside=Qualified([], []))
    assert [o.step.key for o in standing(played.case).open] == ["review"]
    with pytest.raises(Refused, match="没有查到有效的登记：别人"):
        played.take("review", by="别人")
    assert "review" in played.take("review", by="有资格的").case.taken


def test_a_law_that_lets_one_act_alone_is_written_down_instead_of_the_second() -> None:
    gate = at_least("handlers", rule("penalty.two_officers"), basis=LAW, unless=when("alone_by"))
    procedure = Procedure(
        steps=(step("open", "登记", fills="handlers", may_fill="alone_by", gates=gate),), governed_by=()
    )
    with pytest.raises(Refused, match="人数（数额）不足"):
        Played(procedure).take("open", DAY, facts={"handlers": (LI,)})
    alone = {"handlers": (LI,), "alone_by": "某法某条"}
    assert Played(procedure).take("open", DAY, facts=alone).case.taken == {"open"}


def test_a_period_that_has_to_run_out_may_be_waived() -> None:
    wait = elapsed(FIVE, since="tell", basis=LAW, unless="waive")
    procedure = Procedure(
        steps=(
            step("open", "登记"), step("tell", "告知", after="open"), step("waive", "放弃", after="tell", optional=True),
            step("decide", "决定", after="tell", gates=wait, ends=End.RESOLVED),
        ),
        governed_by=(),
    )  # fmt: skip
    told = Played(procedure).take("open", DAY, facts={}).take("tell")
    with pytest.raises(Refused, match="须待期间届满"):
        told.take("decide")
    assert told.take("waive").take("decide").case.ended is End.RESOLVED


def test_what_a_decision_closes_cannot_undo_what_it_rests_on() -> None:
    """The review may return the inquiry only before the decision: afterwards both are settled for ever."""
    procedure = Procedure(
        steps=(
            step("open", "登记"), step("gather", "调查", after="open"), step("review", "审核", after=all_of("gather", none_of("decide"))),
            step("send_back", "退回", after=all_of("gather", none_of("review", "decide")), undoes="gather"),
            step("decide", "决定", after="review"), step("close", "结案", after="decide", ends=End.RESOLVED),
        ),
        governed_by=(), decisions=("decide",),
    )  # fmt: skip
    decided = Played(procedure).take("open", DAY, facts={}).take("gather").take("review").take("decide").case
    assert decided.closed_forever == {"open", "gather", "review", "send_back", "decide"}
    returned = Played(procedure).take("open", DAY, facts={}).take("gather").take("send_back").case
    assert "gather" not in returned.closed_forever


def test_the_walk_names_other_people_in_every_field() -> None:
    """Who holds the hearing may not be one of the handlers: with the same people in both fields nobody could."""
    procedure = Procedure(
        steps=(
            step("open", "登记", fills=("handlers", "host")),
            step("hold", "听证", by=named("host", "主持人"), after="open", ends=End.RESOLVED,
                 gates=other_person_than(named="handlers", basis=LAW)),
        ),
        governed_by=(),
    )  # fmt: skip
    assert problems(procedure) == []


def test_the_walk_waits_long_enough_and_not_too_long() -> None:
    """Ten working days after the demand, and within three months."""
    demand, court = rule("compulsion.court_demand"), rule("compulsion.court_apply")
    procedure = Procedure(
        steps=(
            step("open", "登记"), step("demand", "催告", after="open"),
            step("apply", "申请执行", after="demand", within=court, since="demand", ends=End.RESOLVED,
                 gates=(elapsed(demand, since="demand", basis=LAW), in_time("apply", basis=LAW))),
        ),
        governed_by=(),
    )  # fmt: skip
    assert problems(procedure) == []


def test_a_number_above_the_rule_is_refused_with_the_rule() -> None:
    procedure = Procedure(
        steps=(step("fine", "处罚", fills="fine", ends=End.RESOLVED,
                    gates=at_most("fine", rule("penalty.summary_threshold_person"), basis=LAW)),),
        governed_by=(),
    )  # fmt: skip
    with pytest.raises(Refused, match="“fine”最多 200 元，填的是 201"):
        Played(procedure).take("fine", DAY, facts={"fine": 201})
    assert Played(procedure).take("fine", DAY, facts={"fine": 200}).case.ended


# 写错的


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"each": True}, "each 要有一组人或者单位"),
        ({"blind": True}, "blind 只用于每人各办一次的步骤"),
        ({"sends_back": "退回", "outcomes": ("同意", "退回")}, "sends_back 要是 outcomes 中的几项，并写明 undoes"),
        ({"sends_back": "退", "undoes": "a", "outcomes": ("同意", "退回")}, "sends_back 要是 outcomes 中的几项"),
        ({"undos": "a"}, "是不是要写 undoes？"),
    ],
    ids=["each 没有名单", "blind 没有 each", "sends_back 没有 undoes", "sends_back 写错", "写错的词"],
)  # fmt: skip
def test_nonsense_is_refused_when_it_is_written(words: dict[str, object], said: str) -> None:
    with pytest.raises(DeclarationError, match=said):
        Step("x", "某步", basis=LAW, by=HANDLER, **words)  # type: ignore[arg-type]


def test_fields_that_do_not_exist_are_named_at_start() -> None:
    procedure = Procedure(
        steps=(
            step("open", "登记"),
            step("act", "办理", by=named("handlers", "承办人员"), after=all_of("open", when("kind")), at="helpers", passes_to="next",
                 gates=field_is("x", 1, basis=LAW, under=when("y")), undoes="act"),
        ),
        governed_by=(),
    )  # fmt: skip
    said = "；".join(procedure.problems(()))
    for name in ("handlers", "kind", "helpers", "next", "y"):
        assert f"步骤“办理”提到不存在的字段 {name}" in said
    assert "不能退回自己" in said


def test_a_correction_keeps_the_history_lawful_through_returns() -> None:
    played = gathered().take("review", outcome="退回").take("gather", facts={"finding": "新的"})
    actor = Actor(person="x", roles=frozenset({"handler"}))
    event = correct(played.case, Correction(seq=2, actor=actor, reason="写错", facts={"finding": "改"}))
    assert Case(LOOP, (*played.case.history, event), DAY, work_calendar()).facts["finding"] == "新的"
