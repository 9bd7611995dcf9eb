"""The whole real plan in a real browser: three departments and two townships, from the first call to the published report."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tests.records.steps import agreed, dispute
from tests.stories.campaign_county import (
    BUREAU,
    FILLED,
    JIA,
    LEARNING,
    MARKET,
    PLAN,
    POLICE,
    RECTIFIED,
    REPORTED,
    REVIEWED,
    YI,
    Stage,
)
from tests.stories.campaign_pages import Desk, add_proof, fill_figures, fill_item, filled_table, go_to_item
from zhunsheng.reading import load, read_text
from zhunsheng.records.models import Person, Post

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIRST_BRIEF = "审批事项清单已经公布，非行政许可审批全部取消。"
LEADS = {
    "": BUREAU,
    **dict.fromkeys(("1.1.1", "1.1.2", "1.4.1"), MARKET),
    **dict.fromkeys(("4.2.1", "4.4.1", "5.2.1"), POLICE),
    "6.1.1": YI,
}
HEADS = {"sfj-fzr": BUREAU, "scjg-fzr": MARKET, "gaj-fzr": POLICE, "jz-fzr": JIA, "yz-fzr": YI}
OWN_WORDS = {
    "依法办理行政复议案件": "依法办理行政复议案件，规范办案程序。",
    "压实第一责任人职责": "县乡两级主要负责人履行职责清单。",
    "开展督察走访": "组织法治督察走访，问题交办到单位。",
    "落实年度报告制度": "按时报送、公布年度报告。",
    "加强行政执法队伍管理": "执法人员持证上岗，逐年核验证件。",
    "规范行政处罚": "重大处罚决定作出前进行法制审核。",
    "存在的不足和原因": "基层执法力量不足，业务培训不够。",
    "主要负责人履行推进法治建设第一责任人职责情况": "县政府主要负责人部署法治建设工作，听取专题汇报。",
    "2027年推进法治政府建设的主要安排": "加强基层执法力量，做好业务培训。",
}
MARKS = {"6.1.1": ("0.5", "没有诉调对接机制。")}
"""Points and reasons of what is not full."""


def test_the_plan_is_played_from_the_call_to_the_published_report(stage: Stage, tmp_path: Path) -> None:
    office = stage.desk("office")
    _call(office)
    market, market_head = _fill(stage)
    reviewer = _hand_in(stage, market_head)
    _return_and_resubmit(stage, reviewer, market, market_head)
    _score(stage, reviewer)
    _object_and_mark_again(stage, office)
    _rectify(stage, office)
    leader = _freeze_and_approve(stage, office)
    _papers(office, tmp_path)
    _report(stage, office, leader, tmp_path)


def _call(office: Desk) -> None:
    """动员、分解: the shipped framework becomes a campaign, its tasks get their organs, everybody is told."""
    office.walk("工作任务", "指标体系")
    shipped = office.page.locator("form.shipped", has_text="云溪县法治政府建设示范创建指标体系")
    assert "已收存" in office.press("收存", shipped)
    office.walk("工作任务", "新建")
    office.fill({"名称": PLAN, "依据文件": "云法〔2026〕3号"})
    office.tick("示范创建")
    office.labelled("指标体系").select_option(index=1)
    office.fill({"填报开始日": "20260701", "填报截止日": "20261130"})
    assert "已建立" in office.press("建立")

    _assign(office, "6.1.2", lead=JIA, support=YI)
    _assign(office, "2.2.1", lead=MARKET)
    table = filled_table(office.download("下载 Excel"), LEADS, {"1.5.1": YI})
    office.page.locator("main input[type=file]").set_input_files(
        {"name": "分解表.xlsx", "mimeType": XLSX, "buffer": table}
    )
    assert "改动 36 项任务" in office.press("导入")

    office.follow("下发")
    told = office.text()
    assert "不能下发" not in told
    for name in (BUREAU, MARKET, POLICE, JIA, YI):
        assert f"{name}联络员" in told
    assert "已下发" in office.press("下发")


def _assign(office: Desk, code: str, *, lead: str, support: str = "") -> None:
    office.follow(code, exact=False)
    office.fill({"牵头单位": lead, "成果形式": "台账和情况说明", "完成期限": "20260930"})
    if support:
        office.tick(support)
    assert f"已保存“{code}" in office.press("保存")


def _fill(stage: Stage) -> tuple[Desk, Desk]:
    """填报: material, a link and a file; one proof for two items; an own number; a register's figure; 看现场; 无此材料."""
    stage.today = FILLED
    _a_dispute_is_settled(stage)

    market = stage.desk("scjg-lly")
    _of_the_market(market)
    _of_the_towns(stage.desk("jz-lly"), stage.desk("yz-lly"))
    return market, stage.desk("scjg-fzr")


def _of_the_market(market: Desk) -> None:
    market.follow("通知", exact=False)
    assert f"《{PLAN}》已经下发，{MARKET}有 4 项" in market.text()
    go_to_item(market, PLAN, "1.1.1")
    fill_item(market, "提供材料", {"工作情况": FIRST_BRIEF})
    assert (
        add_proof(market, "链接", "清单公布页面", ref="https://www.example.gov.cn/qingdan")
        == "✓ 已附上材料。"
    )
    assert add_proof(market, "文件", "事项清理情况", file=True) == "✓ 已附上材料。"
    assert "提交" in market.press("提交审核")
    go_to_item(market, PLAN, "1.1.2")
    fill_item(market, "提供材料", {"工作情况": "中介服务事项实行清单管理。"})
    market.choose({"引用本单位已有的材料": "文件：事项清理情况"})
    assert market.press("引用") == "✓ 已附上材料。"
    market.press("提交审核")
    go_to_item(market, PLAN, "2.2.1")
    fill_item(market, "提供材料", {"工作情况": "规范性文件送审十八件，两件没有送审。"})
    fill_figures(market, {"normative_document.reviewed": "18", "normative_document.issued": "20"})
    market.press("提交审核")


def _of_the_towns(jia: Desk, yi: Desk) -> None:
    go_to_item(jia, PLAN, "6.1.2")
    fill_item(jia, "提供材料", {"工作情况": "调解登记簿逐件登记。"})
    assert add_proof(jia, "登记的数字", "调解成功件数", ref="mediation.succeeded") == "✓ 已附上材料。"
    assert "引用时 1件" in jia.text()
    jia.press("提交审核")

    go_to_item(yi, PLAN, "1.5.1")
    fill_item(yi, "看现场", {"说明": "乙镇公共法律服务工作站，看接待台账。"})
    yi.press("提交审核")
    go_to_item(yi, PLAN, "6.1.1")
    fill_item(yi, "无此材料，附说明", {"说明": ""})
    assert yi.press("提交审核") == ""
    assert "须写说明" in yi.refusal()
    fill_item(yi, "无此材料，附说明", {"说明": "本镇还没有建立诉调对接机制。"})
    assert "提交" in yi.press("提交审核")


def _a_dispute_is_settled(stage: Stage) -> None:
    days = [date(2026, 7, day) for day in (2, 2, 3, 6, 7)]
    mediator = stage.cast.mediator
    agreed(mediator, dispute(mediator, on=days[0]), *days)


def _hand_in(stage: Stage, market_head: Desk) -> Desk:
    """单位审核: what the story does not tell is filled the same way; every head hands the whole package in."""
    _the_others_fill(stage)
    for username, name in HEADS.items():
        head = market_head if name == MARKET else stage.desk(username)
        head.walk("工作任务", PLAN)
        head.turn_to("填报")
        assert "上报" in head.press(f"整包上报 {name}")
    return stage.desk("pingshen")


def _the_others_fill(stage: Stage) -> None:
    from zhunsheng.campaigns import actions
    from zhunsheng.campaigns.inputs import OWN, counted_keys
    from zhunsheng.campaigns.models import Item

    liaisons = {one.posts.get().organ_id: one for one in Person.objects.filter(posts__role="liaison")}
    for item in Item.objects.filter(state=Item.State.OPEN).select_related("campaign__edition"):
        leaf = item.campaign.edition.framework.indicator(item.code)
        asked = leaf.measure.needs if leaf.measure else ((OWN,) if leaf.threshold else ())
        values = {key: "100" for key in asked if key not in counted_keys()}
        said = {"answer": Item.Answer.MATERIAL, "brief": "台账齐全，按月调度。", "values": values}
        by, now = liaisons[item.organ_id], stage.now()
        item = actions.save_draft(by, item.pk, version=item.version, now=now, **said)
        actions.submit(by, item.pk, version=item.version, now=now)


def _return_and_resubmit(stage: Stage, reviewer: Desk, market: Desk, head: Desk) -> None:
    """退回、重报: returned with a reason; what was said is still there, is completed and handed in again."""
    stage.today = REVIEWED
    reviewer.follow("评审")
    reviewer.enter("1.1.1")
    reviewer.press("退回")
    assert "理由" in reviewer.refusal()
    reviewer.fill({"退回单位修改，理由": "缺少清理前后的对照表。"})
    assert "填过的内容都保留" in reviewer.press("退回")

    market.follow("待办")
    market.follow("1.1.1", exact=False)
    assert "缺少清理前后的对照表" in market.text()
    assert market.labelled("工作情况").input_value() == FIRST_BRIEF
    market.fill({"工作情况": FIRST_BRIEF + "清理前 32 项，清理后 20 项，对照表见附件。"})
    market.press("提交审核")
    head.follow("待办")
    head.follow("1.1.1", exact=False)
    assert head.press("审核上报") == "✓ 已审核上报。"


def _score(stage: Stage, reviewer: Desk) -> None:
    """评分: what figures decide at once, with numerator and denominator; the rest judged one after another."""
    reviewer.follow("评审")
    assert "已按登记的数字评分 8 项" in reviewer.press("按登记的数字评分")
    for name in (MARKET, POLICE, YI):
        reviewer.follow("评审")
        reviewer.choose({"单位": name})
        reviewer.press("查看")
        reviewer.enter()
        while reviewer.page.locator("section.marking").count():
            _mark(reviewer)
    _the_others_are_marked(stage)
    reviewer.follow("评审")
    assert "没有填报项" in reviewer.text()


def _the_others_are_marked(stage: Stage) -> None:
    """The bureau's items, marked full by the deed that the page calls."""
    from zhunsheng.assessment import DeductPerEvent, Judged
    from zhunsheng.campaigns import actions
    from zhunsheng.campaigns.models import Item

    reviewer = Person.objects.get(username="pingshen")
    for item in Item.objects.filter(state=Item.State.HANDED_IN).select_related("campaign__edition"):
        leaf = item.campaign.edition.framework.indicator(item.code)
        said: dict[str, Any] = {}
        if isinstance(leaf.method, Judged):
            said = {"judged": leaf.points}
        elif isinstance(leaf.method, DeductPerEvent):
            said = {"events": ()}
        actions.mark(reviewer, item.pk, version=item.version, now=stage.now(), **said)


def _mark(reviewer: Desk) -> None:
    about = reviewer.page.inner_text("h1") + reviewer.page.inner_text(".item__under")
    sheet = reviewer.page.locator("section.marking")
    full = sheet.locator("h2 .quiet").inner_text().removeprefix("满分").removesuffix("分").strip()
    points, reason = MARKS.get(about[:5], (full, "材料齐全。"))
    if sheet.get_by_label("评定分").count():
        reviewer.fill({"评定分": points, "理由": reason})
    elif "4.4.1" in about:
        reviewer.fill({"第 1 件的事由": "一名执法人员证件到期后仍然上岗"})
    assert "评分" in reviewer.press("评分", sheet, exact=False), reviewer.text()


def _object_and_mark_again(stage: Stage, office: Desk) -> None:
    """异议、复核: the deduction stands with its reason; the organ objects; somebody else marks anew, both are kept."""
    head = stage.desk("gaj-fzr")
    go_to_item(head, PLAN, "4.4.1")
    assert "一名执法人员证件到期后仍然上岗" in head.text()
    head.fill({"对评分有异议，理由": "该同志的新证八月一日已经发放，有领证记录。"})
    assert head.press("提出异议") == "✓ 已提出异议，等待复核。"
    office.follow("待办")
    office.follow("4.4.1", exact=False)
    office.fill({"理由": "核对领证记录，上岗时持证，不扣分。"})
    assert "前后两次评分都保留" in office.press("复核定分")
    head.page.reload()
    assert "核对领证记录" in head.text()


def _rectify(stage: Stage, office: Desk) -> None:
    """整改: from a weak mark to the list; planned, done, reviewed by the unit, closed by somebody from outside only."""
    go_to_item(office, PLAN, "6.1.1")
    office.follow("列入整改清单")
    office.fill({"整改期限": "20261030"})
    assert "整改〔2026〕1号" in office.press("登记并交办")

    stage.today = RECTIFIED
    yi = stage.desk("yz-lly")
    yi.walk("整改〔2026〕1号", "报送整改方案")
    yi.choose({"问题成因": "制度不健全"})
    yi.fill({"整改措施": "与法庭、派出所签订衔接办法。", "整改责任人": "乙镇镇长"})
    yi.attach("整改方案")
    yi.press("提交")
    yi.follow("报送整改结果")
    yi.fill({"整改结果": "衔接办法已经印发，已移交三件。"})
    yi.attach("整改佐证材料")
    yi.press("提交")
    head = stage.desk("yz-fzr")
    head.walk("整改〔2026〕1号", "单位复核")
    head.press("提交")

    _also_an_inspector(stage, "yz-fzr")
    head.page.reload()
    head.unfold("现在不能办的步骤")
    assert "核验销号：办理“单位复核”的人不得办理本步" in head.text()
    inspector = stage.desk("ducha")
    inspector.walk("整改〔2026〕1号", "核验销号")
    inspector.tick("材料核验")
    inspector.attach("整改销号单")
    inspector.press("提交")
    assert "✓ 已办理“核验销号”。" in inspector.text()


def _also_an_inspector(stage: Stage, username: str) -> None:
    who = Person.objects.get(username=username)
    Post.objects.create(person=who, organ=stage.cast.county, role="inspector", since_on=RECTIFIED)


def _freeze_and_approve(stage: Stage, office: Desk) -> Desk:
    """冻结、审定、办结: the leader approves exactly what was frozen."""
    office.walk("工作任务", PLAN)
    office.turn_to("得分")
    assert "已冻结" in office.press("冻结成绩")
    leader = stage.desk("xianzhang")
    leader.follow(PLAN)
    assert leader.press("审定成绩") == "✓ 成绩已审定。"
    office.page.reload()
    assert "与现在的成绩一致" in office.text()
    assert "已经办结" in office.press("办结")
    return leader


def _papers(office: Desk, folder: Path) -> None:
    """自评报告、申报材料: downloaded, opened, read back by our own reader without an error."""
    office.walk("工作任务", PLAN)
    office.turn_to("报告和材料")
    report = _read_back(office.download("下载 docx"), folder / "自评报告.docx")
    assert "18 ÷ 20 = 90 %" in report
    with ZipFile(BytesIO(office.download("打包下载"))) as package:
        assert package.testzip() is None
        names = package.namelist()
        assert len([name for name in names if name.endswith("事项清理情况.pdf")]) == 2
        inside = next(name for name in names if name.endswith("自评报告.docx"))
        assert _read_back(package.read(inside), folder / "里面的.docx") == report


def _read_back(document: bytes, path: Path) -> str:
    """The text of a document in which our reader finds no error."""
    path.write_bytes(document)
    reading = read_text(load(path))
    assert [one.message for one in reading.findings if one.severity == "error"] == []
    return reading.text


def _report(stage: Stage, office: Desk, leader: Desk, folder: Path) -> None:
    """年度报告: begun, a part written by an organ and checked as it is written, frozen, approved, sent up, published."""
    stage.today = REPORTED
    office.follow("年度报告")
    assert "已开始起草" in office.press("开始起草")
    office.follow("约稿")
    office.choose({f"“{LEARNING}”供稿单位": BUREAU})
    office.fill({f"“{LEARNING}”写什么": "全县学法的组织和成效", "交稿期限": "20270125"})
    assert "已约稿" in office.press("约稿")

    bureau = stage.desk("sfj-lly")
    bureau.follow(LEARNING, exact=False)
    bureau.fill({"正文": "举办学法活动10次，其中会前学法6次，专题讲座6次。"})
    bureau.press("保存")
    assert "各项相加是12，比总数10次多2" in bureau.page.inner_text("#live")
    bureau.fill({"正文": "举办学法活动10次，其中会前学法6次，专题讲座4次。"})
    bureau.press("保存")
    assert "没有发现问题" in bureau.page.inner_text("#live")
    assert bureau.press("交稿") == "✓ 已交稿。"

    office.follow("年度报告")
    office.follow(LEARNING)
    assert office.press("采用") == "✓ 已采用。"
    for heading, words in OWN_WORDS.items():
        office.follow(heading, exact=False)
        office.fill({"正文": words})
        office.press("保存")
    office.follow("年度报告")
    assert "已冻结" in office.press("送审")

    leader.walk("待办", "2026 年度报告")
    assert LEARNING in leader.text()
    assert leader.press("批准这一稿") == "✓ 已批准。"
    office.page.reload()
    assert "记下报送" in office.press("记下报送")
    assert "记下公布" in office.press("记下公布")
    assert "已归档" in office.press("归档")
    assert "专题讲座4次" in _read_back(office.download("下载 docx"), folder / "年度报告.docx")
