"""What is done, counted and shown of putting problems right, whatever found them.

《政府督查工作条例》第十八条 orders rectification and its check; the steps around them are the office's own working rules and say so.
What was found otherwise than by 政府督查 is handled in the same way.
"""

from zhunsheng.declare import (
    HANDLER,
    HEAD,
    INSPECTOR,
    LIAISON,
    OFFICE,
    Count,
    End,
    Mean,
    Procedure,
    Publication,
    Ratio,
    Register,
    Step,
    all_of,
    days_between,
    document,
    in_order,
    none_of,
    other_person_than,
    outsider,
    requires,
)
from zhunsheng.law import instrument, rule
from zhunsheng.registers.rectification.models import Problem

PRACTICE = instrument("本机关工作制度").article("（非法定）")
RECTIFICATION = (instrument("政府督查工作条例").article("第十八条"), PRACTICE)
"""条例施行以前的问题，整改和核验只有工作制度可依。"""

UNIT = (LIAISON, HANDLER)
INSPECTORS = (INSPECTOR, OFFICE)
INDEPENDENT = (
    other_person_than("plan", "rectify", "review", "rework", named="responsible", basis=PRACTICE),
    outsider(LIAISON, HANDLER, HEAD, basis=PRACTICE),
)
"""核验的人没有办过这件整改，也不在责任单位办事。"""


STEPS = (
    Step(
        "find", "登记问题", basis=PRACTICE, by=INSPECTORS, dated="found_on", stage="待交办",
        fills=("source", "scope", "kind", "detail"), may_fill=("source_number", "relapse_of"),
        hint="一个问题一个编号；共性问题按单位各登记一件。",
    ),
    Step(
        "charge", "交办整改", basis=RECTIFICATION, by=INSPECTORS, after="find", instead_of="drop",
        gates=in_order("assigned_on", "required_on", basis=PRACTICE, say="整改期限不能早于交办日期"),
        fills="required_on", may_fill="responsible", dated="assigned_on", stage="待报方案",
    ),
    Step(
        "drop", "不予交办", basis=PRACTICE, by=INSPECTORS, after="find", outcomes=("核实不属实", "重复登记", "不属本单位"),
        outcome_field="dropped", ends=End.CLOSED, stage="不予交办",
    ),
    Step(
        "plan", "报送整改方案", basis=PRACTICE, by=UNIT, after="charge", fills=("cause", "measures", "responsible"),
        needs=document("整改方案", received=True), dated="planned_on", stage="整改中",
    ),
    Step(
        "rectify", "报送整改结果", basis=RECTIFICATION, by=UNIT, after="plan",
        within=rule("practice.set_day"), since="required_on",
        fills="result", needs=document("整改佐证材料", received=True), dated="submitted_on", stage="待单位复核",
    ),
    Step(
        "review", "单位复核", basis=PRACTICE, by=HEAD, after="rectify",
        gates=other_person_than("plan", "rectify", named="responsible", basis=PRACTICE),
        dated="reviewed_on", stage="待核验", hint="由承办以外的人复核，同意后报请核验。",
    ),
    Step(
        "rework", "单位退回重做", basis=PRACTICE, by=HEAD, after=all_of("rectify", none_of("review")),
        undoes="rectify", fills="returned_for", restarts="rectify", stage="整改中",
    ),
    Step(
        "sign_off", "核验销号", basis=RECTIFICATION, by=INSPECTORS, after="review",
        gates=(requires("rectify", basis=PRACTICE), requires("review", basis=PRACTICE), *INDEPENDENT),
        outcomes=("现场核验", "材料核验", "抽查回访"), outcome_field="checked_by_way_of", needs=document("整改销号单"),
        dated="signed_off_on", stage="已销号", hint="办过这件整改的人、责任单位的人不能销号。",
    ),
    Step(
        "send_back", "核验退回", basis=RECTIFICATION, by=INSPECTORS, after=all_of("review", none_of("sign_off")),
        gates=INDEPENDENT, undoes="rectify", fills="returned_for", restarts="rectify", stage="整改中",
    ),
    Step(
        "reopen", "回头看反弹，重开", basis=PRACTICE, by=INSPECTORS, after="sign_off", undoes="rectify",
        gates=in_order("reopened_on", "required_on", basis=PRACTICE, say="新的整改期限不能早于重开日期"),
        fills=("required_on", "returned_for"), dated="reopened_on", stage="整改中",
        hint="重新定整改期限；归档以后又发生的，另登记一件，填原编号。",
    ),
    Step(
        "archive", "归档", basis=PRACTICE, by=INSPECTORS, after="sign_off", may_fill="looked_back_on",
        ends=End.RESOLVED, stage="已归档", hint="回头看没有反弹，或者不再回头看的，归档。",
    ),
)  # fmt: skip

FIGURES = (
    Count("rectification.found", "发现问题", unit="个", dated_by="found_on"),
    Count("rectification.common", "发现共性问题", unit="个", dated_by="found_on", where=lambda d: d.scope == "common"),
    Count("rectification.relapsed", "再次发生的问题", unit="个", dated_by="found_on", where=lambda d: d.relapse_of != ""),
    Count("rectification.assigned", "交办整改问题", unit="个", dated_by="assigned_on"),
    Count(
        "rectification.assigned_closed", "交办问题中已销号", unit="个", dated_by="assigned_on",
        where=lambda d: d.signed_off_on.notnull(),
    ),
    Ratio("rectification.close_rate", "整改销号率", of="rectification.assigned_closed", to="rectification.assigned"),
    Count("rectification.closed", "销号问题", unit="个", dated_by="signed_off_on"),
    Count(
        "rectification.in_time", "按期整改", unit="个", dated_by="signed_off_on",
        where=lambda d: d.submitted_on <= d.required_on, note="看核验认可的那次报送是否在整改期限以内",
    ),
    Ratio("rectification.in_time_rate", "按期整改率", of="rectification.in_time", to="rectification.closed"),
    Count(
        "rectification.overdue", "逾期整改", unit="个", dated_by="signed_off_on",
        where=lambda d: d.submitted_on > d.required_on, note="已经销号的；还没有报送的逾期见待办",
    ),
    Count("rectification.reopened", "回头看重开", unit="个", dated_by="reopened_on"),
    Mean(
        "rectification.days", "平均整改天数", unit="天", dated_by="signed_off_on",
        of=days_between("assigned_on", "signed_off_on"),
    ),
)  # fmt: skip

REGISTER = Register(
    key="rectification",
    name="督察整改",
    systems=("A6", "H4"),
    area="统筹推进",
    record=Problem,
    procedure=Procedure(steps=STEPS, governed_by=("assigned_on", "found_on"), decisions=("sign_off",)),
    figures=FIGURES,
    publication=Publication(
        internal=(
            "source", "source_number", "scope", "kind", "detail", "relapse_of", "found_on", "dropped", "assigned_on",
            "required_on", "responsible", "cause", "measures", "planned_on", "result", "submitted_on", "reviewed_on",
            "returned_for", "checked_by_way_of", "signed_off_on", "reopened_on", "looked_back_on",
        ),
    ),
    number="整改〔{year}〕{serial}号",
    columns=("source", "scope", "kind", "required_on", "signed_off_on"),
    filters=("source", "kind", "cause", "scope"),
)  # fmt: skip
