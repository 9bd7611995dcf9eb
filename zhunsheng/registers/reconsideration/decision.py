"""Proposal, approval, decision, and the other ways in which a case ends."""

from zhunsheng.declare import (
    CHIEF,
    HANDLER,
    End,
    Step,
    Term,
    any_of,
    document,
    done,
    field_is,
    none_of,
    other_person_than,
    outcome_is,
    requires,
)
from zhunsheng.law import rule
from zhunsheng.registers.reconsideration.review import BY_TWO
from zhunsheng.registers.reconsideration.text import ACCEPTED, SIMPLE, new, newer, old, older

DISMISSED = ("baseless", "beyond", "judged")
"""The grounds for dismissing that the regulation of 2026 adds (第三十七条第一款)."""

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
