"""From the clue to the end of the inquiry, and the penalty on the spot; with what the other steps share."""

from zhunsheng.declare import (
    CHIEF,
    CLERK,
    HANDLER,
    HEAD,
    End,
    Number,
    Step,
    all_of,
    approved_by,
    at_least,
    at_most,
    document,
    field_is,
    named,
    none_of,
    other_person_than,
    stands,
    when,
)
from zhunsheng.declare.gates import Gate
from zhunsheng.law import Provision, instrument, rule

ACT = instrument("行政处罚法")
PRACTICE = instrument("本机关工作制度").article("（非法定）")
SET_DAY = rule("practice.set_day")


def act(article: str) -> Provision:
    """A provision of the Act."""
    return ACT.article(article)


OFFICERS = named("handlers", "承办人员")
HOST = named("hearing_host", "听证主持人")
CHIEFS = (CHIEF, HEAD)

QUALIFIED = stands(
    "officers", match={"person": "handlers"}, where={"state": "有效"}, since="valid_from", through="valid_until",
    basis=act("第四十二条第一款"), say="承办人员里有人当日没有有效的行政执法证件",
)  # fmt: skip
TWO = at_least(
    "handlers", rule("penalty.two_officers"), basis=act("第四十二条第一款"), unless=when("one_officer")
)
"""法律另有规定可以一人执法的（如交通警察当场处罚），写明依据。"""

HANDLING = ("inquire", "gather", "propose", "notify", "defend", "punish_on_spot")
"""办过其中一步的，和列为承办人员的一样，不得审核、主持听证、批准和决定。"""


def not_handling(article: str, say: str = "") -> Gate:
    """Somebody who has had no hand in the inquiry, as the article wants."""
    return other_person_than(*HANDLING, named="handlers", basis=act(article), say=say)


UNDECIDED = none_of("decide", "spare")

INQUIRY = (
    Step(
        "report", "登记线索", basis=act("第五十四条第一款"), by=(HANDLER, CLERK), dated="found_on", stage="待立案",
        fills=("source", "cause", "party_kind", "party"), may_fill=("item", "party_details", "offence_on", "earlier_case"),
        hint="名称写事项，不写当事人。违法行为终了满二年（涉及生命健康、金融安全且有后果的五年）才发现的，不再处罚。",
    ),
    Step(
        "file", "立案", basis=act("第五十四条第二款"), by=CHIEFS, after="report", instead_of=("decline", "punish_on_spot"),
        fills="handlers", may_fill="one_officer", gates=(TWO, QUALIFIED), needs=document("立案审批表"),
        sets={"way": "普通程序"}, dated="filed_on", stage="调查取证", hint="符合立案标准的及时立案；九十日从这天起算。",
    ),
    Step(
        "decline", "不予立案", basis=act("第五十四条第二款"), by=CHIEFS, after="report",
        outcomes=("不符合立案标准", "不属本机关管辖", "超过追责时限", "重复线索"), outcome_field="dropped_for",
        sets={"result": "不予立案"}, ends=End.NOT_ACCEPTED, stage="不予立案",
    ),
    Step(
        "punish_on_spot", "当场处罚", basis=act("第五十一条"), by=HANDLER, after="report", instead_of="decline",
        fills=("handlers", "facts_found", "grounds", "penalties", "main_kind"), may_fill=("payable", "one_officer", "recording"),
        gates=(
            TWO,
            QUALIFIED,
            field_is("main_kind", "warning", "fine", basis=act("第五十一条"), say="当场只能给予警告或者罚款"),
            at_most(
                "payable", rule("penalty.summary_threshold_person"), basis=act("第五十一条"),
                under=when("party_kind", "citizen"), say="当场处罚，对公民罚款最多二百元；超过的适用普通程序",
            ),
            at_most(
                "payable", rule("penalty.summary_threshold_org"), basis=act("第五十一条"),
                under=none_of(when("party_kind", "citizen")), say="当场处罚，对法人或者其他组织罚款最多三千元；超过的适用普通程序",
            ),
        ),
        needs=document("当场处罚决定书"), numbers=Number("spot_number", "{mark}当罚〔{year}〕{serial}号"),
        sets={"way": "简易程序", "result": "给予处罚"}, dated=("decided_on", "served_on"), stage="已当场处罚",
        hint="出示证件，当场告知并听取陈述申辩；决定书当场交付。对个体工商户按哪一档，以本省口径为准，这里按三千元。",
    ),
    Step(
        "report_spot", "报所属机关备案", basis=act("第五十二条第三款"), by=(OFFICERS, HANDLER), after="punish_on_spot",
    ),
    Step(
        "decide_recusal", "决定回避申请", basis=act("第四十三条第三款"), by=CHIEF, after=all_of("file", UNDECIDED), outcomes=("驳回申请", "决定回避"),
        outcome_field="recusal", gates=not_handling("第四十三条第三款"),
        optional=True, repeatable=True, hint="由机关负责人决定；决定作出以前，不停止调查。",
    ),
    Step(
        "replace", "更换承办人员", basis=act("第四十三条第一款"), by=CHIEFS, after="file", fills="handlers", may_fill="one_officer",
        gates=(TWO, QUALIFIED), optional=True, repeatable=True, hint="决定回避、调离岗位的，另定承办人员。",
    ),
    Step(
        "allow_keeping", "批准先行登记保存", basis=act("第五十六条"), by=CHIEFS, after=all_of("file", UNDECIDED), outcomes=("同意", "不同意"),
        gates=not_handling("第五十六条"),
        needs=document("先行登记保存审批表"), optional=True, repeatable=True,
        hint="证据可能灭失或者以后难以取得的；紧急时先电话请示，当日补录。",
    ),
    Step(
        "keep", "先行登记保存", basis=act("第五十六条"), by=OFFICERS, after="allow_keeping", fills="kept_things",
        gates=approved_by("allow_keeping", basis=act("第五十六条")),
        needs=document("先行登记保存通知书"), dated="kept_on", optional=True, repeatable=True,
    ),
    Step(
        "settle_kept", "处理登记保存物品", basis=act("第五十六条"), by=OFFICERS, after="keep", repeatable=True,
        within=rule("penalty.evidence_register"), since="kept_on", needs=document("先行登记保存处理决定书"),
        outcomes=("退还", "依法没收", "查封、扣押", "送检验鉴定", "移送有权机关"), outcome_field="kept_result",
    ),
    Step(
        "inquire", "询问、检查", basis=act("第五十五条第一款"), by=OFFICERS, after=all_of("file", UNDECIDED), gates=QUALIFIED,
        may_fill=("evidence", "recording"), needs=document("调查笔录"), optional=True, repeatable=True,
        hint="两名以上执法人员，主动出示证件；办一次录一次，证据随取随列。",
    ),
    Step(
        "gather", "调查终结", basis=act("第五十四条第一款"), by=OFFICERS, after="file", fills=("evidence", "facts_found"),
        may_fill="recording", gates=QUALIFIED, needs=document("调查终结报告"), dated="gathered_on", stage="待提出处理意见",
        hint="证据逐件列入清单，经查证属实才能作为认定事实的根据。",
    ),
    Step(
        "order_correction", "责令改正", basis=act("第二十八条第一款"), by=OFFICERS, after="file", may_fill="correct_by_on",
        needs=document("责令改正通知书"), optional=True, repeatable=True,
    ),
)  # fmt: skip
