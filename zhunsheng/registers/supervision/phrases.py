"""How the yearly report speaks of supervision visits."""

from zhunsheng.writing import Section, Sentence, When, paragraph

OUTLINE = (
    Section(
        "开展督察走访",
        (
            paragraph(
                Sentence(
                    "全年开展督察走访{supervision.visits}，发现问题{supervision.problems}。",
                    otherwise="（由起草人补写：督察走访情况，登记中还没有数据。）",
                ),
                Sentence("发出督察意见书{supervision.opinions}。", when=When("supervision.opinions", ">", 0)),
                Sentence(
                    "收到反馈{supervision.fed_back}，其中按期反馈{supervision.fed_back_in_time}，"
                    "按期反馈率{supervision.in_time_rate}。",
                    when=When("supervision.fed_back", ">", 0),
                ),
            ),
        ),
        level=2,
    ),
)
