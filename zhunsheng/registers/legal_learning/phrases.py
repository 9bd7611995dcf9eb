"""How the yearly report speaks of legal learning."""

from zhunsheng.writing import Section, Sentence, When, paragraph

OUTLINE = (
    Section(
        "抓实领导干部学法",
        (
            paragraph(
                Sentence(
                    "全年开展学法活动{legal_learning.sessions}，参加{legal_learning.participants}。",
                    otherwise="（由起草人补写：领导干部学法情况，登记中还没有数据。）",
                ),
                Sentence(
                    "政府常务会会前学法{legal_learning.standing}。",
                    when=When("legal_learning.standing", ">", 0),
                ),
                Sentence(
                    "举办法治专题讲座{legal_learning.lectures}。",
                    when=When("legal_learning.lectures", ">", 0),
                ),
                Sentence(
                    "举办法治专题培训{legal_learning.training}，参加{legal_learning.trained}。",
                    when=When("legal_learning.training", ">", 0),
                ),
                Sentence("组织旁听庭审{legal_learning.trials}。", when=When("legal_learning.trials", ">", 0)),
            ),
            paragraph(
                Sentence(
                    "组织学法考试{legal_learning.exams}，参加考试{legal_learning.takers}，"
                    "合格{legal_learning.passed}，合格率{legal_learning.pass_rate}。",
                    when=When("legal_learning.takers", ">", 0),
                ),
            ),
        ),
        level=2,
    ),
)
