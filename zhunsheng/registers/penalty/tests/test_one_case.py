"""One case from the clue to the file, through the deeds that pages and the API call, with certificates kept elsewhere."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.people import Cast, organ, person
from tests.records.steps import at, pdf, step
from zhunsheng.procedures import Refused
from zhunsheng.records.actions import open_case
from zhunsheng.records.models import GivenNumber, Organ, Person

MONDAY = date(2026, 5, 11)
UNTIL = date(2026, 5, 31)
EVIDENCE = [
    {"name": "现场笔录", "kind": "site_record", "obtained_on": "2026-05-12", "proves": "经营行为", "pages": 3}
]
PENALTIES = [{"kind": "fine", "content": "罚款", "amount": "5000"}]
PROPOSED = {
    "grounds": "某法某条", "grade": "usual", "benchmark": "kept", "grade_reasons": "初次违法，一般档次", "penalties": PENALTIES,
    "complexity": "usual", "review_ground": "complex",
}  # fmt: skip


class Bureau:
    """A bureau with its officers, whose certificates the county keeps."""

    def __init__(self, county: Cast) -> None:
        self.organ = organ(county.county, "scjg", "云溪县市场监督管理局", Organ.Kind.DEPARTMENT)
        Organ.objects.filter(pk=self.organ.pk).update(mark="云市监")
        self.liaison = person("luojing", "罗静", (self.organ, "liaison"))
        self.supervisor = person("yanming", "严明", (county.county, "supervisor"))
        self.ma = person("majun", "马骏", (self.organ, "handler"))
        self.xu = person("xujing", "许静", (self.organ, "handler"), (self.organ, "legal_reviewer"))
        self.shen = person("shenbo", "沈波", (self.organ, "handler"), (self.organ, "legal_reviewer"))
        self.qin = person("qinlan", "秦岚", (self.organ, "legal_reviewer"))
        self.chief = person("gaofei", "高飞", (self.organ, "chief"), (self.organ, "head"))

    def certify(self, holder: Person, until: date = UNTIL, review: str = "none") -> Any:
        """A certificate issued in January."""
        day = date(2026, 1, 5)
        row = open_case(
            self.liaison, "officers", organ="scjg", title="执法证", on=day, now=at(day),
            facts={"person": holder.name, "id_number": "某", "establishment": "civil", "kind": "enforcement", "field": "市场监管", "lawyer": "yes"},
            uploads={"申领审批表": pdf("申领审批表.pdf")},
        )  # fmt: skip
        row = step(self.supervisor, row, "examine_post", day)
        row = step(self.supervisor, row, "exempt", day)
        return step(
            self.supervisor, row, "issue", day, certificate_number=f"36{holder.pk}", area="云溪县", review=review,
            valid_from=day, valid_until=until, check_by_on=date(2027, 3, 31),
        )  # fmt: skip

    def reported(self) -> Any:
        facts = {"source": "inspection", "cause": "无照经营", "party_kind": "organization", "party": "某商行"}
        return open_case(
            self.ma, "penalty", organ="scjg", title="无照经营案", on=MONDAY, now=at(MONDAY), facts=facts
        )

    def filed(self, handlers: str = "马骏、许静", on: date = MONDAY) -> Any:
        return step(self.chief, self.reported(), "file", on, "立案审批表", handlers=handlers)

    def defended(self, row: Any, on: date) -> Any:
        row = step(
            self.ma, row, "gather", on, "调查终结报告", evidence=EVIDENCE, facts_found="某日起无照经营"
        )
        row = step(self.ma, row, "propose", on, **PROPOSED)
        row = step(self.ma, row, "notify", on, "行政处罚告知书", hearing_right="no")
        return step(self.ma, row, "defend", on, "陈述申辩记录", outcome="未提出", defence_review="没有提出")


@pytest.fixture
def bureau(county: Cast) -> Bureau:
    made = Bureau(county)
    for officer in (made.ma, made.xu):
        made.certify(officer)
    made.certify(made.qin, review="qualified")
    return made


def test_a_case_with_a_return_and_its_number(bureau: Bureau) -> None:
    row = bureau.defended(bureau.filed(), MONDAY + timedelta(days=1))
    day = MONDAY + timedelta(days=2)
    opinion = {"review_opinion": "主要事实缺少证据"}
    with pytest.raises(Refused, match="列为“承办人员”的人不得办理本步"):
        step(bureau.xu, row, "review", day, "法制审核意见书", outcome="同意", **opinion)
    row = step(bureau.qin, row, "return_inquiry", day, "法制审核意见书", returned_for="缺少证据", **opinion)
    with pytest.raises(Refused, match="须先“听取陈述申辩”"):
        step(bureau.chief, row, "decide", day, "行政处罚决定书", main_kind="fine", social_effect="no")
    row = bureau.defended(row, MONDAY + timedelta(days=4))
    day = MONDAY + timedelta(days=7)
    row = step(bureau.qin, row, "review", day, "法制审核意见书", outcome="同意", review_opinion="同意")
    row = step(
        bureau.chief,
        row,
        "decide",
        day,
        "行政处罚决定书",
        main_kind="fine",
        social_effect="no",
        payable="5000",
    )
    assert (row.document_number, row.result, row.decided_on) == ("云市监罚字〔2026〕1号", "给予处罚", day)
    row = step(bureau.ma, row, "serve", day, "送达回证", outcome="直接送达")
    row = step(bureau.ma, row, "pay", day, payments=[{"paid_on": "2026-05-18", "amount": "5000"}])
    with pytest.raises(Refused, match="须由"):
        step(bureau.ma, row, "close", day, "结案审批表", outcome="自动履行")
    row = step(bureau.chief, row, "close", day, "结案审批表", outcome="自动履行")
    assert (row.ended, row.stage) == ("办结", "已结案")
    assert [g.text for g in GivenNumber.objects.all()] == ["云市监罚字〔2026〕1号"]


def test_who_holds_no_certificate_is_put_on_no_case(bureau: Bureau) -> None:
    with pytest.raises(Refused, match="没有有效的行政执法证件"):
        bureau.filed("马骏、沈波")


def test_a_certificate_counts_on_its_last_day_and_no_longer(bureau: Bureau) -> None:
    row = bureau.reported()
    with pytest.raises(Refused, match="没有有效的行政执法证件"):
        step(bureau.chief, row, "file", UNTIL + timedelta(days=1), "立案审批表", handlers="马骏、许静")
    row = step(bureau.chief, row, "file", UNTIL, "立案审批表", handlers="马骏、许静")
    assert row.filed_on == UNTIL


def test_a_reviewer_without_the_qualification_is_refused_though_no_handler(bureau: Bureau) -> None:
    row = bureau.defended(bureau.filed(), MONDAY + timedelta(days=1))
    with pytest.raises(Refused, match="没有您从事法制审核的资格"):
        step(
            bureau.shen,
            row,
            "review",
            MONDAY + timedelta(days=1),
            "法制审核意见书",
            outcome="同意",
            review_opinion="同意",
        )
