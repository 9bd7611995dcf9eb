"""A register of the tests' own that does what no register does yet: it publishes, masks, withdraws, and takes in applications.

It stands on the table of people's mediation, in that register's place, for as long as a test runs.
"""

from dataclasses import replace
from typing import Any

import pytest

from zhunsheng.declare import (
    HIDDEN,
    PUBLIC,
    SURNAME,
    End,
    Procedure,
    Publication,
    Register,
    Step,
    all_of,
    any_of,
    when,
)
from zhunsheng.law import instrument, rule
from zhunsheng.records.registry import register, registers
from zhunsheng.registers.mediation.register import MEDIATOR

LAW = instrument("人民调解法").article("第十七条")


def _step(key: str, name: str, **words: Any) -> Step:
    return Step(key, name, basis=LAW, **{"by": MEDIATOR, **words})


STEPS = (
    _step(
        "apply", "提出申请", by=(PUBLIC, MEDIATOR), fills=("parties", "summary"), may_fill=("kind", "amount"),
        dated="received_on", stage="待受理",
    ),
    _step("accept", "受理", after="apply", fills="source", dated="accepted_on", stage="办理中"),
    _step("ask", "通知补正", after="apply", fills="invited", optional=True, repeatable=True, stage="待补正"),
    _step(
        "supplement", "补正", by=PUBLIC, after="ask", fills="risk", optional=True, repeatable=True, dated="agreed_on",
        within=rule("mediation.judicial_confirmation"), since="ask",
    ),
    _step("pause", "中止", after="accept", pauses=True, optional=True),
    _step("resume", "恢复", after="pause", resumes="pause"),
    _step("publish", "公布", after="accept", fills="mediators", dated="effective_on", repeatable=True, optional=True),
    _step("retract", "撤回公布", after="publish", fills="confirmation", dated="confirmed_on", repeatable=True, optional=True),
    _step("close", "办结", after="accept", dated="archived_on", ends=End.RESOLVED, stage="已办结"),
    _step("refuse", "不予受理", after="apply", instead_of="accept", ends=End.NOT_ACCEPTED, stage="不予受理"),
    _step("leave", "撤回申请", by=PUBLIC, after="apply", ends=End.WITHDRAWN, optional=True),
    _step(
        "rate", "评价", by=PUBLIC, after=any_of("close", "refuse"), fills="performance", optional=True, lasting=True,
    ),
)  # fmt: skip

PUBLICATION = Publication(
    public=("title", "kind", "amount", "mediators", "effective_on", "confirmed_on", "confirmation"),
    internal=(
        "source", "received_on", "accepted_on", "invited", "agreement_form", "agreed_on", "result",
        "confirm_applied_on", "performance", "archived_on",
    ),
    sealed=("parties", "summary", "risk"),
    since="effective_on",
    until=rule("penalty.samr_publicity_term_minor"),
    only=all_of("accept", when("source", "applied")),
    masked={"parties": SURNAME, "risk": HIDDEN},
    withdrawn="confirmed_on",
    withdrawn_for="confirmation",
)  # fmt: skip

POSTED: Register = replace(
    register("mediation"),
    procedure=Procedure(steps=STEPS, governed_by=("accepted_on", "received_on")),
    publication=PUBLICATION,
    figures=(),
    filters=("kind", "source"),
)


@pytest.fixture
def posted(monkeypatch: pytest.MonkeyPatch) -> Register:
    """The register in the place of people's mediation."""
    return install(monkeypatch, POSTED)


def install(monkeypatch: pytest.MonkeyPatch, reg: Register) -> Register:
    """Puts a register in the place of the one with its key."""
    monkeypatch.setitem(registers(), reg.key, reg)  # type: ignore[arg-type]
    return reg
