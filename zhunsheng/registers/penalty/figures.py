"""What is counted of penalty cases. Several penalties in one decision count once, as the heaviest (统计年报口径)."""

from typing import Any

from zhunsheng.declare import Count, Figure, Mean, Ratio, Sum, days_between
from zhunsheng.registers.penalty.models import KINDS

FORM_KEYS = {"other": "other_penalty"}
"""统计年报的键和处罚种类的键不同的。"""


def penalised(d: Any) -> Any:
    """The cases that ended in a penalty; one that was revoked later still counts."""
    return d.result == "给予处罚"


FIGURES: tuple[Figure, ...] = (
    Count("penalty.found", "发现违法线索", unit="件", dated_by="found_on"),
    Count("penalty.filed", "处罚立案", unit="件", dated_by="filed_on"),
    Count(
        "penalty.decided", "行政处罚", unit="件", dated_by="decided_on", where=penalised,
        read_as={"": "enforcement.penalties"} | {f"main_kind.{kind}": f"enforcement.{FORM_KEYS.get(kind, kind)}" for kind, _ in KINDS},
        note="作出处罚决定的案件；并处的算一件，计入最重的一种；被撤销的仍计",
    ),
    Count(
        "penalty.simple", "简易程序处罚", unit="件", dated_by="decided_on", read_as="enforcement.simple_procedure",
        where=lambda d: penalised(d) & (d.way == "简易程序"),
    ),
    Count(
        "penalty.ordinary", "普通程序处罚", unit="件", dated_by="decided_on", read_as="enforcement.ordinary_procedure",
        where=lambda d: penalised(d) & (d.way == "普通程序"),
    ),
    Count("penalty.spared", "不予处罚", unit="件", dated_by="decided_on", where=lambda d: d.result == "不予处罚"),
    Count(
        "penalty.reviewed", "经法制审核的处罚", unit="件", dated_by="decided_on", read_as="enforcement.reviewed",
        where=lambda d: penalised(d) & d.reviewed_on.notnull(),
    ),
    Ratio("penalty.review_rate", "普通程序处罚法制审核率", of="penalty.reviewed", to="penalty.ordinary"),
    Count("penalty.heard", "举行听证", unit="件", dated_by="heard_on", where=lambda d: d.hearing == "已举行"),
    Count("penalty.discussed", "集体讨论", unit="件", dated_by="discussed_on"),
    Count("penalty.transferred", "移送涉嫌犯罪案件", unit="件", dated_by="transferred_on", where=lambda d: d.transferred_to == "公安机关"),
    Sum(
        "penalty.amount", "罚没金额", unit="元", dated_by="decided_on", of="payable", where=penalised,
        note="罚款和没收的金额，以决定书为准，不是实缴数",
    ),
    Count("penalty.published", "公开处罚决定", unit="件", dated_by="published_on"),
    Count("penalty.paid", "缴清罚没款", unit="件", dated_by="paid_on"),
    Count("penalty.court_applied", "申请法院强制执行处罚", unit="件", dated_by="court_applied_on"),
    Count("penalty.corrected", "纠正的处罚决定", unit="件", dated_by="corrected_on"),
    Count(
        "penalty.overturned", "被复议诉讼纠正的处罚", unit="件", dated_by="corrected_on", read_as="enforcement.overturned",
        where=lambda d: d.correction.isin(
            ("复议变更", "判决变更", "复议撤销", "判决撤销", "复议确认违法", "判决确认违法", "复议确认无效", "判决确认无效")
        ),
    ),
    Mean(
        "penalty.days", "平均办案天数", unit="天", dated_by="decided_on", of=days_between("filed_on", "decided_on"),
        where=lambda d: penalised(d) & (d.way == "普通程序"), note="普通程序，从立案到决定",
    ),
)  # fmt: skip
