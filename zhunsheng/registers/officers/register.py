"""What is done, counted and shown of enforcement officers' certificates.

Since 2026-02-01 《行政执法监督条例》第十七条 says who issues them after which exam; before, and for what it leaves open, there is only the
opinion on the three systems. Yearly checks, renewals and cancellations follow provincial measures that nobody has read yet: they
stand here as the office's own rules, with days that the office sets.
"""

from zhunsheng.declare import (
    CLERK,
    HEAD,
    LIAISON,
    OFFICE,
    Count,
    End,
    Procedure,
    Publication,
    Register,
    Role,
    Step,
    Stock,
    Term,
    any_of,
    document,
    field_is,
    in_order,
    other_person_than,
    outcome_is,
)
from zhunsheng.law import instrument, rule
from zhunsheng.registers.officers.models import Certificate

PRACTICE = instrument("本机关工作制度").article("（非法定）")
EXAM = (
    instrument("行政执法监督条例").article("第十七条第二款"),
    instrument("三项制度意见").article("（二十三）"),
)
"""条例 2026 年施行；以前的证件，岗前培训和资格考试只有三项制度意见可依。"""

UNIT = (LIAISON, CLERK)
SUPERVISOR = Role("supervisor", "执法监督人员", sees=True)
"""司法行政部门里管执法资格的人；职务设在县一级，管得到各单位。"""

HELD = any_of("issue", "restore")
SET_DAY = rule("practice.set_day")

OWN = other_person_than("apply", named="person", basis=PRACTICE)
"""自己的证，自己不能审、不能发。"""

STEPS = (
    Step(
        "apply", "申领", basis=EXAM, by=UNIT, dated="applied_on", stage="待审核",
        fills=("person", "id_number", "establishment", "kind", "field", "lawyer"), needs=document("申领审批表"),
        hint="名称写证件，如“市场监管领域执法证”；一人有两个证件的，登记两件。",
    ),
    Step(
        "examine_post", "在编在岗审核", basis=PRACTICE, by=SUPERVISOR, after="apply", gates=OWN, stage="待考试",
        hint="劳动合同制、劳务派遣、借调和工勤人员不得申领（各省规定，以本省的为准）。",
    ),
    Step(
        "refuse", "不予发证", basis=PRACTICE, by=SUPERVISOR, after="apply", instead_of="issue",
        outcomes=("不在编不在岗", "考试不合格", "申请人撤回"), outcome_field="cause", ends=End.NOT_ACCEPTED, stage="不予发证",
    ),
    Step(
        "train", "培训", basis=EXAM, by=(SUPERVISOR, *UNIT), after="examine_post", fills=("training", "training_hours"),
        optional=True, repeatable=True, hint="岗前培训和以后每年的培训，办一次录一次。",
    ),
    Step(
        "exam", "资格考试", basis=EXAM, by=SUPERVISOR, after="examine_post", outcomes=("合格", "不合格"), outcome_field="exam",
        dated="examined_on", instead_of="exempt", repeatable=True,
    ),
    Step(
        "exempt", "免予考试", basis=instrument("三项制度意见").article("（二十三）"), by=SUPERVISOR, after="examine_post",
        gates=field_is("lawyer", "yes", basis=EXAM[1], say="取得法律职业资格的，才可以简化或者免予考试"),
        sets={"exam": "免试"}, optional=True,
    ),
    Step(
        "issue", "制证发证", basis=EXAM, by=SUPERVISOR, after=any_of("exam", "exempt"),
        fills=("certificate_number", "area", "review", "valid_from", "valid_until", "check_by_on"),
        gates=(
            outcome_is("exam", "合格", basis=EXAM[0], unless="exempt"),
            outcome_is("exam", "合格", basis=EXAM[1], unless="exempt"),
            OWN,
            in_order("valid_from", "valid_until", basis=PRACTICE, say="有效期至不能早于有效期起"),
        ),
        sets={"state": "有效"}, dated="issued_on", stage="有效",
    ),
    Step(
        "check", "年度审验", basis=PRACTICE, by=SUPERVISOR, after="issue", within=Term(rule=SET_DAY, since="check_by_on"),
        outcomes=("合格", "暂缓"), outcome_field="check_result", fills=("year_hours", "check_by_on"), gates=OWN, dated="checked_on", repeatable=True,
        hint="填上一年度的培训学时，定下次审验的期限；不合格的另录“暂扣”或者“注销”。",
    ),
    Step(
        "renew", "换证", basis=PRACTICE, by=SUPERVISOR, after="issue", within=Term(rule=SET_DAY, since="valid_until"),
        fills=("certificate_number", "valid_from", "valid_until"), may_fill=("area", "field", "review"),
        gates=(OWN, in_order("valid_from", "valid_until", basis=PRACTICE, say="有效期至不能早于有效期起")),
        dated="renewed_on", repeatable=True, hint="有效期届满以前换发；执法领域、岗位变了的，也在这里改。",
    ),
    Step(
        "suspend", "暂扣", basis=PRACTICE, by=SUPERVISOR, after=HELD, fills="suspended_for", sets={"state": "暂扣"},
        optional=True, repeatable=True, stage="暂扣", gates=field_is("state", "有效", basis=PRACTICE, say="证件已经暂扣"),
    ),
    Step(
        "restore", "发还", basis=PRACTICE, by=SUPERVISOR, after="suspend", sets={"state": "有效"}, optional=True,
        repeatable=True, stage="有效", gates=field_is("state", "暂扣", basis=PRACTICE, say="证件没有暂扣"),
    ),
    Step(
        "cancel", "收回注销", basis=PRACTICE, by=SUPERVISOR, after="issue", needs=document("注销登记表"),
        outcomes=("调离执法岗位", "退休", "辞职、开除", "死亡", "审验不合格", "违法违纪", "单位撤销", "信息有误"),
        outcome_field="cause", dated="cancelled_on", sets={"state": "注销"}, optional=True, ends=End.CLOSED, stage="已注销",
        hint="自注销之日起不得再以此证执法，名册当日撤下。",
    ),
)  # fmt: skip

FIGURES = (
    Count("officers.applied", "申领行政执法证件", unit="人", dated_by="applied_on"),
    Count(
        "officers.examined", "参加执法资格考试", unit="人", dated_by="examined_on", read_as="enforcement.exam_takers",
        note="一人考几次的，计最后一次",
    ),
    Count("officers.issued", "新取得执法资格人员", unit="人", dated_by="issued_on", read_as="enforcement.newly_certified"),
    Count("officers.renewed", "换证人员", unit="人", dated_by="renewed_on", read_as="enforcement.cert_replaced"),
    Count("officers.checked", "年度审验", unit="人", dated_by="checked_on"),
    Count("officers.cancelled", "收回注销证件", unit="人", dated_by="cancelled_on", read_as="enforcement.cert_revoked"),
    Stock(
        "officers.certified", "持证行政执法人员", unit="人", since="issued_on", until="cancelled_on",
        read_as="enforcement.certified_staff", note="发证以后没有注销的；一人两证的算两次，过期没有换证的在列表里看",
    ),
    Stock(
        "officers.reviewers", "法制审核人员", unit="人", since="issued_on", until="cancelled_on",
        where=lambda d: d.review.isin(("qualified", "earlier")), read_as="enforcement.reviewers",
    ),
)  # fmt: skip

REGISTER = Register(
    key="officers",
    name="执法人员",
    systems=("E1",),
    area="行政执法",
    record=Certificate,
    procedure=Procedure(steps=STEPS, governed_by=("applied_on",), decisions=("issue",)),
    figures=FIGURES,
    publication=Publication(
        public=("person", "certificate_number", "kind", "field", "area", "valid_from", "valid_until", "issued_on", "cancelled_on"),
        internal=(
            "establishment", "lawyer", "applied_on", "training", "training_hours", "exam", "examined_on", "review",
            "state", "check_by_on", "year_hours", "checked_on", "check_result", "renewed_on", "suspended_for",
            "cause",
        ),
        sealed=("id_number",),
        # 名册：发证之日上，注销之日下。
        since="issued_on",
        until="cancelled_on",
    ),
    number="执证〔{year}〕{serial}号",
    columns=("person", "certificate_number", "field", "valid_until", "state"),
    filters=("kind", "establishment", "review", "cause"),
    seen_by=(OFFICE, HEAD),
)  # fmt: skip
