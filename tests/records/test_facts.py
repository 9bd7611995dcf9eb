"""Facts follow the database, and say the same however they were made."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from tests.people import Cast
from tests.records.steps import DISPUTE, agreed, at, dispute, step
from zhunsheng.figures import Period, evaluate, records
from zhunsheng.records.facts import fresh_facts, organ_tree, rebuild_facts
from zhunsheng.records.registry import register

MONDAY = date(2026, 3, 2)
WEEK = tuple(MONDAY + timedelta(days=n) for n in range(1, 6))
NOW = at(date(2026, 3, 20))


def rows(folder: Path) -> list[dict[str, Any]]:
    return list(pq.read_table(folder / "facts" / "mediation.parquet").to_pylist())


def value(key: str, organ: str) -> str:
    reg, tree = register("mediation"), organ_tree()
    figures = evaluate(reg.figures, fresh_facts(NOW), periods=[Period.year(2026)], organs=tree, organ=organ)
    return figures.get(key, Period.year(2026), organ).text


def test_a_figure_follows_the_step_at_once(county: Cast) -> None:
    row = dispute(county.mediator)
    assert value("mediation.succeeded", "county") == "0件"
    agreed(county.mediator, row, *WEEK)
    assert value("mediation.succeeded", "county") == "1件"


def test_a_figure_of_an_organ_holds_all_below_it_and_nothing_beside(county: Cast) -> None:
    agreed(county.mediator, dispute(county.mediator), *WEEK)
    assert [value("mediation.succeeded", o) for o in ("jia-tw", "jia", "county", "yi")] == [
        "1件",
        "1件",
        "1件",
        "0件",
    ]


def test_the_records_behind_a_figure_are_the_very_cases(county: Cast) -> None:
    row = agreed(county.mediator, dispute(county.mediator), *WEEK)
    dispute(county.mediator)
    reg = register("mediation")
    found = records(
        reg.figure("mediation.succeeded"), fresh_facts(NOW), period=Period.year(2026), organs=organ_tree()
    )
    assert found == [row.pk]


def test_following_every_change_says_the_same_as_writing_all_anew(county: Cast, home: Path) -> None:
    first = dispute(county.mediator, amount="1200.50")
    fresh_facts(NOW)
    agreed(county.mediator, first, *WEEK)
    dispute(county.mediator_next_door, organ="yi-tw")
    fresh_facts(NOW)
    step(county.mediator, dispute(county.mediator), "decline", WEEK[0])
    fresh_facts(NOW)
    followed = rows(home)
    rebuild_facts(NOW)
    assert rows(home) == followed
    assert len(followed) == 3


def test_nothing_sealed_leaves_the_database(county: Cast, home: Path) -> None:
    dispute(county.mediator)
    fresh_facts(NOW)
    said = rows(home)
    assert "parties" not in said[0]
    assert DISPUTE["parties"] not in str(said)
    assert "封:" not in str(said)


def test_unchanged_facts_cost_one_query_a_register(county: Cast, django_assert_num_queries: Any) -> None:
    dispute(county.mediator)
    fresh_facts(NOW)
    with django_assert_num_queries(1):
        fresh_facts(NOW, ["mediation"])


@pytest.fixture
def home(county: Cast, settings: Any) -> Path:
    return Path(settings.HOME)
