"""What is done, counted and shown of supervision visits.

Two instruments: 法治督察 by the office of the Party's rule-of-law committee (督察工作规定, of which only excerpts are verified), and
政府督查 by the government (政府督查工作条例); only the latter gives the organ thirty days to ask for re-examination.
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
    Sum,
    days_between,
    document,
    field_is,
    in_order,
    in_time,
    none_of,
    other_person_than,
    outcome_is,
    requires,
)
from zhunsheng.law import instrument, rule
from zhunsheng.registers.supervision.models import Visit

RULES = instrument("督察工作规定").article("（条号未核）")
REGULATION = instrument("政府督查工作条例")
PRACTICE = instrument("本机关工作制度").article("（非法定）")

INSPECTORS = (INSPECTOR, OFFICE)
UNIT = (LIAISON, HANDLER, HEAD)
REEXAMINED = REGULATION.article("第十七条")

STEPS = (
    Step(
        "plan", "制定督察方案", basis=RULES, by=INSPECTORS, fills=("mandate", "form", "matter", "planned_on", "team", "members"),
        needs=document("督察方案", received=True), stage="待走访",
        hint="政府督查须由本级政府组织或者指定，方案不得扩大范围、重复督查（条例第七条、第十五条）。",
    ),
    Step(
        "notify", "通知被督察单位", basis=PRACTICE, by=INSPECTORS, after="plan", needs=document("督察通知"), dated="notified_on",
        gates=field_is("form", "on_site", "written", "files", basis=PRACTICE, say="暗访不事先通知"), optional=True,
    ),
    Step(
        "visit", "走访并记录", basis=RULES, by=INSPECTORS, after="plan", fills="problems", may_fill="findings",
        needs=document("督察记录"), dated="visited_on", stage="待发意见书",
    ),
    Step(
        "clear", "未发现问题，办结", basis=RULES, by=INSPECTORS, after="visit",
        gates=field_is("problems", 0, basis=PRACTICE, say="走访发现了问题，须发出督察意见书"), instead_of="opinion",
        ends=End.RESOLVED, stage="已办结", optional=True,
    ),
    Step(
        "opinion", "发出督察意见书", basis=RULES, by=INSPECTORS, after="visit", fills="feedback_by_on",
        gates=in_order("opinion_on", "feedback_by_on", basis=PRACTICE, say="反馈期限不能早于意见书日期"),
        needs=document("督察意见书"), dated="opinion_on", stage="待送达",
    ),
    Step(
        "serve", "送达督察意见书", basis=RULES, by=INSPECTORS, after="opinion", dated="served_on", stage="待反馈",
    ),
    Step(
        "object", "申请复核", basis=REEXAMINED, by=UNIT, after="serve", optional=True,
        within=rule("inspection.review_request"), since="served_on",
        gates=(
            field_is("mandate", "government", basis=REEXAMINED, say="只有对政府督查的结论才能依条例申请复核"),
            in_time("object", basis=REEXAMINED),
        ),
        needs=document("复核申请书", received=True), dated="objected_on", stage="复核中",
    ),
    Step(
        "reexamine", "作出复核决定", basis=REEXAMINED, by=INSPECTORS, after="object",
        within=rule("inspection.review"), since="objected_on",
        gates=other_person_than("visit", "opinion", named="team", basis=REEXAMINED),
        outcomes=("维持", "变更", "撤销"), outcome_field="reexamination", needs=document("复核决定书"), dated="reexamined_on",
        stage="待反馈", hint="参与作出督察结论的人复核时回避。",
    ),
    Step(
        "revoke", "撤销意见书，终结", basis=REEXAMINED, by=INSPECTORS, after="reexamine", instead_of="close",
        gates=outcome_is("reexamine", "撤销", basis=REEXAMINED), optional=True, ends=End.CLOSED, stage="已终结",
    ),
    Step(
        "feedback", "单位反馈", basis=RULES, by=UNIT, after="serve", within=rule("practice.set_day"), since="feedback_by_on",
        fills="feedback", needs=document("反馈报告", received=True), dated="fed_back_on", stage="待办结",
    ),
    Step(
        "close", "办结", basis=PRACTICE, by=INSPECTORS, after="feedback", may_fill="case_numbers",
        gates=(
            requires("feedback", basis=PRACTICE),
            requires("reexamine", basis=REEXAMINED, unless=none_of("object"), say="单位申请了复核，须先作出复核决定"),
            other_person_than("feedback", basis=PRACTICE),
        ),
        ends=End.RESOLVED, stage="已办结", hint="要整改的问题逐个登记到督察整改，编号填在这里。",
    ),
)  # fmt: skip

FIGURES = (
    Count("supervision.visits", "督察走访", unit="次", dated_by="visited_on"),
    Count(
        "supervision.law_visits", "法治督察", unit="次", dated_by="visited_on", where=lambda d: d.mandate == "law"
    ),
    Count(
        "supervision.unannounced", "暗访", unit="次", dated_by="visited_on", where=lambda d: d.form == "unannounced"
    ),
    Sum("supervision.problems", "督察发现问题", unit="个", dated_by="visited_on", of="problems"),
    Count("supervision.opinions", "发出督察意见书", unit="份", dated_by="opinion_on"),
    Count("supervision.fed_back", "收到反馈", unit="份", dated_by="fed_back_on"),
    Count(
        "supervision.fed_back_in_time", "按期反馈", unit="份", dated_by="fed_back_on",
        where=lambda d: d.fed_back_on <= d.feedback_by_on,
    ),
    Ratio("supervision.in_time_rate", "按期反馈率", of="supervision.fed_back_in_time", to="supervision.fed_back"),
    Count("supervision.objections", "申请复核", unit="件", dated_by="objected_on"),
    Mean(
        "supervision.days", "平均反馈天数", unit="天", dated_by="fed_back_on", of=days_between("served_on", "fed_back_on")
    ),
)  # fmt: skip

REGISTER = Register(
    key="supervision",
    name="督察走访",
    systems=("A5",),
    area="统筹推进",
    record=Visit,
    procedure=Procedure(steps=STEPS, governed_by=("visited_on",), decisions=("close",)),
    figures=FIGURES,
    publication=Publication(
        internal=(
            "mandate", "form", "matter", "planned_on", "team", "members", "notified_on", "visited_on", "problems",
            "findings", "opinion_on", "feedback_by_on", "served_on", "objected_on", "reexamined_on", "reexamination",
            "fed_back_on", "feedback", "case_numbers",
        ),
    ),
    number="督察〔{year}〕{serial}号",
    columns=("mandate", "form", "visited_on", "problems", "feedback_by_on"),
    filters=("mandate", "form"),
)  # fmt: skip
