import json
from datetime import datetime, timedelta

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.figures.mediation import (
    ACCEPTED,
    COUNTY,
    FIGURES,
    MORNING,
    NOON,
    SCHEMA,
    Case,
    cases,
    facts_of,
    table,
)
from zhunsheng.figures import Facts, FactsError, Period, amend_facts, evaluate, query, write_facts

YEAR = Period.year(2026)
DAY = YEAR.first


def test_an_increment_adds_replaces_and_removes():
    with facts_of([Case(id=1), Case(id=2, kind="debt"), Case(id=3)]) as facts:
        changed = table([Case(id=4), Case(id=2, result="agreed")])
        amend_facts(facts.directory, "mediation", changed, removed=[3, 9], as_of=NOON, version="2")
        assert [(row["id"], row["kind"], row["result"]) for row in _rows(facts)] == [
            (1, "land", None),
            (2, "land", "agreed"),
            (4, "land", None),
        ]
        assert facts.as_of("mediation") == NOON


@settings(max_examples=10, deadline=None)
@given(st.lists(st.tuples(cases(least=0), st.sets(st.integers(0, 60))), min_size=1, max_size=4))
def test_a_rebuild_equals_the_sequence_of_increments(steps):
    steps = [([_near(case) for case in changed], removed) for changed, removed in steps]
    now: dict[int, Case] = {}
    with facts_of([]) as grown, facts_of([]) as rebuilt:
        for n, (changed, removed) in enumerate(steps):
            changed = {case.id: case for case in changed if case.id not in removed}
            as_of = MORNING + timedelta(hours=n)
            amend_facts(
                grown.directory,
                "mediation",
                table(changed.values()),
                removed=removed,
                as_of=as_of,
                version=str(n),
            )
            now = {i: case for i, case in (now | changed).items() if i not in removed}
            write_facts(rebuilt.directory, "mediation", table(now.values()), as_of=as_of, version=str(n))
            assert _rows(grown) == _rows(rebuilt) == sorted(table(now.values()).to_pylist(), key=_id)
            assert grown.about("mediation") == rebuilt.about("mediation")
        asked = {"periods": [YEAR], "organs": COUNTY, "organ": COUNTY.codes, "by": "kind"}
        assert list(evaluate(FIGURES, grown, **asked)) == list(evaluate(FIGURES, rebuilt, **asked))


def test_the_first_increment_makes_the_facts(tmp_path):
    about = amend_facts(tmp_path, "mediation", table([Case(id=1)]), removed=[7], as_of=NOON, version="a")
    assert (about.as_of, about.version, about.rows) == (NOON, "a", 1)
    assert Facts(tmp_path).table("mediation").about == about


def test_what_is_said_beside_the_file_is_what_its_footer_says(tmp_path):
    write_facts(tmp_path, "mediation", table([Case(id=1), Case(id=2)]), as_of=NOON, version="it's 7")
    facts = Facts(tmp_path)
    assert json.loads((tmp_path / "mediation.json").read_text()) == {
        "as_of": NOON.isoformat(),
        "version": "it's 7",
        "rows": 2,
    }
    assert facts.about("mediation") == facts.table("mediation").about
    assert facts.as_of("mediation") == NOON
    assert facts.as_of("licensing") is None


def test_a_stream_of_batches_is_written_like_a_table(tmp_path):
    batches = (table([Case(id=n)]).to_batches()[0] for n in (3, 1, 2))
    write_facts(
        tmp_path,
        "mediation",
        pa.RecordBatchReader.from_batches(SCHEMA, batches),
        as_of=NOON,
        version="1",
    )
    assert [row["id"] for row in _rows(Facts(tmp_path))] == [1, 2, 3]


def test_columns_keep_their_types(tmp_path):
    write_facts(tmp_path, "mediation", table([]), as_of=NOON, version="1")
    assert pq.read_schema(tmp_path / "mediation.parquet").remove_metadata() == SCHEMA


@pytest.mark.parametrize(
    ("spoilt", "says"),
    [
        pytest.param(table([Case(id=1), Case(id=1)]), "重复或空缺", id="an-id-twice"),
        pytest.param(table([Case(id=None)]), "重复或空缺", id="no-id"),
        pytest.param(table([Case(id=1, organ="")]), "没有机构", id="no-organ"),
        pytest.param(table([Case(id=1)]).drop_columns("title"), "title 列", id="no-title"),
        pytest.param(table([Case(id=1)]).drop_columns("id"), "id 列", id="no-id-column"),
        pytest.param(
            table([Case(id=1)]).set_column(0, "id", pa.array([1], pa.int32())),
            "现在是 INTEGER",
            id="a-narrow-id",
        ),
    ],
)
def test_facts_that_cannot_be_counted_on_leave_the_old_ones_untouched(spoilt, says):
    with facts_of([Case(id=7)]) as facts:
        with pytest.raises(FactsError, match=says):
            write_facts(facts.directory, "mediation", spoilt, as_of=NOON, version="2")
        assert [row["id"] for row in _rows(facts)] == [7]
        assert _names(facts) == ["mediation.json", "mediation.parquet"]


def test_a_stream_that_breaks_off_leaves_the_old_facts_untouched():
    def broken():
        yield table([Case(id=1)]).to_batches()[0]
        raise ConnectionError("断了")

    with facts_of([Case(id=7)]) as facts:
        stream = pa.RecordBatchReader.from_batches(SCHEMA, broken())
        with pytest.raises(FactsError, match="断了"):
            write_facts(facts.directory, "mediation", stream, as_of=NOON, version="2")
        assert [row["id"] for row in _rows(facts)] == [7]
        assert facts.as_of("mediation") == MORNING
        assert _names(facts) == ["mediation.json", "mediation.parquet"]


def test_an_increment_with_other_columns_asks_for_a_rebuild():
    wider = table([Case(id=1)]).append_column("colour", pa.array(["红"]))
    with facts_of([Case(id=7)]) as facts, pytest.raises(FactsError, match="全量重新生成"):
        amend_facts(facts.directory, "mediation", wider, as_of=NOON, version="2")


def test_an_increment_may_not_both_change_and_remove_a_case():
    with facts_of([Case(id=7)]) as facts, pytest.raises(FactsError, match="记录 7 既说改了又说删了"):
        amend_facts(facts.directory, "mediation", table([Case(id=7)]), removed=[7], as_of=NOON, version="2")


def test_an_instant_without_a_zone_is_refused(tmp_path):
    with pytest.raises(FactsError, match="没有时区"):
        write_facts(tmp_path, "mediation", table([]), as_of=datetime(2026, 1, 1), version="1")  # noqa: DTZ001


def test_a_register_is_named_by_a_plain_word(tmp_path):
    with pytest.raises(FactsError, match="不是业务的键"):
        Facts(tmp_path).table("../secrets")


def test_a_file_that_is_not_ours_is_refused(tmp_path):
    pq.write_table(table([Case(id=1)]), tmp_path / "mediation.parquet")
    with pytest.raises(FactsError, match="没有写明截至时刻"):
        Facts(tmp_path).table("mediation")
    (tmp_path / "mediation.parquet").write_bytes(b"half")
    with pytest.raises(FactsError, match="读不出来"):
        Facts(tmp_path).table("mediation")


def test_facts_swapped_while_they_are_counted_are_counted_again(monkeypatch):
    """The instant and the numbers of a value never come from two versions of the facts."""
    fetch, asked = query.fetch, []

    def meanwhile(*said):
        asked.append(said)
        if len(asked) == 1:
            both = table([Case(id=1, accepted_on=DAY), Case(id=2, accepted_on=DAY)])
            write_facts(facts.directory, "mediation", both, as_of=NOON, version="2")
        return fetch(*said)

    monkeypatch.setattr(query, "fetch", meanwhile)
    with facts_of([Case(id=1, accepted_on=DAY)]) as facts:
        value = evaluate([ACCEPTED], facts, periods=[YEAR], organs=COUNTY).get(ACCEPTED.key, YEAR, "county")
    assert (value.value, value.as_of, len(asked)) == (2, NOON, 2)


def test_facts_that_never_hold_still_are_refused(monkeypatch):
    fetch = query.fetch

    def meanwhile(*said):
        write_facts(facts.directory, "mediation", table([]), as_of=NOON, version="x")
        return fetch(*said)

    monkeypatch.setattr(query, "fetch", meanwhile)
    with facts_of([]) as facts, pytest.raises(FactsError, match="连续更新"):
        evaluate([ACCEPTED], facts, periods=[YEAR], organs=COUNTY)


def _near(case):
    """The same case with an id among few, so that increments meet cases that are already there."""
    return Case(**{**vars(case), "id": case.id % 61})


def _rows(facts):
    return pq.read_table(facts.directory / "mediation.parquet").to_pylist()


def _names(facts):
    return sorted(path.name for path in facts.directory.iterdir())


def _id(row):
    return row["id"]
