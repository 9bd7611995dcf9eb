"""What is done, counted and shown of people's mediation (人民调解法；司法确认另见民事诉讼法)."""

from zhunsheng.declare import (
    HEAD,
    OFFICE,
    Count,
    End,
    Mean,
    Procedure,
    Publication,
    Ratio,
    Register,
    Role,
    Step,
    Sum,
    any_of,
    days_between,
    document,
    in_time,
)
from zhunsheng.law import instrument, rule
from zhunsheng.registers.mediation.models import Dispute

LAW = instrument("人民调解法")
MEDIATOR = Role("mediator", "人民调解员")

STEPS = (
    Step(
        "register", "登记纠纷", basis=LAW.article("第十七条"), by=MEDIATOR, stage="待受理",
        fills=("source", "kind", "parties", "summary"), may_fill="amount", dated="received_on",
        hint="当事人申请，或者调解委员会主动调解；名称中不要写当事人姓名。",
    ),
    Step(
        "accept", "受理", basis=LAW.article("第十七条"), by=MEDIATOR, after="register", instead_of="decline",
        dated="accepted_on", stage="调解中",
    ),
    Step(
        "decline", "当事人拒绝，不予调解", basis=LAW.article("第十七条"), by=MEDIATOR, after="register",
        sets={"result": "declined"}, ends=End.NOT_ACCEPTED, stage="已终结",
        hint="任何一方明确拒绝的，不得调解。",
    ),
    Step(
        "assign", "确定调解员", basis=LAW.article("第十九条"), by=(MEDIATOR, HEAD), after="accept",
        fills="mediators",
        hint="由调解委员会指定，或者由当事人选择，一名或者数名。",
    ),
    Step(
        "invite", "邀请他人参与", basis=LAW.article("第二十条"), by=MEDIATOR, after="assign",
        fills="invited", optional=True, repeatable=True,
        hint="先征得当事人同意，再邀请亲属、邻里、同事或者专业人士参与。",
    ),
    Step(
        "mediate", "调解并记录", basis=LAW.article("第二十二条"), by=MEDIATOR, after="assign",
        needs=document("调解记录"), repeatable=True,
    ),
    Step(
        "report_risk", "报告激化风险", basis=LAW.article("第二十五条"), by=MEDIATOR, after="accept",
        fills="risk", optional=True, repeatable=True,
        hint="有可能引起治安案件、刑事案件的，及时向公安机关或者其他有关部门报告。",
    ),
    Step(
        "agree", "达成书面协议", basis=LAW.article("第二十八条"), by=MEDIATOR, after="mediate",
        instead_of="agree_orally", may_fill="amount",
        sets={"agreement_form": "书面"}, dated="agreed_on", stage="待签章",
    ),
    Step(
        "sign", "签章生效", basis=LAW.article("第二十九条"), by=MEDIATOR, after="agree", instead_of=("fail", "stop"),
        needs=document("人民调解协议书"), sets={"result": "agreed"}, dated="effective_on",
        ends=End.RESOLVED, stage="已达成协议",
        hint="当事人签名、盖章或者按指印，调解员签名并加盖委员会印章，三项齐备之日生效。",
    ),
    Step(
        "agree_orally", "达成口头协议", basis=LAW.article("第三十条"), by=MEDIATOR, after="mediate",
        instead_of=("fail", "stop"), may_fill="amount", needs=document("口头协议登记表"),
        sets={"agreement_form": "口头", "result": "agreed"}, dated=("agreed_on", "effective_on"),
        ends=End.RESOLVED, stage="已达成协议",
        hint="口头协议自达成之日起生效，调解员应当记录协议内容（第二十八条）。",
    ),
    Step(
        "fail", "调解不成，终止并告知", basis=LAW.article("第二十六条"), by=MEDIATOR, after="mediate",
        instead_of="stop", sets={"result": "failed"}, ends=End.CLOSED, stage="已终结",
        hint="依法告知可以通过仲裁、行政、司法等途径维护权利。",
    ),
    Step(
        "stop", "当事人要求终止", basis=LAW.article("第二十三条"), by=MEDIATOR, after="accept",
        sets={"result": "withdrawn"}, ends=End.WITHDRAWN, stage="已终结",
    ),
    Step(
        "confirm", "共同申请司法确认", basis=LAW.article("第三十三条"), by=MEDIATOR,
        after=any_of("sign", "agree_orally"), within=rule("mediation.judicial_confirmation"), since="effective_on",
        gates=in_time("confirm", basis=LAW.article("第三十三条")),
        dated="confirm_applied_on", optional=True,
        hint="双方认为有必要的，共同申请；身份关系、物权和知识产权确权不予受理。",
    ),
    Step(
        "ruling", "收到司法确认裁定", basis=LAW.article("第三十三条"), by=MEDIATOR, after="confirm",
        outcomes=("确认有效", "驳回申请"), outcome_field="confirmation", dated="confirmed_on", optional=True,
        needs=document("裁定书", received=True),
    ),
    Step(
        "follow_up", "督促履行、回访", basis=LAW.article("第三十一条"), by=MEDIATOR,
        after=any_of("sign", "agree_orally"), outcomes=("已履行", "部分履行", "未履行"), outcome_field="performance",
        optional=True, repeatable=True,
    ),
    Step(
        "archive", "立卷归档", basis=LAW.article("第二十七条"), by=MEDIATOR,
        after=any_of("sign", "agree_orally", "fail", "stop"), dated="archived_on", stage="已归档",
    ),
)  # fmt: skip

FIGURES = (
    Count("mediation.received", "登记矛盾纠纷", unit="件", dated_by="received_on"),
    Count("mediation.accepted", "受理矛盾纠纷", unit="件", dated_by="accepted_on"),
    Count("mediation.closed", "办结矛盾纠纷", unit="件", dated_by="closed_on", where=lambda d: d.result != "declined"),
    Count("mediation.succeeded", "调解成功", unit="件", dated_by="closed_on", where=lambda d: d.result == "agreed"),
    Ratio("mediation.success_rate", "调解成功率", of="mediation.succeeded", to="mediation.closed"),
    Sum(
        "mediation.amount", "调解成功涉及金额", unit="元", dated_by="closed_on", of="amount",
        where=lambda d: d.result == "agreed",
    ),
    Count("mediation.written", "达成书面协议", unit="件", dated_by="effective_on", where=lambda d: d.agreement_form == "书面"),
    Count("mediation.confirm_applied", "申请司法确认", unit="件", dated_by="confirm_applied_on"),
    Count(
        "mediation.confirmed", "司法确认有效", unit="件", dated_by="confirmed_on",
        where=lambda d: d.confirmation == "确认有效",
    ),
    Mean(
        "mediation.days", "平均调解天数", unit="天", dated_by="closed_on", of=days_between("accepted_on", "closed_on"),
        where=lambda d: d.result != "declined",
    ),
)  # fmt: skip

REGISTER = Register(
    key="mediation",
    name="人民调解",
    systems=("G3",),
    area="矛盾纠纷化解",
    record=Dispute,
    procedure=Procedure(steps=STEPS, governed_by=("accepted_on", "received_on"), decisions=("sign", "agree_orally")),
    figures=FIGURES,
    # 个案不公开，只公开上面的数。
    publication=Publication(
        internal=(
            "source", "kind", "received_on", "accepted_on", "mediators", "invited", "agreement_form", "agreed_on",
            "effective_on", "amount", "result", "confirm_applied_on", "confirmed_on", "confirmation", "performance",
            "archived_on",
        ),
        sealed=("parties", "summary", "risk"),
    ),
    number="调〔{year}〕{serial}号",
    columns=("kind", "accepted_on", "result"),
    filters=("kind", "source", "result"),
    seen_by=(OFFICE,),
)  # fmt: skip
