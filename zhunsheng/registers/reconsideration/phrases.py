"""How the yearly report speaks of administrative reconsideration."""

from zhunsheng.writing import Section, Sentence, Table, When, paragraph

CLOSED = When("reconsideration.closed", ">", 0)

# 各项互不重叠，相加即审结总数：“终止”含撤回申请后终止的。
RESULTS = (
    ("维持", "upheld"),
    ("撤销", "revoked"),
    ("变更", "changed"),
    ("确认违法或者无效", "illegal"),
    ("责令履行", "ordered"),
    ("驳回", "rejected"),
    ("调解结案", "mediated"),
    ("终止", "terminated"),
)

OUTLINE = (
    Section(
        "依法办理行政复议案件",
        (
            paragraph(
                Sentence(
                    "全年收到行政复议申请{reconsideration.applications}，{reconsideration.applications|change}。",
                    otherwise="（由起草人补写：行政复议工作情况，登记中还没有数据。）",
                ),
                # 年底收到的来年才决定受理与否，两数之和可以不等于收到数，所以另起一句。
                "依法受理{reconsideration.accepted}。",
                Sentence(
                    "决定不予受理{reconsideration.not_accepted}。",
                    when=When("reconsideration.not_accepted", ">", 0),
                ),
                Sentence(
                    "审结行政复议案件（含上年结转）{reconsideration.closed}，{reconsideration.closed|change}，"
                    "平均审理用时{reconsideration.days}。",
                    when=CLOSED,
                ),
                Sentence(
                    "通过复议纠正违法或者不当行政行为{reconsideration.corrected}，"
                    "纠错率{reconsideration.correction_rate}，{reconsideration.correction_rate|change}。",
                    when=CLOSED,
                ),
                Sentence(
                    "调解结案{reconsideration.mediated}。", when=When("reconsideration.mediated", ">", 0)
                ),
            ),
            Table(
                "行政复议案件审结情况",
                ("审理结果", "件数"),
                (
                    *((label, f"{{reconsideration.{key}|number}}") for label, key in RESULTS),
                    ("合计", "{reconsideration.closed|number}"),
                ),
                widths=(3, 2),
            ),
        ),
        level=2,
    ),
)
