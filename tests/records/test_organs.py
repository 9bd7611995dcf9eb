"""Organs open, close, merge and split in time; posts begin and end; old records keep their organ."""

from datetime import date

import pytest

from tests.people import Cast
from tests.records.steps import at, dispute, step
from zhunsheng.figures import Period, evaluate
from zhunsheng.records.access import Access
from zhunsheng.records.actions import appoint, merge, relieve, split
from zhunsheng.records.errors import Rejected
from zhunsheng.records.facts import fresh_facts, organ_tree
from zhunsheng.records.models import Organ, OrganChange
from zhunsheng.records.registry import register
from zhunsheng.records.verify import verify

DAY = date(2026, 4, 1)


def test_a_merged_organ_closes_and_its_records_keep_it(county: Cast) -> None:
    row = dispute(county.mediator)
    merge(county.jia, county.yi, on=DAY, basis="县委编办〔2026〕3号")
    row.refresh_from_db()
    assert row.organ.code == "jia-tw"
    assert not Organ.objects.get(code="jia").stands_on(DAY)
    assert list(verify()) == []
    assert str(OrganChange.objects.get()) == "2026-04-01 甲镇人民政府 并入 乙镇人民政府"


def test_the_successor_carries_the_open_cases_on(county: Cast) -> None:
    row = dispute(county.mediator)
    merge(county.jia, county.yi, on=DAY, basis="县委编办〔2026〕3号")
    carried = step(county.mediator_next_door, row, "accept", DAY)
    assert carried.stage == "调解中"


def test_the_successors_figures_include_what_the_merged_organ_did(county: Cast) -> None:
    dispute(county.mediator)
    merge(county.jia, county.yi, on=DAY, basis="县委编办〔2026〕3号")
    year, reg = Period.year(2026), register("mediation")
    values = evaluate(reg.figures, fresh_facts(at(DAY)), periods=[year], organs=organ_tree(), organ="yi")
    assert values.get("mediation.received", year, "yi").text == "1件"


def test_no_case_is_opened_in_a_merged_organ(county: Cast) -> None:
    merge(county.jia_committee, county.yi_committee, on=DAY, basis="县司法局〔2026〕5号")
    with pytest.raises(Rejected):
        dispute(county.mediator_next_door, organ="jia-tw", on=DAY)


def test_an_organ_cannot_go_over_into_what_is_below_it(county: Cast) -> None:
    with pytest.raises(Rejected, match="自己的下级"):
        merge(county.jia, county.jia_committee, on=DAY, basis="x")


def test_a_change_needs_the_document_that_orders_it(county: Cast) -> None:
    with pytest.raises(Rejected, match="依据的文件"):
        merge(county.jia, county.yi, on=DAY, basis=" ")


def test_a_closed_organ_cannot_be_merged_again(county: Cast) -> None:
    merge(county.jia, county.yi, on=DAY, basis="x")
    with pytest.raises(Rejected, match="已经撤销"):
        merge(county.jia, county.yi, on=DAY, basis="x")


def test_a_split_opens_new_organs_beside_the_old_one(county: Cast) -> None:
    facts = {"code": "bing", "name": "丙街道办事处", "kind": Organ.Kind.TOWNSHIP}
    [made] = split(county.jia, [facts], on=DAY, basis="县委编办〔2026〕4号")
    assert Organ.objects.get_parent(made) == county.county
    assert (made.stands_on(DAY), made.stands_on(date(2026, 3, 31))) == (True, False)
    assert Organ.objects.get(code="jia").stands_on(DAY)


def test_a_split_into_a_code_in_use_is_refused(county: Cast) -> None:
    with pytest.raises(Rejected, match="已有单位使用"):
        split(county.jia, [{"code": "yi", "name": "丙", "kind": "township"}], on=DAY, basis="x")


def test_rights_begin_and_end_with_the_post(county: Cast) -> None:
    row = dispute(county.mediator)
    post = appoint(county.stranger, county.jia, "mediator", since_on=DAY)
    relieve(post, last_on=date(2026, 4, 30))
    seen = [
        Access(county.stranger, day).cases("mediation").count()
        for day in (date(2026, 3, 31), DAY, date(2026, 5, 1))
    ]
    assert seen == [0, 1, 0]
    assert row.pk


@pytest.mark.parametrize(
    ("role", "since", "sentence"),
    [("king", DAY, "没有角色 king"), ("mediator", date(2001, 1, 1), "还没有设立")],
    ids=["unknown role", "before the organ was"],
)
def test_an_impossible_post_is_refused(county: Cast, role: str, since: date, sentence: str) -> None:
    with pytest.raises(Rejected, match=sentence):
        appoint(county.stranger, county.jia, role, since_on=since)


def test_the_same_post_is_not_given_twice(county: Cast) -> None:
    with pytest.raises(Rejected, match="已经在甲镇人民政府担任人民调解员"):
        appoint(county.mediator, county.jia, "mediator", since_on=DAY)
