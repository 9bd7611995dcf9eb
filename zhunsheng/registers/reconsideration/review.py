"""The review: reviewers, representatives, copy and reply, evidence, hearing, the committee's opinion."""

from zhunsheng.declare import (
    CLERK,
    HANDLER,
    HEAD,
    Step,
    Term,
    at_least,
    at_most,
    document,
    documents,
    lapsed,
    requires,
)
from zhunsheng.declare.gates import Gate
from zhunsheng.law import Provision, rule
from zhunsheng.registers.reconsideration.text import ACCEPTED, ORDINARY, SIMPLE, new, newer, old, older

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
