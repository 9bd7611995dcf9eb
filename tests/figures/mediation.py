"""A small register of mediations for the tests of figures: its figures, its organs, and its cases as facts."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
from hypothesis import strategies as st

from zhunsheng.declare import Count, Mean, Ratio, Stock, Sum, days_between
from zhunsheng.figures import Catalogue, Facts, Organ, OrganTree, write_facts

MORNING = datetime(2026, 7, 1, 8, tzinfo=UTC)
NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)

ACCEPTED = Count("mediation.accepted", "受理矛盾纠纷", unit="件", dated_by="accepted_on")
CLOSED = Count("mediation.closed", "办结矛盾纠纷", unit="件", dated_by="closed_on")
SUCCEEDED = Count(
    "mediation.succeeded",
    "调解成功",
    unit="件",
    dated_by="closed_on",
    where=lambda d: (d.result == "agreed") & d.kind.isin(["land", "family", "debt"]),
)
AMOUNT = Sum("mediation.amount", "涉及金额", unit="元", dated_by="accepted_on", of="amount")
PEOPLE = Sum(
    "mediation.people",
    "调解成功涉及人数",
    unit="人",
    dated_by="closed_on",
    of="people",
    where=lambda d: d.result == "agreed",
)
DURATION = Mean(
    "mediation.duration",
    "平均办理天数",
    unit="天",
    dated_by="closed_on",
    of=days_between("accepted_on", "closed_on"),
)
MEAN_AMOUNT = Mean(
    "mediation.mean_amount", "平均金额", unit="元", dated_by="accepted_on", of="amount", places=2
)
OPEN = Stock(
    "mediation.open",
    "在办矛盾纠纷",
    unit="件",
    since="accepted_on",
    until="closed_on",
    where=lambda d: d.kind.notnull(),
)
SUCCESS_RATE = Ratio("mediation.success_rate", "调解成功率", of="mediation.succeeded", to="mediation.closed")
MEASURED = (ACCEPTED, CLOSED, SUCCEEDED, AMOUNT, PEOPLE, DURATION, MEAN_AMOUNT)
FIGURES = Catalogue([*MEASURED, SUCCESS_RATE])

# 县 — 两个镇 — 一个镇下两个村；另有一个部门。
COUNTY = OrganTree(
    {
        "county": Organ("清河县"),
        "east": Organ("东镇", "county"),
        "east-1": Organ("东镇一村", "east"),
        "east-2": Organ("东镇二村", "east"),
        "west": Organ("西镇", "county"),
        "bureau": Organ("司法局", "county"),
    }
)

SCHEMA = pa.schema(
    [
        ("id", pa.int64()),
        ("number", pa.string()),
        ("title", pa.string()),
        ("organ", pa.string()),
        ("kind", pa.string()),
        ("result", pa.string()),
        ("accepted_on", pa.date32()),
        ("closed_on", pa.date32()),
        ("amount", pa.decimal128(18, 2)),
        ("people", pa.int32()),
    ]
)


@dataclass(frozen=True, kw_only=True)
class Case:
    """One mediation."""

    id: int
    organ: str = "east"
    kind: str | None = "land"
    result: str | None = None
    accepted_on: date | None = None
    closed_on: date | None = None
    amount: Decimal | None = None
    people: int | None = None


def table(cases: Iterable[Case]) -> pa.Table:
    """The cases as rows of facts."""
    rows = [asdict(case) | {"number": f"人调{case.id}号", "title": "纠纷"} for case in cases]
    return pa.Table.from_pylist(rows, schema=SCHEMA)


@contextmanager
def facts_of(cases: Iterable[Case]) -> Iterator[Facts]:
    """The cases as the facts of the register, for the length of a with-block."""
    with TemporaryDirectory() as directory:
        write_facts(Path(directory), "mediation", table(cases), as_of=MORNING, version="1")
        yield Facts(Path(directory))


def cases(organs: Sequence[str] = COUNTY.codes, *, least: int = 1) -> st.SearchStrategy[list[Case]]:
    """Random cases about the years 2025 and 2026, some of them with fields left empty."""
    days = st.dates(date(2025, 6, 1), date(2027, 1, 31))
    case = st.builds(
        Case,
        id=st.integers(1, 10**9),
        organ=st.sampled_from(organs),
        kind=st.sampled_from(["land", "family", "debt", "other", "", None]),
        result=st.sampled_from(["agreed", "failed", None]),
        accepted_on=st.none() | days,
        closed_on=st.none() | days,
        amount=st.none() | st.decimals(-(10**9), 10**9, places=2),
        people=st.none() | st.integers(0, 1000),
    )
    return st.lists(case, min_size=least, max_size=40, unique_by=lambda case: case.id)
