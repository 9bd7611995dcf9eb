"""The county's own draft held to the registers: every figure that the registers keep too must say the same."""

from datetime import datetime

from zhunsheng.figures import Period
from zhunsheng.numbers import Numbers
from zhunsheng.numbers.owners import owned_keys
from zhunsheng.reading import Finding, Reading, against
from zhunsheng.records.county import county
from zhunsheng.records.registry import registers
from zhunsheng.reports.quoting import quoted


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
    numbers = Numbers.of(registers().values(), None, now)
    values = quoted(numbers, owned_keys(), Period.year(year))
    return against(reading, {key: v.value for key, v in values.items() if v.value is not None})
