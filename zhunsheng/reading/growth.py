"""Growth: a change in percent and the two numbers it was computed from."""

import re

from zhunsheng.reading.checks import NOT_COUNTS, Check, Page, exact, shown, spans, within
from zhunsheng.reading.models import Figure, Relation

GROWTH = re.compile(r"增长|上升|增加|提高|下降|减少|降低|增幅|降幅|压减")
_DOWN = re.compile(r"下降|减少|降低|降幅|压减")
_YEAR_BEFORE = re.compile(r"上年|去年|同期|上一年|20\d\d年")
# 由上年的50件下降到42件
_FROM = re.compile(r"[由从][^，。；]{0,8}$")
_TO = re.compile(r"^[^，。；\d]{0,4}(?:增加|增长|上升|提高|下降|减少|降低|压减|[减降升增])(?:至|到|为)$")


def falling(clause: str) -> bool:
    """Whether a clause tells a change downward."""
    return bool(_DOWN.search(clause))


def growth(page: Page, figures: list[Figure], rate: Figure, clause: str) -> Check | None:
    """A件，比上年的B件增长r%; 由A件下降到B件，下降r%: only where both numbers stand right before the rate."""
    counts = [figure for figure in figures if figure.end <= rate.start and figure.unit_norm not in NOT_COUNTS]
    if len(counts) < 2 or rate.start - counts[-1].end > 14:
        return None
    now, then = counts[-2], counts[-1]
    between = page.text[now.end : then.start]
    if _FROM.search(page.text, max(0, now.start - 10), now.start) and _TO.match(between):
        now, then = then, now
    elif len(between) > 20 or not _YEAR_BEFORE.search(between):
        return None
    if now.unit_norm != then.unit_norm or not then.value:
        return None
    change = 100 * (now.value - then.value) / then.value * (-1 if falling(clause) else 1)
    relation = Relation(
        kind="difference", holds=within(rate, change), terms=spans(now, then, rate),
        expr=f"{rate.quote} = ({shown(now.value)} - {shown(then.value)}) ÷ {shown(then.value)}", stated=rate.value, computed=round(change, 4),
    )  # fmt: skip
    if relation.holds or not exact(now, then, rate):
        return Check(relation)
    message = f"由{then.quote}到{now.quote}，变化是{shown(round(change, 2))}%，文中写{rate.quote}，请核对"
    return Check(relation, "ratio_mismatch", "warning", message, (rate.start, rate.end))
