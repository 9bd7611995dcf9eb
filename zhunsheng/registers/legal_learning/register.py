"""What is done, counted and shown of officials' legal learning.

《法治宣传教育法》第三十六条 since 1 November 2025; before, 《关于完善国家工作人员学法用法制度的意见》, whose text was not read as a whole.
How often is asked for: two lectures a year (法治政府纲要, from memory); sessions of the standing meeting by local rule only.
"""

from zhunsheng.declare import (
    CLERK,
    HANDLER,
    LIAISON,
    OFFICE,
    Count,
    End,
    Procedure,
    Publication,
    Ratio,
    Register,
    Step,
    Sum,
    any_of,
    document,
    documents,
    field_is,
    in_order,
)
from zhunsheng.law import instrument
from zhunsheng.registers.legal_learning.models import Session

SYSTEM = instrument("关于完善国家工作人员学法用法制度的意见").article("（条号未核）")
LEARNING = (instrument("法治宣传教育法").article("第三十六条"), SYSTEM)
PRACTICE = instrument("本机关工作制度").article("（非法定）")

ORGANISERS = (LIAISON, CLERK, HANDLER, OFFICE)
EXAMS = (Session.Kind.EXAM.value, Session.Kind.APPOINTMENT.value)
SESSIONS = tuple(kind for kind in Session.Kind.values if kind not in EXAMS)

STEPS = (
    Step(
        "plan", "列入学法计划", basis=LEARNING, by=ORGANISERS, fills=("kind", "topic", "planned_on"), stage="待举行",
        hint="临时安排的，计划日期填举行那天。",
    ),
    Step(
        "hold", "举行学法活动", basis=LEARNING, by=ORGANISERS, after="plan", instead_of=("examine", "cancel"),
        gates=field_is("kind", *SESSIONS, basis=SYSTEM, say="考试录“组织考试”"),
        fills=("participants", "hours"), may_fill=("topic", "speaker"), needs=document("学法记录"), dated="held_on", stage="待归档",
    ),
    Step(
        "examine", "组织考试", basis=SYSTEM, by=ORGANISERS, after="plan", instead_of="cancel",
        gates=(
            field_is("kind", *EXAMS, basis=SYSTEM, say="不是考试的，录“举行学法活动”"),
            in_order("passed", "takers", basis=PRACTICE, say="合格人数不能多于参考人数"),
        ),
        fills=("takers", "passed"), needs=documents("试卷", "成绩册", received=True), dated="held_on", stage="待归档",
        hint="任前考试在任命以前举行；缺考的不算参考。",
    ),
    Step(
        "cancel", "取消", basis=PRACTICE, by=ORGANISERS, after="plan", fills="cancelled_for", optional=True,
        ends=End.WITHDRAWN, stage="已取消",
    ),
    Step(
        "archive", "归档", basis=PRACTICE, by=ORGANISERS, after=any_of("hold", "examine"), may_fill="topic",
        needs=document("学习资料", received=True), ends=End.RESOLVED, stage="已归档",
    ),
)  # fmt: skip


def held(key: str, name: str, unit: str, *kinds: str) -> Count:
    """Sessions of these kinds, by the day they were held."""
    return Count(
        f"legal_learning.{key}", name, unit=unit, dated_by="held_on", where=lambda d: d.kind.isin(kinds)
    )


def total(key: str, name: str, unit: str, of: str, *kinds: str) -> Sum:
    """One number added up over sessions of these kinds."""
    return Sum(
        f"legal_learning.{key}",
        name,
        unit=unit,
        dated_by="held_on",
        of=of,
        where=lambda d: d.kind.isin(kinds),
    )


FIGURES = (
    held("sessions", "开展学法活动", "次", *SESSIONS),
    held("standing", "政府常务会会前学法", "次", "standing"),
    held("lectures", "法治专题讲座", "期", "lecture"),
    held("training", "法治专题培训", "期", "training"),
    held("trials", "旁听庭审", "次", "trial"),
    total("participants", "参加学法活动", "人次", "participants", *SESSIONS),
    total("trained", "参加法治专题培训", "人次", "participants", "training"),
    total("hours", "学法学时", "学时", "hours", *SESSIONS),
    held("exams", "组织学法考试", "场", *EXAMS),
    total("takers", "参加学法考试", "人次", "takers", *EXAMS),
    total("passed", "学法考试合格", "人次", "passed", *EXAMS),
    Ratio("legal_learning.pass_rate", "学法考试合格率", of="legal_learning.passed", to="legal_learning.takers"),
    held("appointment_exams", "组织任前法律考试", "场", "appointment"),
    total("appointment_takers", "参加任前法律考试", "人次", "takers", "appointment"),
    total("appointment_passed", "任前法律考试合格", "人次", "passed", "appointment"),
    Ratio(
        "legal_learning.appointment_pass_rate", "任前法律考试合格率",
        of="legal_learning.appointment_passed", to="legal_learning.appointment_takers",
    ),
)  # fmt: skip

REGISTER = Register(
    key="legal_learning",
    name="领导干部学法",
    systems=("A2",),
    area="统筹推进",
    record=Session,
    procedure=Procedure(steps=STEPS, governed_by=("held_on",)),
    figures=FIGURES,
    publication=Publication(
        public=("kind", "topic", "held_on"),
        internal=("planned_on", "participants", "hours", "speaker", "takers", "passed", "cancelled_for"),
    ),
    number="学法〔{year}〕{serial}号",
    columns=("kind", "held_on", "participants", "hours"),
    filters=("kind",),
)  # fmt: skip
