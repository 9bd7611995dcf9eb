"""How the yearly report speaks of people's mediation."""

from zhunsheng.registers.mediation.models import Dispute
from zhunsheng.writing import Section, Sentence, Table, When, paragraph

CLOSED = When("mediation.closed", ">", 0)

BY_KIND = Table(
    "人民调解案件分类情况",
    ("纠纷类型", "受理（件）", "办结（件）", "调解成功（件）"),
    (
        *(
            (
                label,
                f"{{mediation.accepted.kind.{kind}|number}}",
                f"{{mediation.closed.kind.{kind}|number}}",
                f"{{mediation.succeeded.kind.{kind}|number}}",
            )
            for kind, label in Dispute.Kind.choices
        ),
        (
            "合计",
            "{mediation.accepted|number}",
            "{mediation.closed|number}",
            "{mediation.succeeded|number}",
        ),
    ),
    widths=(3, 2, 2, 2),
)

OUTLINE = (
    Section(
        "依法开展人民调解",
        (
            paragraph(
                Sentence(
                    "全年登记矛盾纠纷{mediation.received}，受理{mediation.accepted}，{mediation.accepted|change}。",
                    otherwise="（由起草人补写：人民调解工作情况，登记中还没有数据。）",
                ),
                Sentence(
                    "办结（含上年结转）{mediation.closed}，其中调解成功{mediation.succeeded}，"
                    "调解成功率{mediation.success_rate}，{mediation.success_rate|change}。",
                    when=CLOSED,
                ),
                Sentence("平均调解用时{mediation.days}。", when=CLOSED),
                Sentence("调解成功的案件涉及金额{mediation.amount}。", when=When("mediation.amount", ">", 0)),
            ),
            paragraph(
                Sentence("达成书面调解协议{mediation.written}。", when=When("mediation.written", ">", 0)),
                Sentence(
                    "当事人共同申请司法确认{mediation.confirm_applied}，经人民法院裁定确认有效{mediation.confirmed}。",
                    when=When("mediation.confirm_applied", ">", 0),
                ),
            ),
            BY_KIND,
        ),
        level=2,
    ),
)
