"""What every page knows: the county, the menu, the inbox, the chosen year."""

from typing import Any

from django.utils.functional import SimpleLazyObject

from zhunsheng import clock
from zhunsheng.desk.frame.menu import menu
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.frame.years import chosen_year, offered_years
from zhunsheng.records.county import county


def office(request: Request) -> dict[str, Any]:
    """Facts for the frame of a page. What needs a query is asked only when the frame is drawn."""
    facts: dict[str, Any] = {"county": county()}
    # 主机名不对一类的请求在到达这里之前就被拒，身上什么都没有。
    if hasattr(request, "inbox") and request.user.is_authenticated:
        today = clock.today()
        facts |= {
            "today": today,
            "menu": SimpleLazyObject(lambda: menu(request)),
            "inbox": request.inbox,
            "years": offered_years(today),
            "chosen_year": chosen_year(request),
        }
    return facts
