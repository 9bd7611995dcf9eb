"""What is done, counted and shown of administrative reconsideration.

Two texts of the Act follow each other: 2017 (to 31 December 2023) and 2023. A step, gate or term acts when its provision was
law on the day that governs the case; what the two texts share carries both provisions. The implementing regulation of 2007 (to
30 June 2026) still speaks the old Act's numbers; where it differs the new Act goes before it. That of 2026 has no transitional
clause: which text governs a case that crosses 1 July is for the organ to say, with its reason (``choose_text``).
"""

from zhunsheng.declare import (
    CHIEF,
    CLERK,
    HANDLER,
    HEAD,
    OFFICE,
    Count,
    End,
    Mean,
    Procedure,
    Publication,
    Ratio,
    Register,
    Step,
    Stock,
    Term,
    all_of,
    any_of,
    at_least,
    at_most,
    days_between,
    document,
    documents,
    done,
    elapsed,
    extension_within,
    field_is,
    in_time,
    lapsed,
    none_of,
    other_person_than,
    outcome_is,
    requires,
    when,
)
from zhunsheng.declare.gates import Gate
from zhunsheng.law import Provision, instrument, rule
from zhunsheng.registers.reconsideration.models import Application

ACT = instrument("行政复议法")
REGULATION = instrument("行政复议法实施条例")


def newer(article: str) -> Provision:
    """A provision of the implementing regulation of 2026."""
    return REGULATION.article(article, version="2026")


def older(article: str) -> Provision:
    """A provision of the implementing regulation of 2007, law until 30 June 2026."""
    return REGULATION.article(article, version="2007")


def new(article: str) -> Provision:
    """A provision of the Act of 2023."""
    return ACT.article(article, version="2023")


def old(article: str) -> Provision:
    """A provision of the Act as it stood from 2018 to 2023."""
    return ACT.article(article, version="2017")


ACCEPTED = any_of("accept", "deem")
SIMPLE = all_of("simplify", none_of("to_ordinary"))
ORDINARY = any_of(none_of("simplify"), "to_ordinary")
GROUNDS = (
    "申请人死亡或终止，等待确定承受人", "申请人丧失行为能力，等待确定代理人", "申请人下落不明",
    "法人或其他组织终止，等待确定承受人", "不可抗力等正当理由", "当事人同意的调解、和解", "需有权机关解释法律适用",
    "以他案审理结果为依据", "附带审查规范性文件", "其他",
)  # fmt: skip
"""第三十九条第一款各项；满六十日可以终止的只有第一、二、四项（第四十一条第五项）。"""

UNCHECKED = "2007 年实施条例的这处期限没有对过原文，不作计算，请查原文"

CONDITIONS = ("jurisdiction", "respondent", "other")
"""The grounds for not accepting that both texts of the regulation know; the five others stand in that of 2026 (第三十六条)."""
DISMISSED = ("baseless", "beyond", "judged")
"""The grounds for dismissing that the regulation of 2026 adds (第三十七条第一款)."""

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

TWO = rule("reconsideration.reviewers_two")
REVIEWERS = (
    at_least("handlers", TWO, basis=older("第三十二条")),
    at_least("handlers", TWO, basis=newer("第三十九条"), under=ORDINARY),
    at_least("handlers", rule("reconsideration.reviewers_simple"), basis=newer("第三十九条"), under=SIMPLE),
)
BY_TWO = at_least(
    "handlers",
    TWO,
    basis=newer("第三十九条"),
    under=ORDINARY,
    say="普通程序须有两名以上复议人员，请先增加承办人员",
)
"""A case given to one reviewer and turned into an ordinary one waits for a second."""


def electing(basis: Provision) -> tuple[Gate, ...]:
    """What the text wants of representatives: from how many applicants on, and how many."""
    return (
        at_least("applicants", rule("reconsideration.representatives_from"), basis=basis, say="申请人没有多到须推选代表人"),
        at_least("representatives", rule("reconsideration.representatives_least"), basis=basis),
        at_most("representatives", rule("reconsideration.representatives_most"), basis=basis),
    )  # fmt: skip


REVIEW = (
    Step(
        "assign", "确定承办人员", basis=(newer("第三十九条"), older("第三十二条")), by=HEAD, after=ACCEPTED,
        fills=("handlers", "complexity"), may_fill="reviewers",
        gates=REVIEWERS,
    ),
    Step(
        "reassign", "增加、更换承办人员", basis=(newer("第三十九条"), older("第三十二条")), by=HEAD, after="assign",
        fills="handlers", gates=REVIEWERS, optional=True, repeatable=True,
        hint="写全部承办人员。一人承办的简易程序案件转为普通程序的，先增加到两人以上，才能继续审理。",
    ),
    Step(
        "elect", "推选代表人", basis=(newer("第十七条第一款"), older("第八条")), by=(CLERK, HANDLER), after=ACCEPTED,
        fills="representatives", needs=document("代表人推选书", received=True),
        gates=(
            *electing(older("第八条")), *electing(newer("第十七条第一款")),
        ),
        hint="推选书由全体申请人签名、盖章或者按指印；第三人超过十人的，可以照此推选。",
    ),
    Step(
        "simplify", "适用简易程序", basis=new("第五十三条"), by=HANDLER, after=ACCEPTED,
        fills="simple_ground", optional=True,
        hint="须事实清楚、权利义务关系明确、争议不大。",
    ),
    Step(
        "to_ordinary", "转为普通程序", basis=new("第五十五条"), by=HEAD, after="simplify", optional=True,
        hint="不宜适用简易程序的，经行政复议机构的负责人批准；审理期限仍自受理之日起算。",
    ),
    Step(
        "copy", "发送申请书副本", basis=(new("第四十八条"), new("第五十四条第一款"), old("第二十三条第一款")), by=HANDLER, after="assign",
        within=(
            Term(rule=rule("reconsideration.simple_copy"), since="accepted_on", under=SIMPLE),
            Term(rule=rule("reconsideration.copy_to_respondent"), since="accepted_on"),
        ),
        needs=document("行政复议答复通知书"), dated="copied_on",
    ),
    Step(
        "deliver_copy", "被申请人收到副本", basis=(new("第四十八条"), old("第二十三条第一款")), by=(CLERK, HANDLER), after="copy",
        dated="copy_received_on",
    ),
    Step(
        "name_agents", "被申请人指定代理人", basis=newer("第十八条第二款"), by=(CLERK, HANDLER), after="deliver_copy",
        fills="respondent_staff", may_fill="respondent_lawyers", needs=document("代理人指定函", received=True),
        gates=(
            at_least(
                "respondent_staff", rule("reconsideration.respondent_agents_least"), basis=newer("第十八条第二款"),
                say="被申请人须指定工作人员作代理人，不得仅委托律师",
            ),
            at_most("respondent_staff", rule("reconsideration.respondent_agents_most"), basis=newer("第十八条第二款")),
        ),
    ),
    Step(
        "reply", "被申请人答复举证", basis=(new("第四十八条"), new("第五十四条第一款"), old("第二十三条第一款")), by=(CLERK, HANDLER),
        after="deliver_copy",
        within=(
            Term(rule=rule("reconsideration.simple_reply"), since="copy_received_on", under=SIMPLE),
            Term(rule=rule("reconsideration.respondent_reply"), since="copy_received_on"),
        ),
        needs=documents("答复书", "证据、依据", received=True), dated="replied_on",
        hint="书面答复，就合法性、适当性和复议请求说明事实和理由，并提交作出行政行为的证据、依据和其他有关材料。",
    ),
    Step(
        "default", "逾期未答复举证", basis=(new("第七十条"), old("第二十八条第一款第四项")), by=HANDLER, after="deliver_copy",
        instead_of="reply", gates=lapsed("reply", basis=new("第七十条")), optional=True,
        hint="视为该行政行为没有证据、依据；涉及第三人合法权益，第三人提供证据的除外。",
    ),
    Step(
        "read_file", "查阅复制案卷", basis=(new("第四十七条"), old("第二十三条第二款")), by=HANDLER, after="reply",
        optional=True, repeatable=True,
    ),
    Step(
        "stay", "停止执行", basis=(new("第四十二条"), old("第二十一条")), by=HEAD, after=ACCEPTED, optional=True,
        needs=document("停止执行通知书"),
        hint="复议期间原则上不停止执行；只有法律列举的情形才停止。",
    ),
    Step(
        "investigate", "调查取证", basis=new("第四十五条"), by=HANDLER, after="assign", fills="officers",
        gates=(at_least("officers", rule("reconsideration.evidence_two_officers"), basis=new("第四十五条第二款")), BY_TWO),
        needs=document("调查笔录"), optional=True, repeatable=True,
    ),
    Step(
        "hear", "听取当事人意见", basis=new("第四十九条"), by=HANDLER, after="assign",
        outcomes=("当面听取", "互联网听取", "电话听取", "因当事人原因不能听取"), dated="heard_on",
        needs=document("听取意见记录"), repeatable=True, gates=BY_TWO,
        hint="普通程序应当听取并记录在案；因当事人原因不能听取的，可以书面审理。",
    ),
    Step(
        "set_hearing", "决定举行听证", basis=(new("第五十条第一款"), older("第三十三条")), by=HANDLER, after="assign",
        fills="hearing_on", optional=True, gates=BY_TWO,
        hint="重大、疑难、复杂的案件应当听证；必要或者申请人请求的可以听证。",
    ),
    Step(
        "notify_hearing", "通知听证", basis=new("第五十一条第一款"), by=HANDLER, after="set_hearing",
        within=rule("reconsideration.hearing_notice"), since="hearing_on", needs=document("听证通知书"),
    ),
    Step(
        "hearing", "举行听证", basis=(new("第五十条第三款"), older("第三十三条")), by=HANDLER, after="set_hearing",
        fills="hearing_officers",
        gates=(
            requires("notify_hearing", basis=new("第五十一条第一款")),
            at_least("hearing_officers", rule("reconsideration.hearing_panel"), basis=new("第五十条第三款")),
        ),
        needs=document("听证笔录"),
        hint="一名主持人、两名以上听证员、一名记录员；被申请人的负责人应当参加。",
    ),
    Step(
        "consult", "提请复议委员会咨询", basis=new("第五十二条第二款"), by=HANDLER, after="assign",
        needs=document("咨询意见", received=True), optional=True,
    ),
    Step(
        "attach", "附具咨询意见，说明采纳情况", basis=newer("第五十二条"), by=HANDLER, after="consult",
        outcomes=("采纳", "部分采纳", "不采纳"), outcome_field="adoption", fills="adoption_note",
        needs=document("咨询意见采纳情况说明"), hint="报请签发决定时附具；不采纳的，说明理由。",
    ),
)  # fmt: skip

INTERRUPTIONS = (
    Step(
        "suspend", "中止", basis=(new("第三十九条"), older("第四十一条")), by=HANDLER, after=ACCEPTED,
        outcomes=GROUNDS, outcome_field="suspension_ground", needs=document("中止通知书"),
        pauses=True, optional=True, repeatable=True,
    ),
    Step(
        "resume", "恢复审理", basis=(new("第三十九条"), older("第四十一条")), by=HANDLER, after="suspend",
        resumes="suspend", needs=document("恢复审理通知书"), repeatable=True, optional=True,
    ),
    Step(
        "terminate", "中止满六十日，终止", basis=(new("第四十一条第五项"), older("第四十二条")), by=HEAD, after="suspend",
        gates=(
            elapsed(rule("reconsideration.terminate_after_suspension"), since="suspend", basis=new("第四十一条第五项")),
            outcome_is("suspend", GROUNDS[0], GROUNDS[1], GROUNDS[3], basis=new("第四十一条第五项")),
        ),
        resumes="suspend", needs=document("终止决定书"), optional=True,
        sets={"decision": "终止"}, dated="decided_on", ends=End.CLOSED, stage="已终结",
    ),
    Step(
        "appraise", "委托鉴定", basis=(newer("第四十六条"), older("第三十七条")), by=HANDLER, after="assign",
        pauses=True, optional=True, repeatable=True, hint="鉴定所用时间不计入审理期限。",
    ),
    Step(
        "appraised", "收到鉴定意见", basis=(newer("第四十六条"), older("第三十七条")), by=HANDLER, after="appraise",
        resumes="appraise", needs=document("鉴定意见", received=True), optional=True, repeatable=True,
    ),
    Step(
        "inspect", "现场勘验", basis=(newer("第四十五条"), older("第三十四条第三款")), by=HANDLER, after="assign",
        pauses=True, optional=True, repeatable=True, hint="勘验所用时间不计入审理期限。",
    ),
    Step(
        "inspected", "勘验完毕", basis=(newer("第四十五条"), older("第三十四条第三款")), by=HANDLER, after="inspect",
        resumes="inspect", needs=document("现场勘验笔录"), optional=True, repeatable=True,
    ),
    Step(
        "ask_elevation", "报请上级提级审理", basis=newer("第四十条第二款"), by=HEAD, after=ACCEPTED,
        needs=document("报请提级审理的请示"), pauses=True, optional=True, repeatable=True,
        hint="重大社会公共利益或者影响、新类型且重大疑难复杂、有法律适用指导意义等；报请期间不计入办理期限。",
    ),
    Step(
        "not_elevated", "上级决定不提级，继续审理", basis=newer("第四十条第二款"), by=(HEAD, HANDLER), after="ask_elevation",
        resumes="ask_elevation", optional=True, repeatable=True,
    ),
    Step(
        "elevate", "收到提级审理通知", basis=newer("第四十条第三款"), by=(CLERK, HANDLER), after=ACCEPTED, dated="elevated_on",
        pauses=True, while_paused=True, optional=True, stage="移送上级", hint="上级决定提级审理的；本机关不再审理，五个工作日内移送。",
    ),
    Step(
        "hand_over", "移送案件材料", basis=newer("第四十条第三款"), by=HANDLER, after="elevate", resumes="elevate",
        within=Term(rule=rule("reconsideration.elevation"), since="elevated_on", runs_on=True), needs=document("案件材料移送函"),
        sets={"decision": "提级审理，移送上级"}, ends=End.CLOSED, stage="已移送",
        hint="审理期限自上级收到材料之日重新计算，由上级书面告知当事人。",
    ),
    Step(
        "review_document", "附带审查规范性文件，中止", basis=(new("第三十九条"), old("第二十六条")), by=HANDLER, after=ACCEPTED,
        needs=document("中止通知书"), pauses=True, optional=True, sets={"suspension_ground": GROUNDS[8]},
    ),
    Step(
        "ask_maker", "通知制定机关答复", basis=new("第五十八条第一款"), by=HANDLER, after="review_document",
        instead_of="transfer_document", within=Term(rule=rule("reconsideration.normdoc_notice_maker"), since="review_document", runs_on=True),
        needs=document("提出答复通知书"), while_paused=True, optional=True,
    ),
    Step(
        "maker_replies", "制定机关答复", basis=new("第五十八条第一款"), by=HANDLER, after="ask_maker",
        within=Term(rule=rule("reconsideration.normdoc_maker_reply"), since="ask_maker", runs_on=True), while_paused=True, optional=True,
    ),
    Step(
        "handle_document", "处理完毕，恢复审理", basis=(new("第五十六条"), old("第二十六条")), by=HANDLER, after="review_document",
        instead_of="transfer_document", within=Term(rule=rule("reconsideration.normdoc_handle"), since="review_document", runs_on=True),
        outcomes=("合法", "超越权限或者违反上位法，停止执行该条款"), resumes="review_document",
        hint="本机关有权处理的，在三十日内依法处理。",
    ),
    Step(
        "transfer_document", "转送有权机关", basis=(new("第五十六条"), old("第二十六条")), by=HANDLER, after="review_document",
        within=Term(rule=rule("reconsideration.normdoc_transfer"), since="review_document", runs_on=True), while_paused=True, optional=True,
    ),
    Step(
        "transferee_replies", "有权机关回复，恢复审理", basis=(new("第六十条"), old("第二十六条")), by=HANDLER, after="transfer_document",
        within=Term(rule=rule("reconsideration.normdoc_transferee_reply"), since="transfer_document", runs_on=True),
        resumes="review_document",
    ),
    Step(
        "ask_extension", "提请延长审理期限", basis=(new("第六十二条第一款"), old("第三十一条第一款")), by=HANDLER,
        after=all_of(ACCEPTED, ORDINARY), fills="extended_days", optional=True,
        gates=(
            in_time("decide", basis=new("第六十二条第一款")),
            extension_within("extended_days", rule("reconsideration.decision_ordinary"), basis=new("第六十二条第一款")),
        ),
    ),
    Step(
        "extend", "批准延长审理期限", basis=new("第六十二条第一款"), by=HEAD, after="ask_extension", extends="decide",
        gates=(
            in_time("decide", basis=new("第六十二条第一款")),
            other_person_than("ask_extension", named="handlers", basis=new("第六十二条第一款")),
        ),
        needs=document("延期审理通知书"),
        hint="情况复杂的，经行政复议机构的负责人批准，最多三十日，并书面告知当事人。",
    ),
    Step(
        "extend_by_chief", "批准延长审理期限", basis=old("第三十一条第一款"), by=CHIEF, after="ask_extension", extends="decide",
        gates=(
            in_time("decide", basis=old("第三十一条第一款")),
            other_person_than("ask_extension", named="handlers", basis=old("第三十一条第一款")),
        ),
        needs=document("延期审理通知书"),
        hint="依 2017 年文本，由行政复议机关的负责人批准，最多三十日，并告知申请人和被申请人。",
    ),
)  # fmt: skip

COMPLEX = {
    "basis": new("第五十条第一款"),
    "unless": done("hearing"),
    "say": "重大、疑难、复杂的案件，须先组织听证",
}
CONSULTED = {
    "basis": new("第五十二条第二款"),
    "unless": done("consult"),
    "say": "重大、疑难、复杂的案件，须先提请行政复议委员会提出咨询意见",
}

DECISION = (
    Step(
        "propose", "提出审查意见", basis=(new("第六十一条第一款"), old("第二十八条第一款")), by=HANDLER, after="assign",
        fills="proposal",
        gates=(
            requires(any_of("reply", "default"), basis=new("第四十八条")),
            requires(any_of("reply", "default"), basis=old("第二十三条第一款")),
            requires("hear", basis=new("第四十九条"), unless=SIMPLE),
            requires("hearing", basis=new("第五十条第一款"), unless=none_of("set_hearing")),
            field_is("complexity", "usual", **COMPLEX),
            field_is("complexity", "usual", **CONSULTED),
            BY_TWO,
        ),
        hint="参照国务院复议机构的指导性案例；行政程序中依法要求而无正当理由不提供、复议中才提供的证据，不予采纳。",
    ),
    Step(
        "approve", "负责人同意或者集体讨论", basis=(new("第六十一条第一款"), old("第二十八条第一款")), by=CHIEF, after="propose",
        outcomes=("同意", "集体讨论通过", "退回"), undoes="propose", sends_back="退回",
        gates=(
            other_person_than("propose", named="handlers", basis=new("第六十一条第一款")),
            requires("attach", basis=newer("第五十二条"), under="consult", say="须先附具复议委员会咨询意见，说明采纳情况"),
            BY_TWO,
        ),
    ),
    Step(
        "decide", "作出复议决定", basis=(new("第六十一条第一款"), old("第二十八条第一款")), by=HANDLER, after="approve",
        outcomes=(
            "维持", "变更", "撤销", "撤销并责令重作", "确认违法", "责令履行", "确认无效", "驳回请求",
        ),
        outcome_field="decision", may_fill="refused_for", dated="decided_on", needs=document("行政复议决定书"),
        within=(
            Term(rule=rule("reconsideration.decision_simple"), since="accepted_on", under=SIMPLE),
            Term(rule=rule("reconsideration.decision_ordinary"), since="accepted_on"),
        ),
        gates=(
            outcome_is("approve", "同意", "集体讨论通过", basis=new("第六十一条第一款")),
            outcome_is("approve", "同意", "集体讨论通过", basis=old("第二十八条第一款")),
            requires("hear", basis=new("第四十九条"), unless=SIMPLE),
            BY_TWO,
        ),
        ends=End.RESOLVED, stage="已决定",
        hint="听证的案件，根据听证笔录和审查认定的事实证据作出；不得作出对申请人更为不利的变更。",
    ),
    Step(
        "dismiss", "驳回申请", basis=(new("第三十三条"), newer("第三十七条第一款"), older("第四十八条")), by=HANDLER, after=ACCEPTED,
        instead_of="decide", fills="dismiss_ground",
        gates=(
            field_is(
                "dismiss_ground", "conditions", *DISMISSED, basis=newer("第三十七条第一款"),
                say="没有相应职责或者受理前已经履行的，本案适用的文本规定驳回请求，不是驳回申请",
            ),
            field_is(
                "dismiss_ground", "conditions", "duty", basis=older("第四十八条"),
                say="这一类是实施条例 2026 年文本第三十七条写的，本案适用 2007 年文本",
            ),
        ),
        needs=document("驳回申请决定书"), sets={"decision": "驳回申请"}, dated="decided_on", optional=True,
        ends=End.CLOSED, stage="已决定", hint="受理后发现不符合受理条件的。",
    ),
    Step(
        "settle", "调解结案", basis=(new("第七十三条第一款"), older("第五十条")), by=HANDLER, after=ACCEPTED,
        instead_of=("decide", "dismiss"), needs=document("行政复议调解书"),
        sets={"decision": "调解"}, dated="decided_on", optional=True, ends=End.RESOLVED, stage="已决定",
        hint="各方当事人签章并加盖行政复议机关印章后生效。",
    ),
    Step(
        "withdraw", "撤回申请，终止", basis=(new("第四十一条第一项"), old("第二十五条")), by=HANDLER, after=ACCEPTED,
        instead_of=("decide", "dismiss", "settle"), needs=(*document("撤回申请书", received=True), *document("终止决定书")), while_paused=True,
        sets={"decision": "撤回后终止"}, dated="decided_on", optional=True, ends=End.WITHDRAWN, stage="已终结",
        hint="和解撤回并终止后，不得以同一事实和理由再次申请，违背真实意思的除外（第七十四条）。",
    ),
)  # fmt: skip

AFTERWARDS = (
    Step(
        "serve", "送达", basis=(new("第七十五条第二款"), old("第三十一条第三款")), by=(CLERK, HANDLER),
        after=any_of("decide", "settle", "dismiss", "terminate", "withdraw"), needs=document("送达回证"), dated="served_on",
        stage="已送达", hint="决定书一经送达，即发生法律效力。",
    ),
    Step(
        "copy_superior", "抄告上一级主管部门", basis=new("第七十九条第二款"), by=HANDLER, after="serve", optional=True,
        gates=field_is("respondent_kind", "department", basis=new("第七十九条第二款"), say="只有以县政府部门为被申请人的才须抄告其上一级主管部门"),
    ),
    Step(
        "publish", "公开决定书", basis=new("第七十九条第一款"), by=HEAD, after="serve", optional=True,
        hint="公开前隐去个人信息、商业秘密；是否公开由负责人判断。",
    ),
    Step(
        "report_major", "重大决定报备案", basis=older("第五十九条"), by=HANDLER, after="serve", optional=True,
    ),
    Step(
        "letter", "发出行政复议意见书", basis=(new("第七十六条"), older("第五十七条第一款")), by=HANDLER,
        after=ACCEPTED, needs=document("行政复议意见书"), dated="letter_on", optional=True,
    ),
    Step(
        "suggest", "发出行政复议建议书", basis=(newer("第六十九条"), older("第五十七条第二款")), by=HANDLER, after=ACCEPTED,
        needs=document("行政复议建议书"), optional=True, repeatable=True, lasting=True,
        hint="发现法律、法规、规章、规范性文件实施中带有普遍性的问题的，向有关机关提出。",
    ),
    Step(
        "letter_report", "收到意见书的纠正情况", basis=(new("第七十六条"), older("第五十七条第一款")), by=(CLERK, HANDLER),
        after="letter", lasting=True,
        within=Term(rule=rule("reconsideration.opinion_letter_report"), since="letter_on", runs_on=True, gap=UNCHECKED),
    ),
    Step(
        "redo", "被申请人重新作出行为", basis=(newer("第五十八条第一款"), older("第四十九条第一款")), by=(CLERK, HANDLER), after="serve",
        gates=(
            outcome_is("decide", "撤销并责令重作", basis=newer("第五十八条第一款")),
            outcome_is("decide", "撤销并责令重作", basis=older("第四十九条第一款")),
        ),
        within=rule("reconsideration.redo_limit"), since="served_on",
        hint="不得以同一事实和理由作出相同或者基本相同的行为；对新作出的行为不服的，可以另行申请复议或者起诉。",
    ),
    Step(
        "perform", "被申请人履行", basis=(new("第七十七条第一款"), old("第三十二条第一款")), by=(CLERK, HANDLER), after="serve",
        dated="performed_on", optional=True,
    ),
    Step(
        "urge", "责令履行、约谈、通报", basis=(new("第七十七条第二款"), old("第三十二条第二款")), by=HEAD, after="serve",
        optional=True, repeatable=True,
    ),
)  # fmt: skip

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

REGISTER = Register(
    key="reconsideration",
    name="行政复议",
    systems=("G1",),
    area="矛盾纠纷化解",
    record=Application,
    procedure=Procedure(
        steps=(*ACCEPTANCE, *REVIEW, *INTERRUPTIONS, *DECISION, *AFTERWARDS),
        governed_by=("governing_on", "accepted_on", "received_on"),
        governed_because="governing_reason",
        decisions=("decide",),
    ),
    figures=FIGURES,
    publication=Publication(
        public=("decision", "decided_on", "matter", "field", "respondent"),
        internal=(
            "applicants", "respondent_kind", "act", "channel", "known_on", "governing_on", "received_on",
            "governing_reason", "handed_on", "self_corrected", "reject_ground", "dismiss_ground", "refused_for", "representatives",
            "respondent_staff", "respondent_lawyers", "adoption", "adoption_note", "elevated_on", "correction_served_on", "accepted_on", "complexity", "reviewers", "handlers", "simple_ground", "copied_on",
            "copy_received_on", "replied_on", "officers", "heard_on", "hearing_on", "hearing_officers",
            "suspension_ground", "extended_days", "proposal", "served_on", "letter_on", "performed_on",
        ),
        sealed=("applicant",),
    ),
    number="复〔{year}〕{serial}号",
    columns=("respondent", "matter", "accepted_on", "decision"),
    filters=("matter", "field", "respondent_kind", "decision"),
    seen_by=(OFFICE,),
)  # fmt: skip
