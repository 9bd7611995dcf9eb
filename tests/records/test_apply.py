"""Somebody without an account applies, sees how it stands and does what is theirs to do, by number and code."""

from dataclasses import asdict, replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.people import Cast, person
from tests.records.posted import POSTED, install, posted
from tests.records.steps import at, pdf, step
from zhunsheng.declare import PUBLIC, Register, documents
from zhunsheng.procedures import Refused
from zhunsheng.records.actions import correct_step, sweep, take_step
from zhunsheng.records.actions.apply import LETTERS, Receipt, act, applicable, apply, track
from zhunsheng.records.actions.appoint import appoint
from zhunsheng.records.errors import BadFile, Rejected, Stale, WrongCode
from zhunsheng.records.models import Case, Event, Organ, Serial, Ticket
from zhunsheng.records.registry import roles
from zhunsheng.records.verify import verify

__all__ = ["posted"]

MONDAY = date(2026, 3, 2)
DAY = timedelta(days=1)
FACTS = {"parties": "张三", "summary": "欠款不还"}


def filed(**words: Any) -> Receipt:
    said: dict[str, Any] = {"organ": "jia-tw", "title": "货款纠纷", "now": at(MONDAY), "facts": FACTS}
    return apply("mediation", **(said | words))


def of(receipt: Receipt) -> Any:
    return POSTED.record.objects.get(number=receipt.number)


def test_an_application_is_a_case_whose_first_event_is_nobodys_and_whose_chain_holds(
    county: Cast, posted: Register
) -> None:
    receipt = filed()
    row = of(receipt)
    (event,) = row.events.all()
    assert (event.by, event.step, event.on, row.organ.code) == (None, "apply", MONDAY, "jia-tw")
    assert receipt.received_on == MONDAY
    assert list(verify()) == []
    Event.objects.filter(pk=event.pk).update(by=county.mediator)
    assert "内容与校验值不符" in "；".join(map(str, verify()))


def test_what_an_applicant_gives_is_kept_as_its_fields_keep_it(county: Cast, posted: Register) -> None:
    receipt = filed(facts={**FACTS, "amount": "1200"})
    row = of(receipt)
    assert row.events.get().facts["amount"] == "1200"
    assert str(row.amount) == "1200.00"
    assert row.parties.startswith("封:")


def test_the_code_is_ten_plain_letters_and_only_its_hash_is_kept(county: Cast, posted: Register) -> None:
    receipt = filed()
    assert len(receipt.code) == 10
    assert set(receipt.code) <= set(LETTERS)
    assert not set("01258BILOSUVZ") & set(LETTERS)
    kept = Ticket.objects.get()
    assert receipt.code not in kept.code
    assert kept.code.startswith("argon2")
    assert receipt.code not in repr(list(Event.objects.values()))


def test_the_code_may_be_typed_in_small_letters_and_in_groups(county: Cast, posted: Register) -> None:
    receipt = filed()
    typed = f" {receipt.code[:5].lower()}-{receipt.code[5:]} "
    assert track(receipt.number, typed, MONDAY).number == receipt.number


@pytest.mark.parametrize("which", ["a wrong code", "an unknown number", "another case's code", "no code"])
def test_number_and_code_that_do_not_belong_together_are_refused_in_the_same_words(
    county: Cast, posted: Register, which: str
) -> None:
    mine, other = filed(), filed()
    number, code = {
        "a wrong code": (mine.number, "AAAAAAAAAA"),
        "an unknown number": ("调〔2026〕99号", mine.code),
        "another case's code": (mine.number, other.code),
        "no code": (mine.number, ""),
    }[which]
    with pytest.raises(WrongCode, match="编号和查询码对不上"):
        track(number, code, MONDAY)
    with pytest.raises(WrongCode, match="编号和查询码对不上"):
        act(number, code, "leave", version=1, now=at(MONDAY))


def test_a_case_that_staff_opened_has_no_code(county: Cast, posted: Register) -> None:
    from tests.records.test_published import applied

    row = applied(county)
    with pytest.raises(WrongCode):
        track(row.number, "", MONDAY)


def test_the_status_follows_the_case_in_words_that_say_nothing_internal(
    county: Cast, posted: Register
) -> None:
    receipt = filed()

    def seen(day: date) -> tuple[str, list[str]]:
        now = track(receipt.number, receipt.code, day)
        return now.status, [one.name for one in now.yours]

    assert seen(MONDAY) == ("已提交", ["撤回申请"])
    row = step(county.mediator, of(receipt), "ask", MONDAY + DAY, invited="请补充借条")
    now = track(receipt.number, receipt.code, MONDAY + DAY)
    assert now.status == "待您办理"
    assert {one.key: one.last_day for one in now.yours} == {"supplement": date(2026, 4, 2), "leave": None}
    act(
        receipt.number,
        receipt.code,
        "supplement",
        version=now.version,
        now=at(MONDAY + 2 * DAY),
        facts={"risk": "借条一张"},
    )
    row = step(county.mediator, of(receipt), "accept", MONDAY + 3 * DAY, source="applied")
    assert seen(MONDAY + 3 * DAY)[0] == "办理中"
    row = step(county.mediator, row, "pause", MONDAY + 4 * DAY)
    assert seen(MONDAY + 4 * DAY)[0] == "中止"
    row = step(county.mediator, row, "resume", MONDAY + 7 * DAY)
    step(county.mediator, row, "close", MONDAY + 8 * DAY)
    last = track(receipt.number, receipt.code, MONDAY + 8 * DAY)
    assert (last.status, last.closed_on) == ("已办结", MONDAY + 8 * DAY)
    assert last.done == ((MONDAY, "提出申请"), (MONDAY + 2 * DAY, "补正"))
    said = repr(asdict(last))
    assert not [word for word in ("甲镇调解员", "张三", "请补充借条", "欠款不还", "封:") if word in said]


@pytest.mark.parametrize(
    ("key", "status"), [("leave", "已撤回"), ("refuse", "不予受理")], ids=["withdrawn", "not accepted"]
)
def test_an_end_is_told_by_its_name(county: Cast, posted: Register, key: str, status: str) -> None:
    receipt = filed()
    if key == "leave":
        now = act(receipt.number, receipt.code, key, version=1, now=at(MONDAY))
    else:
        step(county.mediator, of(receipt), key, MONDAY)
        now = track(receipt.number, receipt.code, MONDAY)
    assert now.status == status
    assert list(verify()) == []


def test_after_the_end_the_applicant_can_rate_once(county: Cast, posted: Register) -> None:
    receipt = filed()
    step(county.mediator, of(receipt), "refuse", MONDAY)
    rated = act(
        receipt.number, receipt.code, "rate", version=2, now=at(MONDAY), facts={"performance": "不满意"}
    )
    assert rated.yours == ()
    with pytest.raises(Refused, match="已经办过"):
        act(receipt.number, receipt.code, "rate", version=3, now=at(MONDAY), facts={"performance": "满意"})


def test_an_applicant_takes_no_step_of_the_office_and_the_office_none_of_the_applicants(
    county: Cast, posted: Register
) -> None:
    receipt = filed()
    with pytest.raises(Refused, match="须由人民调解员办理"):
        act(receipt.number, receipt.code, "accept", version=1, now=at(MONDAY), facts={"source": "applied"})
    with pytest.raises(Refused, match="须由当事人办理"):
        take_step(county.mediator, "mediation", of(receipt).pk, "leave", version=1, on=MONDAY, now=at(MONDAY))


def test_a_second_click_is_stale_and_writes_nothing(county: Cast, posted: Register) -> None:
    receipt = filed()
    row = step(county.mediator, of(receipt), "ask", MONDAY, invited="请补充")
    act(receipt.number, receipt.code, "supplement", version=2, now=at(MONDAY), facts={"risk": "一"})
    with pytest.raises(Stale, match="没有写入"):
        act(receipt.number, receipt.code, "supplement", version=2, now=at(MONDAY), facts={"risk": "一"})
    assert row.events.count() == 3


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"organ": "nowhere"}, "没有设立或者已经撤销"),
        ({"organ": "bureau"}, "没有办理人民调解的人员"),
        ({"organ": "closed"}, "没有设立或者已经撤销"),
        ({"title": " "}, "“名称”须填写"),
        ({"title": "长" * 201}, "不超过 200 字"),
        ({"facts": {"parties": "张三"}}, "缺少必填内容：纠纷简要情况"),
        ({"facts": {**FACTS, "amount": "很多"}}, "“涉及金额（元）”填写有误"),
        ({"facts": {**FACTS, "source": "applied"}}, "不填写：纠纷来源"),
        ({"facts": {**FACTS, "nothing": "x"}}, "没有字段 nothing"),
        ({"facts": {**FACTS, "mediators": "赵六"}}, "“调解员”由办理机关填写"),
        ({"uploads": {"身份证": pdf("证.exe")}}, "不是可以收存的文件类型"),
    ],
    ids=[
        "an unknown organ", "an organ without handlers", "a closed organ", "no name", "a long name", "a field missing",
        "an amount in words", "a field of the office", "an unknown field", "a person named", "a program",
    ],
)  # fmt: skip
def test_a_bad_application_is_refused_in_one_sentence_and_nothing_is_written(
    county: Cast, posted: Register, words: dict[str, Any], sentence: str
) -> None:
    closed = {"code": "closed", "name": "旧调委会", "kind": "committee", "opened_on": date(2020, 1, 1)}
    Organ.objects.add_child(county.jia, closed | {"closed_on": date(2026, 3, 1)})
    with pytest.raises((Rejected, Refused, BadFile), match=sentence):
        filed(**words)
    assert not Case.objects.exists()
    assert not Serial.objects.exists()
    assert not Ticket.objects.exists()


def test_only_standing_organs_with_somebody_to_take_it_up_are_offered(county: Cast, posted: Register) -> None:
    assert {o.code for o in applicable("mediation", MONDAY)} == {"jia", "jia-tw", "yi", "yi-tw"}
    assert applicable("reconsideration", MONDAY) == []


def test_a_register_that_takes_no_applications_says_where_to_go(county: Cast) -> None:
    with pytest.raises(Rejected, match="不接受网上申请"):
        apply("reconsideration", organ="bureau", title="不服处罚", now=at(MONDAY))


def test_nobody_can_be_appointed_to_be_an_applicant(county: Cast, posted: Register) -> None:
    assert PUBLIC.key not in roles.__wrapped__()
    with pytest.raises(Rejected, match="没有角色 public"):
        appoint(person("new", "新人"), county.jia, PUBLIC.key, since_on=MONDAY)


def test_a_step_of_the_applicant_can_be_corrected_by_those_who_may_take_it(
    county: Cast, posted: Register
) -> None:
    receipt = filed()
    row = of(receipt)
    correct_step(
        county.mediator,
        "mediation",
        row.pk,
        1,
        version=1,
        reason="金额写错",
        now=at(MONDAY),
        facts={"amount": "8"},
    )
    assert str(of(receipt).amount) == "8.00"
    assert list(verify()) == []


def test_the_sweep_still_writes_lateness_into_an_applicants_case(county: Cast, posted: Register) -> None:
    hurried = tuple(
        replace(s, optional=False) if s.key == "supplement" else s for s in POSTED.procedure.steps
    )
    with pytest.MonkeyPatch.context() as patch:
        install(patch, replace(POSTED, procedure=replace(POSTED.procedure, steps=hurried)))
        receipt = filed()
        step(county.mediator, of(receipt), "ask", MONDAY, invited="请补充")
        assert sweep(at(date(2026, 6, 1))).noted == 1
        assert of(receipt).events.last().facts == {"due": "2026-04-01"}
        assert list(verify()) == []


def test_tracking_asks_the_same_number_of_queries_however_long_the_case(
    county: Cast, posted: Register
) -> None:
    receipt = filed()
    with CaptureQueriesContext(connection) as short:
        track(receipt.number, receipt.code, MONDAY)
    row = step(county.mediator, of(receipt), "ask", MONDAY, invited="请补充")
    step(county.mediator, row, "ask", MONDAY, invited="再补充")
    with CaptureQueriesContext(connection) as long:
        track(receipt.number, receipt.code, MONDAY)
    assert len(short) == len(long) == 3


def test_a_step_of_the_applicant_takes_no_number_and_opens_nothing_elsewhere() -> None:
    from zhunsheng.declare import Number
    from zhunsheng.records.registry import own_fields

    leaving = replace(
        POSTED.procedure["leave"], numbers=Number("result", "{mark}〔{year}〕{serial}号"), needs=documents()
    )
    wrong = replace(
        POSTED,
        procedure=replace(
            POSTED.procedure, steps=(*POSTED.procedure.steps[:-2], leaving, POSTED.procedure.steps[-1])
        ),
    )
    assert "步骤“撤回申请”可以由当事人自己办理，就不能取文号" in "；".join(
        wrong.problems(own_fields("mediation"))
    )
