"""From the proposal to the decision: notice, defence, hearing, legal review, collective discussion; and the other ends."""

from zhunsheng.declare import (
    CHIEF,
    CLERK,
    LEGAL_REVIEWER,
    End,
    Number,
    Step,
    Term,
    all_of,
    any_of,
    document,
    elapsed,
    in_order,
    in_time,
    named,
    none_of,
    requires,
    stands,
    when,
)
from zhunsheng.law import rule
from zhunsheng.registers.penalty.inquiry import (
    CHIEFS,
    OFFICERS,
    PRACTICE,
    SET_DAY,
    UNDECIDED,
    act,
    not_handling,
)

HOST = named("hearing_host", "听证主持人")
HEARING_DUE = when("hearing_right", "yes")
HEARD = requires(
    any_of("hold_hearing", "waive_hearing"), under="request_hearing", basis=act("第六十五条"), say="当事人要求听证的，须先举行听证",
)  # fmt: skip
REVIEWED = requires(
    "review", unless=when("review_ground", "none"), basis=act("第五十八条第一款"), say="未经法制审核或者审核未通过的，不得作出决定",
)  # fmt: skip
REVIEWER = (
    not_handling("第五十八条第一款"),
    HEARD,
    stands(
        "officers", match={"person": "actor"}, where={"review": ("qualified", "earlier"), "state": "有效"},
        basis=act("第五十八条第二款"), say="执法人员登记里没有您从事法制审核的资格（初次从事的须有法律职业资格）",
    ),
)  # fmt: skip
OTHER_ENDS = ("spare", "transfer", "drop")

PROPOSAL = (
    Step(
        "propose", "提出处理意见", basis=act("第五十七条第一款"), by=OFFICERS, after="gather",
        fills=("grounds", "grade", "benchmark", "grade_reasons", "penalties", "complexity", "review_ground"), stage="待告知",
        hint="裁量理由必填：写明情节对应哪一档；调整适用基准的，写明为什么，并经主要负责人批准或者集体讨论（国办意见，未核原文）。",
    ),
    Step(
        "notify", "处罚告知", basis=act("第四十四条"), by=OFFICERS, after="propose", fills="hearing_right",
        needs=document("行政处罚告知书"), dated="notified_on", stage="已告知",
        hint="日期填告知书送达当事人的日子。属于听证范围的，同时告知有要求听证的权利（第六十三条）。",
    ),
    Step(
        "defend", "听取陈述申辩", basis=act("第四十五条"), by=OFFICERS, after="notify",
        outcomes=("未提出", "明确放弃", "提出，不成立", "提出，部分采纳", "提出，采纳"), outcome_field="defence",
        fills="defence_review", may_fill=("penalties", "grade", "grade_reasons"), needs=document("陈述申辩记录"),
        hint="成立的采纳；不得因陈述、申辩给予更重的处罚。",
    ),
    Step(
        "request_hearing", "当事人要求听证", basis=act("第六十四条"), by=(OFFICERS, CLERK), after=all_of("notify", HEARING_DUE, UNDECIDED),
        instead_of="waive_hearing", within=rule("penalty.hearing_request"), since="notified_on",
        gates=in_time("request_hearing", basis=act("第六十四条")), optional=True, stage="待听证",
    ),
    Step(
        "waive_hearing", "当事人放弃听证", basis=act("第六十四条"), by=(OFFICERS, CLERK), after=all_of("notify", HEARING_DUE, UNDECIDED),
        needs=document("放弃听证声明", received=True), optional=True, hint="当事人书面放弃，或者撤回听证要求的。没有表示的，等五个工作日期满。",
    ),
    Step(
        "set_hearing", "确定听证日期和主持人", basis=act("第六十四条"), by=CHIEFS, after="request_hearing",
        fills=("hearing_on", "hearing_host"),
    ),
    Step(
        "notify_hearing", "通知听证", basis=act("第六十四条"), by=(HOST, CLERK), after="set_hearing",
        within=rule("penalty.hearing_notice"), since="hearing_on", needs=document("听证通知书"),
    ),
    Step(
        "hold_hearing", "举行听证", basis=act("第六十四条"), by=HOST, after="notify_hearing",
        gates=(
            not_handling("第六十四条", say="听证由非本案调查人员主持"),
            in_order("hearing_on", "heard_on", basis=act("第六十四条"), say="还没有到通知的听证日期"),
        ),
        outcomes=("已举行", "无故不到场、中途退出，视为放弃"), outcome_field="hearing", fills="hearing_opinion", dated="heard_on",
        needs=document("听证笔录"), stage="已听证", hint="听证公开举行，涉及国家秘密、商业秘密、个人隐私的除外。",
    ),
    Step(
        "review", "法制审核", basis=act("第五十八条第一款"), by=LEGAL_REVIEWER, after=all_of("defend", UNDECIDED),
        outcomes=("同意", "退回修改处理意见"), undoes="propose", sends_back="退回修改处理意见", outcome_field="review",
        fills="review_opinion", gates=REVIEWER, needs=document("法制审核意见书"), dated="reviewed_on",
        optional=when("review_ground", "none"), stage="待决定",
    ),
    Step(
        "return_inquiry", "审核退回补充调查", basis=act("第五十八条第一款"), by=LEGAL_REVIEWER,
        after=all_of("defend", none_of("review", "decide", "spare")), undoes="gather", fills=("review_opinion", "returned_for"), gates=REVIEWER,
        needs=document("法制审核意见书"), stage="补充调查", hint="事实不清、证据不足的，退回补充调查；以后重新提出意见、重新告知、重新审核。",
    ),
    Step(
        "discuss", "集体讨论", basis=act("第五十七条第二款"), by=CHIEF, after=all_of("defend", UNDECIDED),
        outcomes=("同意", "不同意，重新提出意见"), undoes="propose", sends_back="不同意，重新提出意见", outcome_field="discussion",
        gates=REVIEWED, needs=document("集体讨论记录"), dated="discussed_on", optional=when("complexity", "usual"),
    ),
    Step(
        "extend", "批准延长办案期限", basis=act("第六十条"), by=CHIEF, after=all_of("file", UNDECIDED), fills=("extended_until", "extension_grounds"),
        gates=(
            in_time("decide", basis=act("第六十条")),
            not_handling("第六十条"),
        ),
        needs=document("案件延期审批表"), optional=True, repeatable=True,
        hint="处罚法自己没有延长：只有法律、法规、规章另有规定的才能延，写明是哪一条、延到哪天。",
    ),
)  # fmt: skip

DECISION = (
    Step(
        "decide", "作出处罚决定", basis=act("第五十七条第一款"), by=CHIEF, after="defend", instead_of=OTHER_ENDS,
        within=(
            Term(rule=SET_DAY, since="extended_until", under=when("extended_until")),
            Term(rule=rule("penalty.decision"), since="filed_on"),
        ),
        fills=("main_kind", "social_effect"), may_fill=("penalties", "payable", "effect_reason"),
        gates=(
            requires("notify", basis=act("第四十四条")),
            requires("defend", basis=act("第六十二条"), say="没有告知，或者没有听取陈述、申辩的，不得作出处罚决定"),
            HEARD,
            elapsed(
                rule("penalty.hearing_request"), since="notified_on", under=HEARING_DUE,
                unless=any_of("request_hearing", "waive_hearing"), basis=act("第六十四条"),
            ),
            REVIEWED,
            requires(
                "discuss", unless=when("complexity", "usual"), basis=act("第五十七条第二款"),
                say="情节复杂或者重大违法行为，须由机关负责人集体讨论决定",
            ),
            not_handling("第五十七条第一款"),
        ),
        needs=document("行政处罚决定书"), numbers=Number("document_number", "{mark}罚字〔{year}〕{serial}号"),
        sets={"result": "给予处罚"}, dated="decided_on", stage="待送达",
        hint="决定书载明法定的六项内容，盖印；举行过听证的，根据听证笔录决定。没有罚没款的，合计不填。",
    ),
    Step(
        "spare", "不予处罚", basis=act("第五十七条第一款"), by=CHIEF, after="propose",
        outcomes=(
            "不满十四周岁", "不能辨认、控制自己行为", "轻微并及时改正，没有后果", "首违、后果轻微并及时改正", "没有主观过错",
            "违法事实不能成立", "超过追责时限",
        ),
        outcome_field="spared_for", gates=not_handling("第五十七条第一款"), optional=True,
        needs=document("不予行政处罚决定书"), sets={"result": "不予处罚"}, dated="decided_on", ends=End.CLOSED, stage="不予处罚",
        hint="依第三十条、第三十一条、第三十三条、第三十六条；不予处罚的，应当对当事人进行教育。",
    ),
    Step(
        "transfer", "移送", basis=act("第二十七条第一款"), by=CHIEF, after="file", instead_of=("spare", "drop"),
        outcomes=("公安机关", "监察机关", "有管辖权的行政机关"), outcome_field="transferred_to", may_fill="transfer_number",
        gates=not_handling("第二十七条第一款"), needs=document("案件移送书"), sets={"result": "移送"}, dated="transferred_on",
        optional=True, ends=End.CLOSED, stage="已移送", hint="涉嫌犯罪的，及时移送，不得以罚代刑。司法机关不追究退回来的，另登记一件线索，来源选“其他机关移送”，填原案号。",
    ),
    Step(
        "drop", "撤销案件", basis=PRACTICE, by=CHIEF, after="file", instead_of="spare",
        outcomes=("违法事实不能成立", "当事人死亡或者终止", "不属本机关管辖", "超过追责时限", "其他"), outcome_field="dropped_for",
        gates=not_handling("第五十七条第一款"), needs=document("撤销案件审批表"), sets={"result": "撤销案件"}, optional=True,
        ends=End.CLOSED, stage="已撤销",
    ),
)  # fmt: skip
