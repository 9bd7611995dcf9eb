"""What stops the review or takes it elsewhere: suspension, appraisal, inspection, elevation, annexed documents, extension."""

from zhunsheng.declare import (
    CHIEF,
    CLERK,
    HANDLER,
    HEAD,
    End,
    Step,
    Term,
    all_of,
    document,
    elapsed,
    extension_within,
    in_time,
    other_person_than,
    outcome_is,
)
from zhunsheng.law import rule
from zhunsheng.registers.reconsideration.text import ACCEPTED, GROUNDS, ORDINARY, new, newer, old, older

INTERRUPTIONS = (
    Step(
        "suspend", "中止", basis=(new("第三十九条"), older("第四十一条")), by=HANDLER, after=ACCEPTED,
        outcomes=GROUNDS, outcome_field="suspension_ground", needs=document("中止通知书"),
        pauses=True, optional=True, repeatable=True,
    ),
    Step(
        "resume", "恢复审理", basis=(new("第三十九条"), older("第四十一条")), by=HANDLER, after="suspend",
        resumes="suspend", needs=document("恢复审理通知书"), repeatable=True, optional=True,
    ),
    Step(
        "terminate", "中止满六十日，终止", basis=(new("第四十一条第五项"), older("第四十二条")), by=HEAD, after="suspend",
        gates=(
            elapsed(rule("reconsideration.terminate_after_suspension"), since="suspend", basis=new("第四十一条第五项")),
            outcome_is("suspend", GROUNDS[0], GROUNDS[1], GROUNDS[3], basis=new("第四十一条第五项")),
        ),
        resumes="suspend", needs=document("终止决定书"), optional=True,
        sets={"decision": "终止"}, dated="decided_on", ends=End.CLOSED, stage="已终结",
    ),
    Step(
        "appraise", "委托鉴定", basis=(newer("第四十六条"), older("第三十七条")), by=HANDLER, after="assign",
        pauses=True, optional=True, repeatable=True, hint="鉴定所用时间不计入审理期限。",
    ),
    Step(
        "appraised", "收到鉴定意见", basis=(newer("第四十六条"), older("第三十七条")), by=HANDLER, after="appraise",
        resumes="appraise", needs=document("鉴定意见", received=True), optional=True, repeatable=True,
    ),
    Step(
        "inspect", "现场勘验", basis=(newer("第四十五条"), older("第三十四条第三款")), by=HANDLER, after="assign",
        pauses=True, optional=True, repeatable=True, hint="勘验所用时间不计入审理期限。",
    ),
    Step(
        "inspected", "勘验完毕", basis=(newer("第四十五条"), older("第三十四条第三款")), by=HANDLER, after="inspect",
        resumes="inspect", needs=document("现场勘验笔录"), optional=True, repeatable=True,
    ),
    Step(
        "ask_elevation", "报请上级提级审理", basis=newer("第四十条第二款"), by=HEAD, after=ACCEPTED,
        needs=document("报请提级审理的请示"), pauses=True, optional=True, repeatable=True,
        hint="重大社会公共利益或者影响、新类型且重大疑难复杂、有法律适用指导意义等；报请期间不计入办理期限。",
    ),
    Step(
        "not_elevated", "上级决定不提级，继续审理", basis=newer("第四十条第二款"), by=(HEAD, HANDLER), after="ask_elevation",
        resumes="ask_elevation", optional=True, repeatable=True,
    ),
    Step(
        "elevate", "收到提级审理通知", basis=newer("第四十条第三款"), by=(CLERK, HANDLER), after=ACCEPTED, dated="elevated_on",
        pauses=True, while_paused=True, optional=True, stage="移送上级", hint="上级决定提级审理的；本机关不再审理，五个工作日内移送。",
    ),
    Step(
        "hand_over", "移送案件材料", basis=newer("第四十条第三款"), by=HANDLER, after="elevate", resumes="elevate",
        within=Term(rule=rule("reconsideration.elevation"), since="elevated_on", runs_on=True), needs=document("案件材料移送函"),
        sets={"decision": "提级审理，移送上级"}, ends=End.CLOSED, stage="已移送",
        hint="审理期限自上级收到材料之日重新计算，由上级书面告知当事人。",
    ),
    Step(
        "review_document", "附带审查规范性文件，中止", basis=(new("第三十九条"), old("第二十六条")), by=HANDLER, after=ACCEPTED,
        needs=document("中止通知书"), pauses=True, optional=True, sets={"suspension_ground": GROUNDS[8]},
    ),
    Step(
        "ask_maker", "通知制定机关答复", basis=new("第五十八条第一款"), by=HANDLER, after="review_document",
        instead_of="transfer_document", within=Term(rule=rule("reconsideration.normdoc_notice_maker"), since="review_document", runs_on=True),
        needs=document("提出答复通知书"), while_paused=True, optional=True,
    ),
    Step(
        "maker_replies", "制定机关答复", basis=new("第五十八条第一款"), by=HANDLER, after="ask_maker",
        within=Term(rule=rule("reconsideration.normdoc_maker_reply"), since="ask_maker", runs_on=True), while_paused=True, optional=True,
    ),
    Step(
        "handle_document", "处理完毕，恢复审理", basis=(new("第五十六条"), old("第二十六条")), by=HANDLER, after="review_document",
        instead_of="transfer_document", within=Term(rule=rule("reconsideration.normdoc_handle"), since="review_document", runs_on=True),
        outcomes=("合法", "超越权限或者违反上位法，停止执行该条款"), resumes="review_document",
        hint="本机关有权处理的，在三十日内依法处理。",
    ),
    Step(
        "transfer_document", "转送有权机关", basis=(new("第五十六条"), old("第二十六条")), by=HANDLER, after="review_document",
        within=Term(rule=rule("reconsideration.normdoc_transfer"), since="review_document", runs_on=True), while_paused=True, optional=True,
    ),
    Step(
        "transferee_replies", "有权机关回复，恢复审理", basis=(new("第六十条"), old("第二十六条")), by=HANDLER, after="transfer_document",
        within=Term(rule=rule("reconsideration.normdoc_transferee_reply"), since="transfer_document", runs_on=True),
        resumes="review_document",
    ),
    Step(
        "ask_extension", "提请延长审理期限", basis=(new("第六十二条第一款"), old("第三十一条第一款")), by=HANDLER,
        after=all_of(ACCEPTED, ORDINARY), fills="extended_days", optional=True,
        gates=(
            in_time("decide", basis=new("第六十二条第一款")),
            extension_within("extended_days", rule("reconsideration.decision_ordinary"), basis=new("第六十二条第一款")),
        ),
    ),
    Step(
        "extend", "批准延长审理期限", basis=new("第六十二条第一款"), by=HEAD, after="ask_extension", extends="decide",
        gates=(
            in_time("decide", basis=new("第六十二条第一款")),
            other_person_than("ask_extension", named="handlers", basis=new("第六十二条第一款")),
        ),
        needs=document("延期审理通知书"),
        hint="情况复杂的，经行政复议机构的负责人批准，最多三十日，并书面告知当事人。",
    ),
    Step(
        "extend_by_chief", "批准延长审理期限", basis=old("第三十一条第一款"), by=CHIEF, after="ask_extension", extends="decide",
        gates=(
            in_time("decide", basis=old("第三十一条第一款")),
            other_person_than("ask_extension", named="handlers", basis=old("第三十一条第一款")),
        ),
        needs=document("延期审理通知书"),
        hint="依 2017 年文本，由行政复议机关的负责人批准，最多三十日，并告知申请人和被申请人。",
    ),
)  # fmt: skip
