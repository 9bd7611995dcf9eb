"""The SQL of a sample of figures is kept in `snapshots/`, so that a change in what they count is seen in review.

To accept a change, delete the snapshot and run the test twice.
"""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.figures.mediation import ACCEPTED, AMOUNT, CLOSED, DURATION, OPEN, PEOPLE, SUCCEEDED
from zhunsheng.figures import About, FactTable, Period, query

SNAPSHOTS = Path(__file__).parent / "snapshots"
TABLE = FactTable(
    register="mediation",
    path=Path("mediation.parquet"),
    about=About(datetime(2026, 7, 1, tzinfo=UTC), "1", 1),
    fields={
        "id": "BIGINT",
        "organ": "VARCHAR",
        "kind": "VARCHAR",
        "result": "VARCHAR",
        "accepted_on": "DATE",
        "closed_on": "DATE",
        "amount": "DECIMAL(18,2)",
        "people": "INTEGER",
    },
    stamp=(0, 0),
)
YEAR = Period.year(2026)
CUTS = query.Cuts.of([YEAR])


def tallies(*figures, cuts=CUTS, **asked):
    return query.tallies(query.Tallies(TABLE, figures, cuts, **asked))


@pytest.mark.parametrize(
    ("name", "expression"),
    [
        pytest.param("count", tallies(ACCEPTED), id="a-count"),
        pytest.param("count-where", tallies(SUCCEEDED), id="a-count-with-a-condition"),
        pytest.param("sum", tallies(AMOUNT), id="a-sum"),
        pytest.param("sum-where", tallies(PEOPLE), id="a-sum-with-a-condition"),
        pytest.param("days", tallies(DURATION), id="a-mean-of-days"),
        pytest.param("two-dates", tallies(ACCEPTED, CLOSED), id="figures-dated-by-two-fields"),
        pytest.param("stock", tallies(OPEN, cuts=query.Cuts.of(YEAR.quarters), by="kind"), id="a-stock"),
        pytest.param("two-fields", tallies(ACCEPTED, by="kind.result"), id="groups-of-two-fields"),
        pytest.param("records-stock", query.ids(TABLE, OPEN, YEAR, limit=50), id="records-of-a-stock"),
        pytest.param(
            "narrowed",
            tallies(
                CLOSED,
                cuts=query.Cuts.of([YEAR, *YEAR.quarters]),
                organs=frozenset({"east", "east-1"}),
                by="kind",
            ),
            id="quarters-organs-and-groups",
        ),
        pytest.param(
            "records",
            query.ids(TABLE, SUCCEEDED, YEAR, organs={"east"}, by="kind", group="land", after=7, limit=50),
            id="records",
        ),
    ],
)
def test_the_sql_of_a_figure_stays_as_it_was_read(name, expression):
    snapshot = SNAPSHOTS / f"{name}.sql"
    found = query.sql(expression) + "\n"
    if not snapshot.exists():
        snapshot.write_text(found, encoding="utf-8")
        pytest.fail(f"没有快照 {snapshot.name}，已写下，请看过再提交")
    assert found == snapshot.read_text(encoding="utf-8")


def test_the_engine_never_divides_or_rounds():
    said = query.sql(tallies(ACCEPTED, AMOUNT, PEOPLE, DURATION)).lower()
    assert not [word for word in ("/", "avg(", "round(", "double", "float") if word in said]


def test_a_question_of_the_same_meaning_is_compiled_once():
    again = query.Tallies(TABLE, [SUCCEEDED], CUTS)
    assert query.tallies_sql(again) is query.tallies_sql(query.Tallies(TABLE, (SUCCEEDED,), CUTS))
    assert query.tallies_sql(again) != query.tallies_sql(query.Tallies(TABLE, [SUCCEEDED], CUTS, by="kind"))
