import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import Enum

import pytest

from tests.figures.mediation import ACCEPTED, FIGURES, MEASURED, SUCCEEDED, SUCCESS_RATE
from zhunsheng.declare import Count, Mean, Ratio, days_between
from zhunsheng.figures import Catalogue, DefinitionError


class Kind(Enum):
    LAND = "land"


def test_a_definition_reads_as_one_line():
    assert FIGURES.definition("mediation.succeeded") == (
        "Count(dated_by='closed_on', key='mediation.succeeded', unit='件', "
        "where=((d.result == 'agreed') & d.kind.isin(['land', 'family', 'debt'])))"
    )


@pytest.mark.parametrize(
    ("where", "written"),
    [
        pytest.param(lambda d: d["kind"] == Kind.LAND, "(d.kind == 'land')", id="an-enum-by-its-value"),
        pytest.param(lambda d: ~(d.a | d.b), "(~(d.a | d.b))", id="not-either"),
        pytest.param(lambda d: (~d.a) & (-d.b < 3), "((~d.a) & ((-d.b) < 3))", id="signs"),
        pytest.param(lambda d: 2 * d.a / 3 >= d.b - 1, "(((2 * d.a) / 3) >= (d.b - 1))", id="arithmetic"),
        pytest.param(lambda d: 5 - d.a != None, "((5 - d.a) != None)", id="turned-round"),  # noqa: E711
        pytest.param(lambda d: d.a.isin({"y", "x"}), "d.a.isin(['x', 'y'])", id="a-set-in-order"),
        pytest.param(
            lambda d: d.on.between(date(2026, 1, 1), upper=date(2026, 2, 1)),
            "d.on.between(date('2026-01-01'), upper=date('2026-02-01'))",
            id="dates-and-names",
        ),
        pytest.param(
            lambda d: d.amount[0] > Decimal("1.50"), "(d.amount[0] > Decimal('1.50'))", id="decimals"
        ),
    ],
)
def test_a_condition_is_written_as_it_is_asked(where, written):
    figure = Count("mediation.x", "甲", unit="件", dated_by="closed_on", where=where)
    assert f"where={written})" in Catalogue([figure]).definition("mediation.x")


@pytest.mark.parametrize(
    "where",
    [
        pytest.param(lambda d: d.a == 1 and d.b == 2, id="and"),
        pytest.param(lambda d: not d.a, id="not"),
        pytest.param(lambda d: "x" in d.a, id="in"),
        pytest.param(lambda d: d.a == object(), id="an-object-without-a-written-form"),
    ],
)
def test_a_condition_without_a_fixed_meaning_is_refused_at_start(where):
    with pytest.raises(DefinitionError, match=r"mediation\.x"):
        Catalogue([Count("mediation.x", "甲", unit="件", dated_by="closed_on", where=where)])


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(replace(SUCCEEDED, where=lambda d: d.result == "failed"), id="another-condition"),
        pytest.param(replace(SUCCEEDED, where=None), id="no-condition"),
        pytest.param(replace(SUCCEEDED, dated_by="accepted_on"), id="another-date"),
        pytest.param(replace(SUCCEEDED, unit="人"), id="another-unit"),
    ],
)
def test_a_change_of_meaning_changes_the_fingerprint_and_that_of_its_ratio(other):
    changed = Catalogue([other if figure is SUCCEEDED else figure for figure in FIGURES])
    for key in (SUCCEEDED.key, SUCCESS_RATE.key):
        assert changed.fingerprint(key) != FIGURES.fingerprint(key)
    assert changed.fingerprint(ACCEPTED.key) == FIGURES.fingerprint(ACCEPTED.key)


def test_a_change_of_wording_keeps_the_fingerprint():
    reworded = Catalogue(
        [replace(ACCEPTED, name="受理件数", note="含口头申请", basis="第二条", says="受理了的")]
    )
    assert reworded.fingerprint(ACCEPTED.key) == FIGURES.fingerprint(ACCEPTED.key)


def test_the_days_of_a_mean_belong_to_its_meaning():
    def mean(start):
        figure = Mean("m.days", "天数", unit="天", dated_by="closed_on", of=days_between(start, "closed_on"))
        return Catalogue([figure]).fingerprint("m.days")

    assert mean("accepted_on") != mean("opened_on")


def test_fingerprints_are_the_same_in_every_process():
    program = (
        "from zhunsheng.declare import Count\n"
        "from zhunsheng.figures import Catalogue\n"
        "where = lambda d: d.kind.isin({'land', 'family', 'debt', 'other'})\n"
        "print(Catalogue([Count('m.x', '甲', unit='件', dated_by='on', where=where)]).fingerprint('m.x'))"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(seen) == 1


def test_importing_figures_imports_no_engine():
    program = "import sys, zhunsheng.figures; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    ).stdout
    assert not {"ibis", "duckdb", "pandas", "pyarrow", "numpy"} & set(loaded.split())


@pytest.mark.parametrize(
    ("figures", "says"),
    [
        pytest.param([ACCEPTED, replace(ACCEPTED, unit="起")], "声明了两次", id="a-key-twice"),
        pytest.param(
            [*MEASURED, Ratio("m.x", "甲", of="mediation.duration", to="mediation.closed")],
            r"mediation\.duration 不是",
            id="a-ratio-of-a-mean",
        ),
        pytest.param(
            [*FIGURES, Ratio("m.x", "甲", of="mediation.accepted", to="mediation.success_rate")],
            r"mediation\.success_rate 不是",
            id="a-ratio-of-a-ratio",
        ),
    ],
)
def test_a_catalogue_refuses_what_cannot_stand_in_it(figures, says):
    with pytest.raises(DefinitionError, match=says):
        Catalogue(figures)
