"""What follows the decision: service, publication, payment, enforcement, correction, conclusion."""

from zhunsheng.declare import (
    CHIEF,
    CLERK,
    HANDLER,
    HEAD,
    End,
    Step,
    Term,
    all_of,
    any_of,
    document,
    elapsed,
    in_order,
    in_time,
    lapsed,
    none_of,
    requires,
    when,
)
from zhunsheng.law import instrument, rule
from zhunsheng.registers.penalty.inquiry import CHIEFS, OFFICERS, PRACTICE, SET_DAY, act, not_handling

COMPULSION = instrument("行政强制法")
PUBLICITY = instrument("三项制度意见").article("（六）")
DECIDED = any_of("decide", "punish_on_spot")
SERVED = any_of("serve", "deem_served", "punish_on_spot")
STAFF = (OFFICERS, HANDLER, CLERK)
OWED = all_of(SERVED, when("payable"), none_of("pay", "collect"))

SERVICE = (
    Step(
        "post", "发出送达公告", basis=act("第六十一条第一款"), by=STAFF, after=any_of("decide", "spare"), dated="posted_on",
        optional=True, hint="受送达人下落不明，或者用其他方式无法送达的，才公告；满三十日视为送达。",
    ),
    Step(
        "serve", "送达", basis=act("第六十一条第一款"), by=STAFF, after=any_of("decide", "spare"), instead_of="deem_served",
        within=Term(rule=rule("penalty.service"), since="decided_on", under=none_of(when("posted_on"))),
        outcomes=("当场交付", "直接送达", "留置送达", "邮寄送达", "委托送达", "转交送达", "电子送达"), outcome_field="service",
        needs=document("送达回证"), dated="served_on", stage="已送达",
        hint="日期填当事人收到的日子；电子送达须当事人同意并签确认书（第六十一条第二款）。",
    ),
    Step(
        "deem_served", "公告期满，视为送达", basis=act("第六十一条第一款"), by=STAFF, after="post",
        within=rule("counting.service_by_notice"), since="posted_on", gates=lapsed("deem_served", basis=act("第六十一条第一款")),
        sets={"service": "公告送达"}, dated="served_on", optional=True, stage="已送达", hint="日期填公告期满之日。",
    ),
    Step(
        "publish", "公开处罚决定", basis=PUBLICITY, by=HEAD, after=all_of("decide", when("social_effect", "yes")),
        within=rule("enforcement.license_penalty_publicity"), since="decided_on", may_fill="shown_until", dated="published_on",
        hint="市场监管部门的截止日：满三年，只受通报批评、较低数额罚款的满三个月；其他部门照本部门规定填。未成年人、涉密、涉隐私的不公开。",
    ),
    Step(
        "withdraw", "撤回公开", basis=act("第四十八条第二款"), by=HEAD, after=all_of("publish", any_of("amend", "revoke")),
        within=rule("penalty.publicity_withdraw"), since="corrected_on", fills="withdrawn_for", dated="withdrawn_on", lasting=True,
        hint="撤回处罚决定信息，并公开说明理由。",
    ),
)  # fmt: skip

PERFORMANCE = (
    Step(
        "collect", "当场收缴罚款", basis=act("第六十八条"), by=HANDLER, after=all_of("punish_on_spot", when("payable")), instead_of="pay",
        outcomes=("一百元以下", "不当场收缴事后难以执行", "边远地区当事人要求"), fills="payments", dated="collected_on", optional=True,
        hint="出具财政部门统一制发的专用票据。",
    ),
    Step(
        "hand_over", "收缴的罚款交至机关", basis=act("第七十一条"), by=(HANDLER, CLERK), after="collect",
        within=rule("penalty.onspot_handover"), since="collected_on",
    ),
    Step(
        "bank", "收缴的罚款缴付银行", basis=act("第七十一条"), by=(HANDLER, CLERK), after="hand_over",
        within=rule("penalty.onspot_bank"), since="hand_over",
    ),
    Step(
        "pay_later", "批准延期、分期缴纳", basis=act("第六十六条第二款"), by=CHIEF, after=OWED, fills="pay_by_on", may_fill="instalments",
        gates=not_handling("第六十六条第二款"),
        needs=document("延期（分期）缴纳罚款批准书"), optional=True, repeatable=True, hint="确有经济困难，当事人申请。",
    ),
    Step(
        "pay_part", "缴纳部分罚没款", basis=act("第六十七条第三款"), by=STAFF, after=OWED, fills="payments", optional=True, repeatable=True,
    ),
    Step(
        "pay", "缴清罚没款", basis=act("第六十七条第三款"), by=STAFF, after=all_of(SERVED, when("payable")),
        within=(
            Term(rule=SET_DAY, since="pay_by_on", under=when("pay_by_on")),
            Term(rule=rule("penalty.fine_payment"), since="served_on"),
        ),
        fills="payments", dated="paid_on", stage="已缴清", hint="到指定的银行或者电子支付系统缴纳，不得自行收缴。",
    ),
    Step(
        "perform", "其他处罚履行情况", basis=act("第六十六条第一款"), by=STAFF, after=SERVED, outcomes=("已履行", "部分履行", "未履行"),
        outcome_field="performance", optional=True, repeatable=True,
    ),
    Step(
        "add_fee", "加处罚款", basis=act("第七十二条第一款"), by=CHIEF, after=OWED, fills="late_fee",
        gates=(
            lapsed("pay", basis=act("第七十二条第一款")),
            not_handling("第七十二条第一款"),
            in_order("late_fee", "payable", basis=act("第七十二条第一款"), say="加处罚款的数额不得超出罚款的数额"),
        ),
        needs=document("加处罚款决定书"), optional=True, hint="每日按罚款数额的百分之三；复议、诉讼期间不予计算（第七十三条第三款）。",
    ),
    Step(
        "appeal", "当事人申请复议、提起诉讼", basis=act("第七十三条第一款"), by=STAFF, after=SERVED, outcomes=("行政复议", "行政诉讼"),
        outcome_field="appeal", may_fill="appeals", optional=True, repeatable=True, lasting=True,
        hint="复议、诉讼期间处罚不停止执行，法律另有规定的除外。",
    ),
    Step(
        "demand", "催告履行", basis=COMPULSION.article("第五十四条"), by=OFFICERS, after=all_of(SERVED, none_of("pay", "collect")),
        fills="appeal_ended_on", needs=document("催告书"), dated="demanded_on", optional=True,
        hint="日期填催告书送达的日子；同时记下当事人复议、诉讼期限届满的日子。",
    ),
    Step(
        "apply_court", "申请法院强制执行", basis=COMPULSION.article("第五十三条"), by=CHIEFS, after=all_of("demand", none_of("pay")),
        within=(
            Term(rule=rule("compulsion.court_apply"), since="pay_by_on", under=when("pay_by_on")),
            Term(rule=rule("compulsion.court_apply"), since="appeal_ended_on"),
        ),
        gates=(
            elapsed(rule("compulsion.court_demand"), since="demanded_on", basis=COMPULSION.article("第五十四条")),
            in_time("apply_court", basis=COMPULSION.article("第五十三条")),
        ),
        needs=document("强制执行申请书"), dated="court_applied_on", stage="强制执行",
    ),
    Step(
        "enforced", "强制执行结果", basis=COMPULSION.article("第五十七条"), by=STAFF, after="apply_court",
        outcomes=("执行完毕", "部分执行后终结", "终结执行", "裁定不予执行"), outcome_field="performance",
        optional="pay",
    ),
)  # fmt: skip

CONCLUSION = (
    Step(
        "amend", "变更、确认违法", basis=act("第七十五条第二款"), by=CHIEF, after=DECIDED, lasting=True, optional=True,
        outcomes=("自行变更", "复议变更", "判决变更", "复议确认违法", "判决确认违法"), outcome_field="correction",
        may_fill=("corrected_by", "penalties", "payable"), dated="corrected_on",
    ),
    Step(
        "revoke", "撤销、确认无效", basis=act("第七十五条第二款"), by=CHIEF, after=DECIDED, lasting=True, optional=True,
        outcomes=("自行撤销", "复议撤销", "判决撤销", "复议确认无效", "判决确认无效"), outcome_field="correction",
        may_fill="corrected_by", dated="corrected_on", ends=End.CLOSED, stage="决定已撤销",
        hint="不再执行；责令重新作出的，另登记一件，填原案号。",
    ),
    Step(
        "close", "结案", basis=PRACTICE, by=CHIEFS, after=SERVED, instead_of="spare",
        gates=(
            requires("report_spot", under="punish_on_spot", basis=act("第五十二条第三款"), say="当场处罚决定须先报所属机关备案"),
            requires("publish", under=when("social_effect", "yes"), basis=act("第四十八条第一款"), say="应当公开的处罚决定还没有公开"),
            requires(
                any_of("pay", "collect", "enforced"), under=when("payable"), basis=act("第六十六条第一款"),
                say="罚没款没有缴清，也没有执行完毕或者终结",
            ),
            requires("bank", under="collect", basis=act("第七十一条"), say="当场收缴的罚款还没有缴付银行"),
            not_handling("第五十七条第一款"),
        ),
        outcomes=("自动履行", "强制执行", "终结执行"), outcome_field="concluded",
        needs=document("结案审批表"), ends=End.RESOLVED, stage="已结案",
    ),
    Step(
        "archive", "立卷归档", basis=act("第四十七条"), by=STAFF, after=any_of("close", "decline", "spare", "transfer", "drop", "revoke"),
        dated="archived_on", stage="已归档", hint="文字、音像全过程记录一并归档。",
    ),
)  # fmt: skip
