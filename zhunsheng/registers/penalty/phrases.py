"""How the yearly report speaks of penalties."""

from zhunsheng.registers.penalty.models import KINDS
from zhunsheng.writing import Section, Sentence, Table, When, paragraph

DECIDED = When("penalty.decided", ">", 0)

BY_KIND = Table(
    "行政处罚案件分类情况",
    ("处罚种类（并处的计最重一种）", "件数"),
    (
        *((label, f"{{penalty.decided.main_kind.{kind}|number}}") for kind, label in KINDS),
        ("合计", "{penalty.decided|number}"),
    ),
    widths=(5, 2),
)

OUTLINE = (
    Section(
        "规范行政处罚",
        (
            paragraph(
                Sentence(
                    "全年办结行政处罚{penalty.decided}，{penalty.decided|change}，其中简易程序{penalty.simple}、"
                    "普通程序{penalty.ordinary}，罚没金额{penalty.amount}。",
                    otherwise="（由起草人补写：行政处罚情况，登记中还没有数据。）",
                ),
                Sentence("经法制审核{penalty.reviewed}。", when=When("penalty.reviewed", ">", 0)),
                Sentence("举行听证{penalty.heard}。", when=When("penalty.heard", ">", 0)),
                Sentence("普通程序平均办案{penalty.days}。", when=When("penalty.ordinary", ">", 0)),
            ),
            paragraph(
                Sentence("依法不予处罚{penalty.spared}。", when=When("penalty.spared", ">", 0)),
                Sentence(
                    "向公安机关移送涉嫌犯罪案件{penalty.transferred}。",
                    when=When("penalty.transferred", ">", 0),
                ),
                Sentence("公开处罚决定{penalty.published}。", when=When("penalty.published", ">", 0)),
                Sentence(
                    "变更、撤销等纠正处罚决定{penalty.corrected}。", when=When("penalty.corrected", ">", 0)
                ),
            ),
            BY_KIND,
        ),
        level=2,
    ),
)
