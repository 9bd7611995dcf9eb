"""What is done, counted and shown of the first responsible persons' deeds and of their yearly statement (述法).

Articles of 《第一责任人规定》 as far as the law floor has them: 第四条 and 第七条 from excerpts, 第五条 and 第六条 from memory.
"""

from zhunsheng.declare import (
    CHIEF,
    HEAD,
    LIAISON,
    OFFICE,
    Count,
    End,
    Procedure,
    Publication,
    Ratio,
    Register,
    Step,
    all_of,
    approved_by,
    document,
    other_person_than,
    requires,
    when,
)
from zhunsheng.law import instrument
from zhunsheng.registers.first_responsible.models import Deed

RULES = instrument("第一责任人规定")
PERSONALLY = RULES.article("第四条")
STATEMENT = RULES.article("第七条")
PRACTICE = instrument("本机关工作制度").article("（非法定）")

DEEDS = tuple(kind for kind in Deed.Kind.values if kind != Deed.Kind.STATEMENT)
IS_DEED = when("kind", *DEEDS, say="记的是履职（述法要起草、审核、述法、评议）")
IS_STATEMENT = when("kind", Deed.Kind.STATEMENT.value, say="记的是年度述法")
OTHERS = other_person_than("register", named="person", basis=PRACTICE)
"""登记的人、所记的本人，都不能核实这件履职。"""

STEPS = (
    Step(
        "register", "登记履职", basis=PERSONALLY, by=(LIAISON, OFFICE), fills=("person", "post", "kind", "duty"),
        may_fill=("content", "source_number"), dated="done_on", stage="待核实",
        hint="亲自部署、过问、协调、督办的，一次登记一件；日期填履职那天。述法选“年度述法”。",
    ),
    Step(
        "attest", "核实", basis=PRACTICE, by=(HEAD, OFFICE), after=all_of("register", IS_DEED), instead_of="strike",
        gates=OTHERS, needs=document("履职佐证", received=True), dated="attested_on", ends=End.RESOLVED, stage="已核实",
        hint="附会议纪要、批示件等；不得要求补做会议、补写批示。",
    ),
    Step(
        "strike", "不予认定", basis=PRACTICE, by=(HEAD, OFFICE), after="register", gates=OTHERS, ends=End.CLOSED,
        stage="不予认定", hint="重复登记、不是本人所为、与法治建设无关的。",
    ),
    Step(
        "draft", "起草述法报告", basis=STATEMENT, by=(LIAISON, OFFICE), after=all_of("register", IS_STATEMENT),
        instead_of="strike", needs=document("述法报告", received=True), dated="drafted_on", stage="述法报告待审核", formerly="revise",
        hint="以全年已核实的履职为据；退回的，改好以后重新提交。",
    ),
    Step(
        "review", "审核述法报告", basis=PRACTICE, by=(HEAD, CHIEF, OFFICE), after="draft", outcomes=("同意", "退回"),
        undoes="draft", sends_back="退回", gates=other_person_than("draft", named="person", basis=PRACTICE),
        dated="reviewed_on", stage="述法报告已审核",
    ),
    Step(
        "deliver", "述法", basis=STATEMENT, by=OFFICE, after="review", outcomes=("会议述法", "书面述法"), outcome_field="delivery",
        gates=approved_by("review", basis=PRACTICE), dated="delivered_on", stage="待评议",
    ),
    Step(
        "rate", "评议", basis=PRACTICE, by=OFFICE, after="deliver", outcomes=("好", "较好", "一般", "差"), outcome_field="rating",
        gates=requires("deliver", basis=STATEMENT), ends=End.RESOLVED, stage="已评议",
    ),
)  # fmt: skip


def attested(key: str, name: str, unit: str, *kinds: str, read_as: str = "") -> Count:
    """Deeds of these kinds that somebody else has attested, by the day they were done."""
    return Count(
        f"first_responsible.{key}",
        name,
        unit=unit,
        dated_by="done_on",
        where=lambda d: d.attested_on.notnull() & d.kind.isin(kinds),
        read_as=read_as,
    )


FIGURES = (
    attested("deeds", "第一责任人履职", "次", *DEEDS),
    attested("meetings", "主持会议部署法治建设", "次", "meeting"),
    attested("reports", "听取法治建设汇报", "次", "report"),
    attested("instructions", "对法治建设作出批示", "次", "instruction", read_as="leadership.instructions"),
    attested("personally", "过问、协调、督办", "次", "inquiry", "coordination", "urging"),
    attested("studies", "带头学法讲法", "次", "study"),
    attested("appearances", "主要负责人出庭应诉", "次", "court"),
    Count(
        "first_responsible.statements", "开展年度述法", unit="名", dated_by="delivered_on",
        read_as="leadership.law_reports_submitted",
    ),
    Count(
        "first_responsible.meeting_statements", "会议述法", unit="名", dated_by="delivered_on",
        where=lambda d: d.delivery == "会议述法",
    ),
    Count(
        "first_responsible.rated_good", "述法评议等次为好", unit="名", dated_by="delivered_on",
        where=lambda d: d.rating == "好",
    ),
    Ratio(
        "first_responsible.good_share", "述法评议好的占比",
        of="first_responsible.rated_good", to="first_responsible.statements",
    ),
)  # fmt: skip

REGISTER = Register(
    key="first_responsible",
    name="第一责任人履职",
    systems=("A1",),
    area="统筹推进",
    record=Deed,
    procedure=Procedure(steps=STEPS, governed_by=("done_on",), decisions=("attest", "deliver", "rate")),
    figures=FIGURES,
    publication=Publication(
        internal=(
            "person", "post", "kind", "duty", "done_on", "content", "source_number", "attested_on", "drafted_on",
            "reviewed_on", "delivered_on", "delivery", "rating",
        ),
    ),
    number="履职〔{year}〕{serial}号",
    columns=("person", "post", "kind", "done_on"),
    filters=("kind", "post", "duty", "person"),
)  # fmt: skip
