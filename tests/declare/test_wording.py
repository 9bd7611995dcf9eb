"""Declarations refuse what they do not know, and say what they do."""

import pytest

from zhunsheng.declare import (
    SURNAME,
    Count,
    DeclarationError,
    End,
    Procedure,
    Publication,
    Ratio,
    Register,
    Step,
    done,
    field_is,
    in_order,
    when,
)
from zhunsheng.declare.figures import columns, days_between
from zhunsheng.declare.gates import Gate
from zhunsheng.declare.roles import CLERK
from zhunsheng.law import instrument, rule

LAW = instrument("人民调解法")
ARTICLE = LAW.article("第十七条")


def step(key: str, **words: object) -> Step:
    return Step(key, words.pop("name", key), basis=LAW.article("第十七条"), by=CLERK, **words)  # type: ignore[arg-type]


def test_an_unknown_word_is_refused_and_the_nearest_known_one_named() -> None:
    with pytest.raises(DeclarationError, match="不认识的词 withn.*within"):
        step("accept", withn=rule("mediation.judicial_confirmation"))


def test_a_missing_word_is_refused() -> None:
    with pytest.raises(DeclarationError, match="写得不全"):
        Count("mediation.accepted", "受理", unit="件")


def test_a_term_without_a_start_is_refused() -> None:
    with pytest.raises(DeclarationError, match="起算点"):
        step("confirm", within=rule("mediation.judicial_confirmation"))


def test_a_start_without_a_term_is_refused() -> None:
    with pytest.raises(DeclarationError, match="起算点"):
        step("confirm", since="effective_on")


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(Exception, match="mediation.judicial_confirmatio"):
        rule("mediation.judicial_confirmatio")


def test_a_figure_key_names_its_register() -> None:
    with pytest.raises(DeclarationError, match="业务.名称"):
        Count("accepted", "受理", unit="件", dated_by="accepted_on")


def test_one_thing_and_several_read_alike() -> None:
    assert step("a", instead_of="b").instead_of == step("a", instead_of=("b",)).instead_of == ("b",)
    assert step("a", after="b").after == done("b")


@pytest.mark.parametrize(
    ("where", "names"),
    [
        (lambda d: d.result == "agreed", {"closed_on", "result"}),
        (lambda d: (d.kind == "wages") & ~d.result.isin(["failed"]), {"closed_on", "kind", "result"}),
        (None, {"closed_on"}),
    ],
    ids=["one condition", "two conditions joined", "no condition"],
)
def test_the_fields_a_condition_reads_are_known(where: object, names: set[str]) -> None:
    assert columns(Count("m.x", "名", unit="件", dated_by="closed_on", where=where)) == names  # type: ignore[arg-type]


PROCEDURE = Procedure(
    steps=(step("open", name="登记"), step("close", name="办结", after="open", dated="closed_day")),
    governed_by=("opened_day",),
)


@pytest.mark.parametrize(
    ("gate", "missing"),
    [
        (field_is("kind", "x", basis=ARTICLE), ["kind"]),
        (in_order("opened_day", "last_day", basis=ARTICLE), ["last_day"]),
    ],
    ids=["field_is", "in_order"],
)
def test_a_gate_on_a_field_that_is_not_there_is_a_problem(gate: Gate, missing: list[str]) -> None:
    procedure = Procedure(steps=(step("open", name="登记", gates=gate, ends=End.CLOSED),), governed_by=())
    said = [f"步骤“登记”的门槛用到不存在的字段 {name}" for name in missing]
    assert list(procedure.problems({"opened_day"})) == said


def problems(fields: set[str], **words: object) -> str:
    said: dict[str, object] = {
        "key": "work",
        "name": "业务",
        "systems": (),
        "record": None,
        "procedure": PROCEDURE,
        "figures": (),
        "publication": Publication(internal=tuple(fields)),
        "number": "{year}-{serial}",
    }
    return "；".join(Register(**(said | words)).problems(fields))  # type: ignore[arg-type]


def test_a_sound_register_has_no_problems() -> None:
    assert problems({"opened_day", "closed_day"}) == ""


@pytest.mark.parametrize(
    ("fields", "words", "sentence"),
    [
        ({"opened_day"}, {}, "步骤“办结”用到不存在的字段 closed_day"),
        ({"closed_day"}, {}, "适用法律的日期用到不存在的字段 opened_day"),
        ({"opened_day", "closed_day"}, {"publication": Publication()}, "字段 closed_day 没有写明给谁看"),
        (
            {"opened_day", "closed_day"},
            {"publication": Publication(public=("opened_day",), sealed=("opened_day", "closed_day"))},
            "字段 opened_day 写了两种公开范围",
        ),
        (
            {"opened_day", "closed_day"},
            {"figures": (Count("work.x", "数", unit="件", dated_by="no_day"),)},
            "数字“数”用到不存在的字段 no_day",
        ),
        (
            {"opened_day", "closed_day"},
            {"figures": (Ratio("work.r", "率", of="work.a", to="work.b"),)},
            "比率“率”提到没有声明的数字 work.a",
        ),
        (
            {"opened_day", "closed_day"},
            {"figures": (Count("other.x", "数", unit="件", dated_by="closed_day"),)},
            "应以“work.”开头",
        ),
        ({"opened_day", "closed_day"}, {"columns": ("nothing",)}, "列表用到不存在的字段 nothing"),
        (
            {"opened_day", "closed_day"},
            {
                "publication": Publication(
                    public=("opened_day", "closed_day"), since="closed_day", only=done("no")
                )
            },
            "公开的条件提到不存在的步骤 no",
        ),
        (
            {"opened_day", "closed_day"},
            {
                "publication": Publication(
                    public=("opened_day", "closed_day"), since="closed_day", only=when("no")
                )
            },
            "公开的条件提到不存在的字段 no",
        ),
    ],
    ids=[
        "step writes an unknown field",
        "governing date unknown",
        "field without audience",
        "field with two audiences",
        "figure dated by an unknown field",
        "ratio of unknown figures",
        "figure key of another register",
        "unknown column",
        "publication after an unknown step",
        "publication by an unknown field",
    ],
)
def test_a_wrong_register_says_what_is_wrong(
    fields: set[str], words: dict[str, object], sentence: str
) -> None:
    assert sentence in problems(fields, **words)


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ((step("a"), step("b")), "应当恰有一个步骤开启案件"),
        ((step("a"), step("b", after="c")), "步骤“b”提到不存在的步骤 c"),
        ((step("a"), step("a", after="a")), "有两个步骤用了同一个键"),
        (
            (
                step("a"),
                step("b", after="a", within=rule("mediation.judicial_confirmation"), since="nowhere"),
            ),
            "步骤“b”的期限从不存在的字段或步骤 nowhere 起算",
        ),
    ],
    ids=["two openings", "unknown step", "one key twice", "term from nowhere"],
)
def test_a_wrong_procedure_says_what_is_wrong(steps: tuple[Step, ...], sentence: str) -> None:
    assert sentence in "；".join(Procedure(steps=steps, governed_by=()).problems(()))


def test_days_between_two_fields_are_both_read() -> None:
    from zhunsheng.declare import Mean

    mean = Mean(
        "m.days", "天数", unit="天", dated_by="closed_on", of=days_between("accepted_on", "closed_on")
    )
    assert columns(mean) == {"accepted_on", "closed_on"}


DAYS = {"decision", "published_on", "ended_on", "withdrawn_on", "reason", "party"}
PUBLIC_DAYS = ("decision", "published_on", "ended_on", "withdrawn_on", "reason")


def publication(**words: object) -> str:
    said: dict[str, object] = {"public": PUBLIC_DAYS, "sealed": "party", "since": "published_on"}
    return "；".join(Publication(**(said | words)).problems(DAYS))  # type: ignore[arg-type]


def test_a_publication_that_begins_ends_masks_and_can_be_withdrawn_is_sound() -> None:
    assert publication(
        public=("title", *PUBLIC_DAYS), until=rule("penalty.samr_publicity_term"), only=done("decide"),
        masked={"party": SURNAME}, withdrawn="withdrawn_on", withdrawn_for="reason",
    ) == ""  # fmt: skip


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"since": "day"}, "公开的起止用到不存在的字段 day"),
        ({"until": "day"}, "公开的起止用到不存在的字段 day"),
        ({"since": "", "until": "ended_on"}, "公开写了 until，却没有写从哪一天起公开"),
        ({"since": "", "masked": {"party": SURNAME}}, "公开写了 masked，却没有写从哪一天起公开"),
        ({"since": "", "only": done("x")}, "公开写了 only，却没有写从哪一天起公开"),
        ({"withdrawn": "withdrawn_on"}, "撤回公开要同时写明日期"),
        ({"withdrawn_for": "reason"}, "撤回公开要同时写明日期"),
        ({"masked": {"decision": SURNAME}}, "字段 decision 写了脱敏，却没有封存"),
        ({"masked": {"nobody": SURNAME}}, "脱敏提到不存在的字段 nobody"),
        ({"masked": {"party": "SURNAME"}}, "可用：SURNAME、CREDIT_CODE、COUNTY、HIDDEN"),
        ({"public": PUBLIC_DAYS[:1], "internal": PUBLIC_DAYS[1:]}, "published_on，它会随记录公开"),
        ({"until": rule("penalty.publicity_withdraw")}, "须按日、月或者年计算"),
        ({"until": rule("mediation.judicial_confirmation")}, "不得顺延"),
    ],
    ids=[
        "begins on an unknown day", "ends on an unknown day", "an end without a beginning", "a mask without a beginning",
        "a condition without a beginning", "a withdrawal without a reason", "a reason without a withdrawal",
        "a mask on a field that is not sealed", "a mask on an unknown field", "an unknown mask",
        "a day that is not public itself", "an end in working days", "an end that is moved by a day off",
    ],
)  # fmt: skip
def test_a_wrong_publication_says_what_is_wrong(words: dict[str, object], sentence: str) -> None:
    assert sentence in publication(**words)
