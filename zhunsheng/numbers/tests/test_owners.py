"""One lookup says which register counts what a key names."""

import pytest

from zhunsheng.numbers.owners import Owner, owner_of, wrong_with


@pytest.mark.parametrize(
    ("key", "owner"),
    [
        pytest.param("mediation.accepted", Owner("mediation", "mediation.accepted"), id="its-own-key"),
        pytest.param(
            "mediation.accepted.kind.neighbour",
            Owner("mediation", "mediation.accepted", "kind", "neighbour"),
            id="one-field",
        ),
        pytest.param(
            "mediation.closed.kind.family.result.agreed",
            Owner("mediation", "mediation.closed", "kind.result", "family.agreed"),
            id="two-fields",
        ),
        pytest.param(
            "mediation.accepted.kind.未填", Owner("mediation", "mediation.accepted", "kind", "未填"), id="those-without"
        ),
        pytest.param("mediation.mediators", None, id="what-no-register-counts"),
        pytest.param("litigation.cases.field.police", None, id="a-part-of-what-no-register-counts"),
        pytest.param("mediation.accepted.kind", None, id="half-a-part"),
        pytest.param("mediation", None, id="a-register"),
        pytest.param(
            "mediation.accepted.kind.family.result.agreed.source.court", None, id="three-fields-are-too-many"
        ),
    ],
)  # fmt: skip
def test_a_key_leads_to_the_registers_own_figure_and_its_part(key: str, owner: Owner | None) -> None:
    assert owner_of(key) == owner
    assert wrong_with(key) == ""


@pytest.mark.parametrize(
    ("key", "says"),
    [
        pytest.param("mediation.accepted.colour.red", "“人民调解”的数字不能按 colour 分。可用：kind、source、result", id="a-field"),
        pytest.param("mediation.accepted.kind.red", "“纠纷类型”没有 red 这一项。可用：family、", id="a-value"),
        pytest.param("mediation.closed.kind.family.result.red", "“调解结果”没有 red", id="a-second-value"),
        pytest.param("mediation.closed.kind.family.amount.x", "不能按 amount 分", id="no-field-for-groups"),
        pytest.param("mediation.closed.kind.family.kind.wages", "“纠纷类型”分了两次", id="one-field-twice"),
    ],
)  # fmt: skip
def test_an_unknown_field_or_value_is_named_in_one_sentence(key: str, says: str) -> None:
    assert owner_of(key) is None
    assert says in wrong_with(key)
    assert wrong_with(key).startswith(key)
