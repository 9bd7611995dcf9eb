"""Figures are known by other names in reports, forms and frameworks: who claims a name, and what follows for the forms."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.people import Cast
from tests.records.steps import at
from tests.reports_year import a_year
from zhunsheng.declare import Count, DeclarationError, Register
from zhunsheng.figures import Period
from zhunsheng.numbers import Numbers, owners
from zhunsheng.numbers.owners import Owner, owned_keys, owner_of
from zhunsheng.records.registry import registers
from zhunsheng.reports.quoting import quoted
from zhunsheng.statistics import known as knowing

YEAR = Period.year(2026)
TODAY = date(2026, 6, 30)


@pytest.fixture
def declared(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Puts further figures into the register of disputes, as far as the lookup is concerned."""

    def declare(*figures: Any) -> Register:
        reg = registers()["mediation"]
        changed = {**registers(), "mediation": replace(reg, figures=(*reg.figures, *figures))}
        monkeypatch.setattr(owners, "registers", lambda: changed)
        monkeypatch.setattr(knowing, "registers", lambda: changed)
        owned_keys.cache_clear()
        knowing.known.cache_clear()
        return changed["mediation"]

    yield declare
    owned_keys.cache_clear()
    knowing.known.cache_clear()


def count(name: str, **words: Any) -> Count:
    return Count(f"mediation.{name}", name, unit="件", dated_by="accepted_on", **words)


PARTS = {
    "kind.family.result.agreed": "supervision.npc_solved",
    "kind.wages": "legal_aid.migrant_worker_cases",
}


@pytest.mark.django_db
def test_a_figure_is_found_by_the_name_that_reports_know_it_by(county: Cast, declared: Any) -> None:
    a_year(county)
    reg = declared(count("all", read_as="supervision.npc_proposals"), count("parts", read_as=PARTS))
    numbers = Numbers.of([reg], None, at(TODAY))
    found = quoted(numbers, ["supervision.npc_proposals", *PARTS.values()], YEAR)
    assert {key: value.value for key, value in found.items()} == {
        "supervision.npc_proposals": 4,
        "supervision.npc_solved": 1,
        "legal_aid.migrant_worker_cases": 1,
    }
    assert owner_of("supervision.npc_proposals.source.applied") == Owner(
        "mediation", "mediation.all", "source", "applied"
    )


def test_no_two_figures_go_by_one_name(declared: Any) -> None:
    declared(
        count("one", read_as="supervision.npc_proposals"), count("two", read_as="supervision.npc_proposals")
    )
    with pytest.raises(DeclarationError, match=r"supervision\.npc_proposals 已经由 mediation\.one 认领"):
        owned_keys()


@pytest.mark.parametrize(
    ("read_as", "says"),
    [
        pytest.param("supervision.npc_proposal", "目录里没有 supervision.npc_proposal", id="a-key-nobody-knows"),
        pytest.param("mediation.success_rate.x", "目录里没有", id="a-part-for-a-key"),
        pytest.param("supervision.npc_solved_share", "按件算，supervision.npc_solved_share 按%算", id="another-unit"),
        pytest.param({"kind.red": "supervision.npc_solved"}, "“纠纷类型”没有 red", id="a-value-that-is-none"),
        pytest.param({"colour.red": "supervision.npc_solved"}, "不能按 colour 分", id="a-field-that-is-none"),
    ],
)  # fmt: skip
def test_a_name_that_cannot_be_is_refused_at_start(declared: Any, read_as: Any, says: str) -> None:
    declared(count("x", read_as=read_as))
    (problem,) = knowing.problems_of_names()
    assert says in problem


@pytest.mark.parametrize(
    ("read_as", "says"),
    [
        pytest.param("proposals", "read_as 的 proposals 不是一个数字的键", id="no-dotted-key"),
        pytest.param({"kind": "supervision.npc_solved"}, "read_as 的 kind 要写成“字段.值”", id="a-field-without-a-value"),
    ],
)  # fmt: skip
def test_a_name_that_is_no_key_is_refused_where_it_stands(read_as: Any, says: str) -> None:
    with pytest.raises(DeclarationError, match=says):
        count("x", read_as=read_as)


def test_the_names_that_registers_claim_hold_together() -> None:
    assert list(knowing.problems_of_names()) == []
