"""How the yearly report speaks of the first responsible persons' deeds."""

from zhunsheng.writing import Section, Sentence, When, paragraph

CHAPTER = "responsible"
"""Not among the measures: the report has a chapter of its own for it."""

OUTLINE = (
    Section(
        "压实第一责任人职责",
        (
            paragraph(
                Sentence(
                    "全县各级主要负责人主持会议部署法治建设{first_responsible.meetings}，"
                    "听取法治建设汇报{first_responsible.reports}，作出批示{first_responsible.instructions}。",
                    otherwise="（由起草人补写：第一责任人履职情况，登记中还没有数据。）",
                ),
                Sentence(
                    "对重大问题、重点环节、重要任务过问、协调、督办{first_responsible.personally}。",
                    when=When("first_responsible.personally", ">", 0),
                ),
                Sentence(
                    "主要负责人出庭应诉{first_responsible.appearances}。",
                    when=When("first_responsible.appearances", ">", 0),
                ),
                Sentence(
                    "{first_responsible.statements}主要负责人开展年度述法。",
                    when=When("first_responsible.statements", ">", 0),
                ),
            ),
        ),
        level=2,
    ),
)
