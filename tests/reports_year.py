"""A small year of disputes, few enough to be counted by hand.

======  =====================  =====================
        甲镇                    乙镇
======  =====================  =====================
2025    1 agreed               —
2026    2 agreed, 1 accepted   1 agreed
======  =====================  =====================
"""

from datetime import date, timedelta
from typing import Any

from tests.people import Cast
from tests.records.steps import agreed, dispute, step


def a_year(county: Cast) -> dict[str, list[Any]]:
    """The disputes by town, in the order they were registered."""
    jia = [
        _agreed(county.mediator, "jia-tw", date(2025, 2, 3), kind="family"),
        _agreed(county.mediator, "jia-tw", date(2026, 2, 2), kind="neighbour"),
        _agreed(county.mediator, "jia-tw", date(2026, 3, 2), kind="family"),
        step(county.mediator, dispute(county.mediator, on=date(2026, 3, 9)), "accept", date(2026, 3, 9)),
    ]
    yi = [_agreed(county.mediator_next_door, "yi-tw", date(2026, 2, 9), kind="wages")]
    return {"jia": jia, "yi": yi}


def _agreed(mediator: Any, organ: str, on: date, **facts: Any) -> Any:
    """Registered and accepted on that day, agreed and signed three days later."""
    row = dispute(mediator, organ, on, **facts)
    return agreed(mediator, row, on, on, *(on + timedelta(days=n) for n in (1, 2, 3)))
