"""How the yearly report speaks of enforcement officers."""

from zhunsheng.writing import Section, Sentence, When, paragraph

OUTLINE = (
    Section(
        "加强行政执法队伍管理",
        (
            paragraph(
                Sentence(
                    "年末持证行政执法人员{officers.certified}，其中从事法制审核的{officers.reviewers}。",
                    otherwise="（由起草人补写：执法人员持证情况，登记中还没有数据。）",
                ),
                Sentence(
                    "全年新取得执法资格{officers.issued}，换证{officers.renewed}，年度审验{officers.checked}。",
                    when=When("officers.certified", ">", 0),
                ),
                Sentence("收回注销证件{officers.cancelled}。", when=When("officers.cancelled", ">", 0)),
            ),
        ),
        level=2,
    ),
)
