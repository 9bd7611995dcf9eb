"""How the yearly report speaks of putting problems right."""

from zhunsheng.registers.rectification.models import Problem
from zhunsheng.writing import Section, Sentence, Table, When, paragraph

BY_SOURCE = Table(
    "问题整改情况",
    ("问题来源", "发现（个）", "交办（个）", "销号（个）", "按期整改（个）"),
    (
        *(
            (
                label,
                f"{{rectification.found.source.{source}|number}}",
                f"{{rectification.assigned.source.{source}|number}}",
                f"{{rectification.closed.source.{source}|number}}",
                f"{{rectification.in_time.source.{source}|number}}",
            )
            for source, label in Problem.Source.choices
        ),
        (
            "合计",
            "{rectification.found|number}",
            "{rectification.assigned|number}",
            "{rectification.closed|number}",
            "{rectification.in_time|number}",
        ),
    ),
    widths=(3, 2, 2, 2, 3),
)

OUTLINE = (
    Section(
        "抓实问题整改",
        (
            paragraph(
                Sentence(
                    "全年从督察、考核、复议、审计等渠道发现问题{rectification.found}，交办整改{rectification.assigned}。",
                    otherwise="（由起草人补写：问题整改情况，登记中还没有数据。）",
                ),
                Sentence(
                    "核验销号（含上年交办）{rectification.closed}，其中按期整改{rectification.in_time}，"
                    "按期整改率{rectification.in_time_rate}，平均整改用时{rectification.days}。",
                    when=When("rectification.closed", ">", 0),
                ),
                Sentence(
                    "经回头看重新整改{rectification.reopened}。", when=When("rectification.reopened", ">", 0)
                ),
            ),
            BY_SOURCE,
        ),
        level=2,
    ),
)
