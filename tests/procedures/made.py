"""A small made-up procedure that has one of everything, and short ways to act in it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from zhunsheng.calendar import work_calendar
from zhunsheng.declare import (
    CLERK,
    HANDLER,
    HEAD,
    End,
    Procedure,
    Step,
    all_of,
    any_of,
    approved_by,
    document,
    done,
    elapsed,
    field_is,
    has_document,
    in_time,
    lapsed,
    none_of,
    other_person_than,
    outcome_is,
    requires,
)
from zhunsheng.law import instrument, rule
from zhunsheng.procedures import Actor, Attempt, Case, Event, take

LAW = instrument("行政复议法").article("第三十条", version="2023")
OLD = instrument("行政复议法").article("第十七条", version="2017")
DECISION = rule("reconsideration.decision_ordinary")
DAY = date(2025, 3, 3)  # 星期一


def step(key: str, name: str, **words: Any) -> Step:
    return Step(key, name, basis=words.pop("basis", LAW), by=words.pop("by", HANDLER), **words)


PROCEDURE = Procedure(
    steps=(
        step("open", "登记", by=CLERK, fills="kind", dated="opened_day"),
        step("accept", "受理", after="open", instead_of="reject", dated="accepted_day",
             within=rule("reconsideration.acceptance_review"), since="opened_day"),
        step("reject", "不予受理", after="open", needs=document("不予受理决定书"), ends=End.NOT_ACCEPTED),
        step("deem", "视为受理", after="open", instead_of=("accept", "reject"), gates=lapsed("accept", basis=LAW),
             dated="accepted_day", optional=True),
        step("notify", "通知补正", after=all_of("open", none_of("accept", "deem")), pauses=True, optional=True),
        step("corrected", "补正", after="notify", resumes="notify", restarts="accept"),
        step("publish", "公开征求意见", after=any_of("accept", "deem"), optional=True, dated="published_day"),
        step("opinion", "合法性审查", after=any_of("accept", "deem"), outcomes=("合法", "不合法"), repeatable=True,
             gates=other_person_than("open", basis=LAW), needs=document("审查意见书")),
        step("suspend", "中止", after=any_of("accept", "deem"), pauses=True, optional=True, repeatable=True),
        step("resume", "恢复", after="suspend", resumes="suspend", optional=True, repeatable=True),
        step("extend", "延长", by=HEAD, after=any_of("accept", "deem"), extends="decide", optional=True,
             gates=in_time("decide", basis=LAW)),
        step("consent", "同意", by=HEAD, after="opinion", outcomes=("同意", "退回"), repeatable=True),
        step(
            "decide", "决定", after=done("opinion"), within=DECISION, since="accepted_day", ends=End.RESOLVED,
            gates=(
                outcome_is("opinion", "合法", basis=LAW),
                approved_by("consent", basis=LAW),
                has_document("审查意见书", basis=LAW),
                requires("publish", basis=LAW, unless=none_of("publish")),
                field_is("kind", "普通", "重大", basis=LAW),
            ),
        ),
        step("withdraw", "撤回", after=any_of("accept", "deem"), instead_of="decide", optional=True, ends=End.WITHDRAWN),
        step("execute", "执行", after="decide", optional=True,
             gates=elapsed(rule("reconsideration.acceptance_review"), since="decide", basis=LAW)),
    ),
    governed_by=("accepted_day", "opened_day"),
    decisions=("decide",),
)  # fmt: skip


class Played:
    """A case played step by step: each step by a person of its own, three days after the last unless said."""

    def __init__(self, procedure: Procedure = PROCEDURE) -> None:
        self.case = Case(procedure, (), DAY, work_calendar())

    def at(self, day: date) -> "Played":
        """Looks at the case on that day."""
        self.case = replace(self.case, today=day)
        return self

    def attempt(self, key: str, on: date | None = None, by: str = "", **words: Any) -> Attempt:
        step = self.case.procedure[key]
        return Attempt(
            step=key,
            on=on or self.case.today,
            actor=Actor(person=by or f"{key}的人", roles=words.pop("roles", step.seats)),
            outcome=words.pop("outcome", step.outcomes[0] if step.outcomes else ""),
            documents=words.pop("documents", tuple(d.name for d in step.needs)),
            facts=words.pop("facts", {"kind": "普通"} if key == "open" else {}),
        )

    def take(self, key: str, on: date | None = None, **words: Any) -> "Played":
        if on:
            self.at(on)
        self.add(take(self.case, self.attempt(key, on, **words)))
        return self

    def add(self, event: Event) -> "Played":
        self.case = replace(self.case, history=(*self.case.history, event))
        return self

    def play(self, *keys: str, start: date = DAY, each: timedelta = timedelta(days=1)) -> "Played":
        day = start
        for key in keys:
            self.take(key, day)
            day += each
        return self
