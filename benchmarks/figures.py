"""How long the figures of a county-year take: 250,000 cases, 30 figures of one register, 64 organs, 12 months.

Run: ``.venv/bin/python -m benchmarks.figures``. The budget is one second when warm, that is once the libraries are
loaded and the question has been compiled. "cold" is the first evaluation of a process.
"""

import random
import resource
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter

from zhunsheng.declare import Count, Mean, Ratio, Sum, days_between
from zhunsheng.figures import (
    Catalogue,
    Facts,
    Organ,
    OrganTree,
    Period,
    amend_facts,
    evaluate,
    records,
    write_facts,
)

CASES, ORGANS, BUDGET = 250_000, 64, 1.0
KINDS = ["land", "family", "debt", "labour", "traffic", "other"]
DATES = ["accepted_on", "closed_on", "confirmed_on"]
AS_OF = datetime(2026, 12, 31, tzinfo=UTC)
YEAR = Period.year(2026)


def county() -> OrganTree:
    """A county, its departments and towns, and villages below the towns: 64 organs on three levels."""
    organs = {"o0": Organ("县")}
    for n in range(1, ORGANS):
        organs[f"o{n}"] = Organ(f"机构{n}", "o0" if n < 24 else f"o{n % 8 + 1}")
    return OrganTree(organs)


def figures() -> Catalogue:
    """Thirty figures: 18 counts, 4 sums, 4 means and 4 ratios, dated by three different fields."""

    def count(n: int) -> Count:
        kind, dated = KINDS[n % 6], DATES[n % 3]
        where = (lambda d: (d.kind == kind) & (d.result == "agreed")) if n > 2 else None
        return Count(f"cases.count_{n}", f"件数{n}", unit="件", dated_by=dated, where=where)

    span = days_between("accepted_on", "closed_on")
    return Catalogue(
        [
            *(count(n) for n in range(18)),
            *(
                Sum(f"cases.sum_{n}", f"金额{n}", unit="元", dated_by=DATES[n % 3], of="amount")
                for n in range(4)
            ),
            *(
                Mean(f"cases.days_{n}", f"天数{n}", unit="天", dated_by=DATES[n % 3], of=span)
                for n in range(4)
            ),
            *(
                Ratio(f"cases.rate_{n}", f"率{n}", of=f"cases.count_{n + 3}", to=f"cases.count_{n}")
                for n in range(4)
            ),
        ]
    )


def fill(directory: Path) -> float:
    """Writes the cases as facts; returns the seconds the writing took."""
    import pyarrow as pa

    draw, day = random.Random(1), date(2025, 1, 1)
    dates = {name: [day + timedelta(days=draw.randrange(730)) for _ in range(CASES)] for name in DATES}
    table = pa.table(
        {
            "id": pa.array(range(CASES), pa.int64()),
            "number": [f"〔2026〕{n}号" for n in range(CASES)],
            "title": [f"纠纷{n}" for n in range(CASES)],
            "organ": [f"o{draw.randrange(1, ORGANS)}" for _ in range(CASES)],
            "kind": draw.choices(KINDS, k=CASES),
            "result": draw.choices(["agreed", "failed", None], k=CASES),
            "amount": pa.array([draw.randrange(10**7) for _ in range(CASES)])
            .cast(pa.decimal128(20, 0))
            .cast(pa.decimal128(18, 2)),
            **{name: pa.array(days, pa.date32()) for name, days in dates.items()},
        }
    )
    spent = timed(lambda: write_facts(directory, "cases", table, as_of=AS_OF, version="1"))
    changed = table.slice(0, 1000)
    say(
        "1,000 changed cases amended",
        timed(lambda: amend_facts(directory, "cases", changed, as_of=AS_OF, version="2")),
    )
    return spent


def timed(do: Callable[[], object]) -> float:
    """The seconds one call takes."""
    begun = perf_counter()
    do()
    return perf_counter() - begun


def say(what: str, seconds: float) -> None:
    """Prints one line of the result."""
    print(f"{what:<58}{seconds * 1000:9.0f} ms")


def main() -> None:
    """Measures and prints; exit code 1 when a warm county-year takes longer than the budget."""
    tree, catalogue = county(), figures()
    with tempfile.TemporaryDirectory() as directory:
        say(f"{CASES:,} cases written", fill(Path(directory)))
        facts = Facts(Path(directory))
        periods = [YEAR, *YEAR.months]

        def whole() -> object:
            return evaluate(catalogue, facts, periods=periods, organs=tree, organ=tree.codes)

        say("cold: all figures, year and 12 months, all organs", timed(whole))
        warm = sorted(timed(whole) for _ in range(5))[2]
        say("warm: the same (median of 5)", warm)
        for what, asked in {
            "the county alone, year": {"periods": [YEAR]},
            "all organs, year": {"periods": [YEAR], "organ": tree.codes},
            "all organs, year and months, by kind": {"periods": periods, "organ": tree.codes, "by": "kind"},
        }.items():
            spent = [
                timed(lambda asked=asked: evaluate(catalogue, facts, organs=tree, **asked)) for _ in range(4)
            ]
            say(f"warm: {what}", min(spent[1:]))
        first = catalogue.parts("cases.count_0")["of"]
        say("a page of 1,000 records", timed(lambda: records(first, facts, period=YEAR, organs=tree)))
    print(f"{'peak memory':<58}{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:9.0f} MB")
    if warm > BUDGET:
        raise SystemExit(f"超出预算：{warm:.2f} 秒 > {BUDGET} 秒")


if __name__ == "__main__":
    main()
