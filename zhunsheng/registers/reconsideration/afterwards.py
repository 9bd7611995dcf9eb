"""After the decision: service, publication, letters, redoing, performance."""

from zhunsheng.declare import CLERK, HANDLER, HEAD, Step, Term, any_of, document, field_is, outcome_is
from zhunsheng.law import rule
from zhunsheng.registers.reconsideration.text import ACCEPTED, UNCHECKED, new, newer, old, older

AFTERWARDS = (
    Step(
        "serve", "送达", basis=(new("第七十五条第二款"), old("第三十一条第三款")), by=(CLERK, HANDLER),
        after=any_of("decide", "settle", "dismiss", "terminate", "withdraw"), needs=document("送达回证"), dated="served_on",
        stage="已送达", hint="决定书一经送达，即发生法律效力。",
    ),
    Step(
        "copy_superior", "抄告上一级主管部门", basis=new("第七十九条第二款"), by=HANDLER, after="serve", optional=True,
        gates=field_is("respondent_kind", "department", basis=new("第七十九条第二款"), say="只有以县政府部门为被申请人的才须抄告其上一级主管部门"),
    ),
    Step(
        "publish", "公开决定书", basis=new("第七十九条第一款"), by=HEAD, after="serve", optional=True,
        hint="公开前隐去个人信息、商业秘密；是否公开由负责人判断。",
    ),
    Step(
        "report_major", "重大决定报备案", basis=older("第五十九条"), by=HANDLER, after="serve", optional=True,
    ),
    Step(
        "letter", "发出行政复议意见书", basis=(new("第七十六条"), older("第五十七条第一款")), by=HANDLER,
        after=ACCEPTED, needs=document("行政复议意见书"), dated="letter_on", optional=True,
    ),
    Step(
        "suggest", "发出行政复议建议书", basis=(newer("第六十九条"), older("第五十七条第二款")), by=HANDLER, after=ACCEPTED,
        needs=document("行政复议建议书"), optional=True, repeatable=True, lasting=True,
        hint="发现法律、法规、规章、规范性文件实施中带有普遍性的问题的，向有关机关提出。",
    ),
    Step(
        "letter_report", "收到意见书的纠正情况", basis=(new("第七十六条"), older("第五十七条第一款")), by=(CLERK, HANDLER),
        after="letter", lasting=True,
        within=Term(rule=rule("reconsideration.opinion_letter_report"), since="letter_on", runs_on=True, gap=UNCHECKED),
    ),
    Step(
        "redo", "被申请人重新作出行为", basis=(newer("第五十八条第一款"), older("第四十九条第一款")), by=(CLERK, HANDLER), after="serve",
        gates=(
            outcome_is("decide", "撤销并责令重作", basis=newer("第五十八条第一款")),
            outcome_is("decide", "撤销并责令重作", basis=older("第四十九条第一款")),
        ),
        within=rule("reconsideration.redo_limit"), since="served_on",
        hint="不得以同一事实和理由作出相同或者基本相同的行为；对新作出的行为不服的，可以另行申请复议或者起诉。",
    ),
    Step(
        "perform", "被申请人履行", basis=(new("第七十七条第一款"), old("第三十二条第一款")), by=(CLERK, HANDLER), after="serve",
        dated="performed_on", optional=True,
    ),
    Step(
        "urge", "责令履行、约谈、通报", basis=(new("第七十七条第二款"), old("第三十二条第二款")), by=HEAD, after="serve",
        optional=True, repeatable=True,
    ),
)  # fmt: skip
