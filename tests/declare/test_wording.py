"""Declarations refuse what they do not know, and say what they do."""

import pytest

from zhunsheng.declare import (
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
