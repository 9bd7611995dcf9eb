"""Figures as JSON, for the API and the command line alike."""

from datetime import date
from typing import Any

from zhunsheng.figures import Period
from zhunsheng.numbers import Numbers


def said_figures(numbers: Numbers, period: Period, today: date, *keys: str) -> list[dict[str, Any]]:
    """Values with register, definition and last year's value; all figures, or those named."""
    return [
        {
            **line.value.as_dict(),
            "register": numbers.register(line.figure.key).key,
            "definition": numbers.catalogue.definition(line.figure.key),
            "previous": line.before.as_dict(),
        }
        for line in numbers.lines(period, today, *keys)
    ]
