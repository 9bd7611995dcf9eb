"""What is done, counted and shown of the yearly reports (督察工作规定第四章；只见节选，除第二十四条外条号未核).

The rules name days: 1 March for sending, 1 April for publishing, counted from the end of the year that is reported on. How a text comes
about before (self-check, deliberation, approval) is the office's own working rule.
"""

from typing import Any

from zhunsheng.declare import (
    CHIEF,
    HEAD,
    LIAISON,
    OFFICE,
    Count,
    End,
    Procedure,
    Publication,
    Ratio,
    Register,
    Step,
    all_of,
    any_of,
    document,
    none_of,
    other_person_than,
    requires,
    when,
)
from zhunsheng.law import Rule, instrument, rule
from zhunsheng.registers.yearly_report.models import YearlyReport

RULES = instrument("督察工作规定")
CONTENTS = RULES.article("（条号未核）")
SENDING = RULES.article("第四章（条号未核）")
PUBLISHING = RULES.article("第二十四条")
PRACTICE = instrument("本机关工作制度").article("（非法定）")

TO_NPC, TO_SUPERIOR = rule("annual.gov_to_party_npc"), rule("annual.to_upper_level")
OF_DEPARTMENT, PUBLIC = rule("annual.department_report"), rule("annual.public_disclosure")

WRITERS = (LIAISON, OFFICE)
DECIDERS = (HEAD, CHIEF)


GOVERNMENT = when("issuer", "government", say="报告主体是县政府")

STEPS = (
    Step(
        "draft", "起草报告", basis=CONTENTS, by=WRITERS, fills=("year", "issuer"), dated="drafted_on", stage="起草",
        hint="写上年度举措和成效、不足和原因、主要负责人履行第一责任人职责、下年度安排等。",
    ),
    Step(
        "ask", "征集材料", basis=PRACTICE, by=WRITERS, after=all_of("draft", none_of("check")), dated="asked_on",
        optional=True, stage="征集材料",
    ),
    Step(
        "collect", "汇总材料", basis=PRACTICE, by=WRITERS, after=all_of("ask", none_of("check")), fills="contributors",
        dated="collected_on", optional=True, stage="起草",
    ),
    Step(
        "check", "自查", basis=PRACTICE, by=(*WRITERS, HEAD), after="draft", gates=other_person_than("draft", basis=PRACTICE),
        outcomes=("没有问题", "有提示，已说明"), outcome_field="check_result", needs=document("报告送审稿", received=True),
        dated="checked_on", stage="待审议", hint="核对每个数字、法定内容和引用的规定；有错误的先改好。",
    ),
    Step(
        "deliberate", "会议审议", basis=PRACTICE, by=(*DECIDERS, OFFICE), after="check", fills="meeting",
        needs=document("会议纪要", received=True), dated="deliberated_on", stage="待审定",
        hint="县政府的报告提请政府常务会议审议，部门、乡镇的由领导班子会议审议。",
    ),
    Step(
        "send_back", "退回修改", basis=PRACTICE, by=(OFFICE, *DECIDERS), after=all_of("check", none_of("approve")),
        undoes="check", fills="returned_for", stage="修改", hint="改好以后重新自查、审议。",
    ),
    Step(
        "approve", "负责人审定", basis=PRACTICE, by=DECIDERS, after="deliberate",
        gates=(
            requires("check", basis=PRACTICE),
            requires("deliberate", basis=PRACTICE),
            other_person_than("draft", basis=PRACTICE),
        ),
        fills="document_number", needs=document("报告定稿", received=True), dated="approved_on", stage="待报送",
    ),
    Step(
        "send_home", "报本级党委、人大常委会", basis=SENDING, by=WRITERS, after=all_of("approve", GOVERNMENT),
        within=TO_NPC, since="year", dated="home_on", stage="报送公开",
    ),
    Step(
        "send_up", "报上一级党委、政府", basis=SENDING, by=WRITERS, after=all_of("approve", GOVERNMENT),
        within=TO_SUPERIOR, since="year", dated="up_on", stage="报送公开", hint="抄送上一级督察单位。",
    ),
    Step(
        "send_by_department", "部门报本级党委、政府和上级主管部门", basis=SENDING, by=WRITERS,
        after=all_of("approve", when("issuer", "department", say="报告主体是部门")), within=OF_DEPARTMENT, since="year",
        dated=("home_on", "up_on"), stage="报送公开", hint="抄送依法治县办。",
    ),
    Step(
        "send_by_township", "乡镇报县委、县政府", basis=SENDING, by=WRITERS,
        after=all_of("approve", when("issuer", "township", say="报告主体是乡镇")), within=TO_SUPERIOR, since="year", dated="up_on",
        stage="报送公开", hint="抄送依法治县办。",
    ),
    Step(
        "publish", "向社会公开", basis=PUBLISHING, by=WRITERS, after="approve", within=PUBLIC, since="year", fills="address",
        dated="published_on", stage="报送公开",
    ),
    Step(
        "withhold", "依法不公开", basis=PUBLISHING, by=DECIDERS, after="approve", instead_of="publish", fills="withheld_for",
        optional=True, stage="报送公开", hint="只有涉及党和国家秘密的才不公开。",
    ),
    Step(
        "archive", "归档", basis=PRACTICE, by=WRITERS,
        after=all_of(
            any_of("publish", "withhold"),
            any_of(all_of("send_home", "send_up"), "send_by_department", "send_by_township"),
        ),
        dated="archived_on", ends=End.RESOLVED, stage="已归档",
    ),
    Step(
        "cancel", "取消", basis=PRACTICE, by=(OFFICE, HEAD), after="draft", optional=True, ends=End.WITHDRAWN, stage="已取消",
        hint="重复登记、主体撤销等不再报告的。",
    ),
)  # fmt: skip


def in_time(key: str, name: str, field: str, term: Rule) -> Count:
    """Reports whose date is not after the day that the rule names in the year after the one reported on."""
    month, day = (int(part) for part in str(term.newest.value).split("-"))

    def by_the_day(d: Any) -> Any:
        on = d[field]
        return (on.year() * 100 + on.month()) * 100 + on.day() <= ((d.year + 1) * 100 + month) * 100 + day

    return Count(
        f"yearly_report.{key}", name, unit="份", dated_by=field, where=by_the_day,
        says=f"不晚于报告年度次年 {month} 月 {day} 日", basis=term.newest.provision,
    )  # fmt: skip


FIGURES = (
    Count("yearly_report.approved", "完成年度报告", unit="份", dated_by="approved_on"),
    Count("yearly_report.sent", "报送年度报告", unit="份", dated_by="up_on"),
    in_time("sent_in_time", "按期报送年度报告", "up_on", TO_SUPERIOR),
    Ratio("yearly_report.sending_rate", "年度报告按期报送率", of="yearly_report.sent_in_time", to="yearly_report.sent"),
    Count("yearly_report.published", "公开年度报告", unit="份", dated_by="published_on"),
    in_time("published_in_time", "按期公开年度报告", "published_on", PUBLIC),
    Ratio(
        "yearly_report.publishing_rate", "年度报告按期公开率",
        of="yearly_report.published_in_time", to="yearly_report.published",
    ),
)  # fmt: skip

REGISTER = Register(
    key="yearly_report",
    name="法治政府建设年度报告",
    systems=("A8",),
    area="统筹推进",
    record=YearlyReport,
    procedure=Procedure(steps=STEPS, governed_by=("drafted_on",), decisions=("approve",)),
    figures=FIGURES,
    publication=Publication(
        public=("year", "issuer", "document_number", "published_on", "address"),
        internal=(
            "drafted_on", "asked_on", "contributors", "collected_on", "check_result", "checked_on", "meeting",
            "deliberated_on", "returned_for", "approved_on", "home_on", "up_on", "withheld_for", "archived_on",
        ),
    ),
    number="年报〔{year}〕{serial}号",
    columns=("year", "issuer", "approved_on", "up_on", "published_on"),
    filters=("issuer", "year"),
)  # fmt: skip
