"""How an item stands on a day, always as colour, shape and word together; the colour is a class of the desk's styles."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from zhunsheng.campaigns.models import Item
from zhunsheng.campaigns.windows import WAITING

SOON = 3
"""Days before the last day from which an item counts as nearly due."""

State = Item.State


@dataclass(frozen=True, slots=True)
class Look:
    """`key` names the state for filters and counts; the word alone would be enough."""

    key: str
    colour: str
    shape: str
    word: str


_LOOKS = {
    State.OPEN: Look("open", "fine", "○", "待填报"),
    State.DRAFT: Look("draft", "fine", "◔", "填报中"),
    State.SIGNING: Look("signing", "fine", "◑", "待单位审核"),
    State.HANDED_IN: Look("handed_in", "fine", "●", "已上报"),
    State.RETURNED: Look("returned", "soon", "◁", "已退回"),
    State.MARKED: Look("marked", "done", "✓", "已评分"),
    State.OBJECTED: Look("objected", "soon", "◆", "有异议"),
}
LATE, NEAR, ABSENT = "late", "near", "absent"
UNREPORTED = Look("unreported", "late", "×", "未报已评")
KEYS = {
    "open": "待填报",
    "draft": "填报中",
    "signing": "待单位审核",
    NEAR: "临近期限",
    LATE: "逾期未报",
    "returned": "已退回",
    "handed_in": "已上报",
    "objected": "有异议",
    "marked": "已评分",
    "unreported": "未报已评",
}
"""The states in the order of a legend, with their words."""
SHAPES = {look.key: look.shape for look in (*_LOOKS.values(), UNREPORTED)} | {NEAR: "▲", LATE: "■"}


@lru_cache(maxsize=4096)
def look_of(state: str, due_on: date, handed_in: bool, today: date) -> Look:
    """How an item in that state stands: late and nearly due come before whether it is begun."""
    if state in WAITING and state != State.RETURNED and not handed_in:
        return _by_day((due_on - today) // timedelta(days=1), state)
    if state == State.MARKED and not handed_in:
        return UNREPORTED
    return _LOOKS[State(state)]


def _by_day(left: int, state: str) -> Look:
    begun = "" if state == State.OPEN else f"（{_LOOKS[State(state)].word}）"
    if left < 0:
        return Look(LATE, "late", "■", f"逾期 {-left} 天{begun}")
    if left <= SOON:
        return Look(NEAR, "soon", "▲", f"{f'{left} 天后到期' if left else '今天到期'}{begun}")
    return _LOOKS[State(state)]
