"""From receipt to acceptance: the text that governs, correction, self-correction, the grounds for not accepting."""

from zhunsheng.declare import (
    CLERK,
    HANDLER,
    HEAD,
    End,
    Step,
    Term,
    all_of,
    document,
    field_is,
    lapsed,
    none_of,
    requires,
    when,
)
from zhunsheng.law import rule
from zhunsheng.registers.reconsideration.text import ACCEPTED, UNCHECKED, new, newer, old, older

CONDITIONS = ("jurisdiction", "respondent", "other")
"""The grounds for not accepting that both texts of the regulation know; the five others stand in that of 2026 (第三十六条)."""

ACCEPTANCE = (
    Step(
        "receive", "收到申请", basis=(new("第二十二条"), old("第十一条")), by=CLERK, stage="审查受理",
        fills=("applicant", "applicants", "respondent", "respondent_kind", "matter", "field", "act", "channel"),
        may_fill=("known_on", "handed_on"), dated="received_on",
        hint="名称写事项，不写申请人姓名。口头申请的，当场记录；互联网渠道的，材料到达系统之日为收到之日，不得另要纸质材料。",
    ),
    Step(
        "choose_text", "确认适用的文本", basis=(newer("第七十七条"), older("第六十六条")), by=HEAD, after="receive",
        fills=("governing_on", "governing_reason"), optional=True, repeatable=True, while_paused=True,
        hint="只用于跨过新文本施行日的案件：条例没有过渡条款，按受理日适用以外的文本的，由本机构确认并写明理由。",
    ),
    Step(
        "self_correct", "原机关自行纠正并告知", basis=newer("第三十八条第一款"), by=(CLERK, HANDLER),
        after=all_of("receive", none_of(ACCEPTED)), instead_of=("accept", "reject", "deem"),
        within=rule("reconsideration.self_correction"), since="handed_on", outcomes=("撤销处罚决定", "变更处罚决定"),
        outcome_field="self_corrected", sets={"decision": "原机关自行纠正"}, optional=True, ends=End.CLOSED, stage="已终结",
        hint="只用于经作出处罚决定的机关递交的申请：原机关收到之日起五个工作日内纠正，并告知申请人和本机关。",
    ),
    Step(
        "insist", "申请人坚持申请，原机关已告知", basis=newer("第三十八条第二款"), by=(CLERK, HANDLER), after="self_correct", optional=True,
        hint="申请人另向本机关申请的，另行登记；向原机关递交之日至被告知之日不计入申请期限。",
    ),
    Step(
        "tell_respondent", "告知变更被申请人", basis=(newer("第二十九条"), older("第二十二条")), by=HANDLER,
        after=all_of("receive", none_of(ACCEPTED)), needs=document("变更被申请人告知书"), optional=True,
        hint="错列被申请人的，告知变更。",
    ),
    Step(
        "change_respondent", "申请人变更被申请人", basis=(newer("第二十九条"), older("第二十二条")), by=(CLERK, HANDLER),
        after=all_of("tell_respondent", none_of(ACCEPTED)), fills=("respondent", "respondent_kind"), optional=True,
    ),
    Step(
        "correct", "通知补正", basis=(new("第三十一条第一款"), older("第二十九条")), by=HANDLER,
        after=all_of("receive", none_of(ACCEPTED)), may_fill="correction_served_on",
        within=Term(rule=rule("reconsideration.correction_notice"), since="received_on", gap=UNCHECKED),
        needs=document("补正通知书"), pauses=True, optional=True, stage="待补正",
        hint="材料不齐全或者表述不清的，一次性告知需要补正的事项。",
    ),
    Step(
        "corrected", "收到补正材料", basis=(new("第三十一条第二款"), older("第二十九条")), by=(CLERK, HANDLER),
        after="correct",
        within=Term(rule=rule("reconsideration.correction_submit"), since="correction_served_on", runs_on=True, gap=UNCHECKED),
        resumes="correct", restarts=("accept", "reject"), stage="审查受理",
    ),
    Step(
        "abandon", "逾期不补正，视为放弃", basis=(new("第三十一条第二款"), older("第二十九条")), by=HANDLER,
        after="correct", instead_of="corrected", gates=lapsed("corrected", basis=new("第三十一条第二款")),
        resumes="correct", sets={"decision": "视为放弃"}, ends=End.WITHDRAWN, stage="已终结",
        hint="无正当理由逾期不补正的，视为申请人放弃行政复议申请，并记录在案。",
    ),
    Step(
        "accept", "受理", basis=(new("第三十条第一款"), old("第十七条")), by=HANDLER, after="receive",
        within=rule("reconsideration.acceptance_review"), since="received_on", dated="accepted_on", stage="审理",
    ),
    Step(
        "reject", "不予受理", basis=(new("第三十条第二款"), old("第十七条")), by=HANDLER, after="receive",
        instead_of=("accept", "deem"), within=rule("reconsideration.acceptance_review"), since="received_on",
        fills="reject_ground",
        gates=(
            field_is(
                "reject_ground", *CONDITIONS, basis=older("第二十八条"), say="这五类是实施条例 2026 年文本第三十六条写的，本案适用 2007 年文本"
            ),
            requires(
                "tell_respondent", basis=newer("第二十九条"), under=when("reject_ground", "respondent"), say="错列被申请人的，须先告知申请人变更"
            ),
        ),
        needs=document("不予受理决定书"), sets={"decision": "不予受理"}, ends=End.NOT_ACCEPTED, stage="已终结",
        hint="说明理由；不属于本机关管辖的，告知有管辖权的机关。",
    ),
    Step(
        "repeat", "重复申请，告知不再处理", basis=newer("第三十七条第二款"), by=HANDLER, after="receive",
        instead_of=("accept", "reject", "deem", "self_correct"), needs=document("不再处理告知书"), sets={"decision": "不再处理"},
        optional=True, ends=End.NOT_ACCEPTED, stage="已终结", hint="没有新的事实和理由，就同一事项再次申请的；记录在案。",
    ),
    Step(
        "deem", "期满未决定，视为受理", basis=(new("第三十条第三款"), old("第十七条")), by=(CLERK, HANDLER), after="receive",
        instead_of="accept", gates=lapsed("accept", basis=new("第三十条第三款")),
        dated="accepted_on", optional=True, stage="审理",
        hint="日期填审查期限届满之日，审理期限自该日起算。",
    ),
)  # fmt: skip
