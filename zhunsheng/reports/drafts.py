"""The county's own draft held to the registers: every figure that the registers keep too must say the same."""

from datetime import datetime

from zhunsheng.figures import Period
from zhunsheng.numbers import Numbers
from zhunsheng.reading import Finding, Reading, against
from zhunsheng.records.county import county
from zhunsheng.records.registry import registers


def is_ours(reading: Reading) -> bool:
    """Whether the report is this county's own, by its title and the region it names."""
    facts = county()
    return any(str(facts[name]) in f"{reading.title}{reading.region}" for name in ("name", "government"))


def held_to_registers(reading: Reading, now: datetime) -> tuple[Finding, ...]:
    """The figures of our own report that the registers contradict; nothing for other counties' reports.

    Only values that the registers have: what was not reported contradicts nothing.
    """
    year = reading.year
    if year is None or not is_ours(reading) or not 2000 <= year <= now.year:
        return ()
    values = Numbers.of(registers().values(), None, now).values([Period.year(year)])
    return against(reading, {v.key: v.value for v in values if v.value is not None})
