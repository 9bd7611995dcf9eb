"""What is counted of reconsideration."""

from zhunsheng.declare import Count, Mean, Ratio, Stock, days_between

CORRECTED = ("变更", "撤销", "撤销并责令重作", "确认违法", "责令履行", "确认无效")
"""纠错：改变原行政行为的决定。"""


def decided(key: str, name: str, *results: str) -> Count:
    """A count of decisions with these results, by the day of decision."""
    return Count(
        f"reconsideration.{key}",
        name,
        unit="件",
        dated_by="decided_on",
        where=lambda d: d.decision.isin(results),
    )


FIGURES = (
    Count("reconsideration.applications", "收到行政复议申请", unit="件", dated_by="received_on"),
    Count("reconsideration.accepted", "受理行政复议案件", unit="件", dated_by="accepted_on"),
    Count(
        "reconsideration.not_accepted", "不予受理", unit="件", dated_by="closed_on",
        where=lambda d: d.decision == "不予受理",
    ),
    Count("reconsideration.closed", "审结行政复议案件", unit="件", dated_by="decided_on"),
    Stock(
        "reconsideration.pending", "正在审理的行政复议案件", unit="件", since="accepted_on", until="decided_on",
        note="受理以后还没有结论的，中止的也在内；审结当天起不再算",
    ),
    decided("upheld", "维持", "维持"),
    decided("revoked", "撤销", "撤销", "撤销并责令重作"),
    decided("changed", "变更", "变更"),
    decided("illegal", "确认违法", "确认违法", "确认无效"),
    decided("ordered", "责令履行", "责令履行"),
    decided("rejected", "驳回", "驳回请求", "驳回申请"),
    decided("mediated", "调解结案", "调解"),
    decided("withdrawn", "撤回后终止", "撤回后终止"),
    decided("terminated", "终止", "终止", "撤回后终止"),
    decided("corrected", "纠错", *CORRECTED),
    Ratio("reconsideration.correction_rate", "纠错率", of="reconsideration.corrected", to="reconsideration.closed"),
    Ratio("reconsideration.upheld_share", "维持占比", of="reconsideration.upheld", to="reconsideration.closed"),
    Ratio("reconsideration.acceptance_rate", "受理率", of="reconsideration.accepted", to="reconsideration.applications"),
    Mean(
        "reconsideration.days", "平均审理天数", unit="天", dated_by="decided_on",
        of=days_between("accepted_on", "decided_on"),
    ),
)  # fmt: skip
