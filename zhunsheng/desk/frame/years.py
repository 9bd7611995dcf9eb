"""The year that the top bar is switched to: lists then begin with its cases."""

from datetime import date

from zhunsheng.desk.frame.request import Request

_OFFERED = 6


def offered_years(today: date) -> list[int]:
    """This year and the five before it."""
    return [today.year - back for back in range(_OFFERED)]


def chosen_year(request: Request) -> int | None:
    """The year the person has chosen, or None for all years."""
    year = request.session.get("year")
    return year if isinstance(year, int) else None
