"""Masks let through what they know and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.declare.masks import COUNTY, CREDIT_CODE, HIDDEN, HIDDEN_TEXT, MASKS, SURNAME, without_identity

PERSON = "110101199003078515"
HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("张三", "张某"),
        ("欧阳明月", "欧阳某"),
        ("欧阳", "欧某"),
        ("阿不都·买买提", "阿某"),
        ("张三、李四", "张某、李某"),
        ("张三等5人", "张某等5人"),
        ("云溪县青禾商贸有限公司", "云溪县青禾商贸有限公司"),
        ("云溪县青禾商贸有限公司，张三", "云溪县青禾商贸有限公司、张某"),
        ("张三 13800000000", "张某、某"),
        ("法定代表人：李四", "某"),
        ("John Smith", "某、某"),
        ("王店", "王某"),
        ("", ""),
        ("  ", ""),
    ],
    ids=[
        "a person",
        "a compound surname",
        "a person whose name is a compound surname",
        "a dotted name",
        "two persons",
        "a person and others",
        "a firm",
        "a firm and a person",
        "a person with a telephone",
        "words around a name",
        "letters",
        "a person called like a shop",
        "nothing",
        "blanks",
    ],
)
def test_persons_are_shown_by_surname_and_firms_by_name(name: str, shown: str) -> None:
    assert SURNAME(name) == shown


@given(st.text(HAN, min_size=3, max_size=3))
def test_a_given_name_never_passes(name: str) -> None:
    assert SURNAME(name) in {f"{name[0]}某", f"{name[:2]}某"}


@given(st.text(max_size=40))
def test_digits_pass_no_mask_of_persons_or_places_unless_a_firm_or_a_crowd_holds_them(text: str) -> None:
    shown = COUNTY(text) + HIDDEN(text)
    assert not any(c.isdigit() for c in shown)


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("91330100MA27XYHL45", "91330100MA27XYHL45"),
        ("91330100ma27xyhl45", "91330100MA27XYHL45"),
        (PERSON, HIDDEN_TEXT),
        ("G12345678", HIDDEN_TEXT),
        ("张三", HIDDEN_TEXT),
    ],
    ids=["a firm's code", "in small letters", "an identity number", "a passport", "a name"],
)
def test_a_code_is_kept_and_a_persons_number_is_not(code: str, shown: str) -> None:
    assert CREDIT_CODE(code) == shown


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("某省东江市云溪县城关镇人民路1号2栋301室", "某省东江市云溪县"),
        ("广西壮族自治区南宁市青秀区民族大道1号", "广西壮族自治区南宁市青秀区"),
        ("浙江省江山市双塔街道1号", "浙江省江山市"),
        ("城东小区3号楼", HIDDEN_TEXT),
        ("云溪县城东小区3号楼", "云溪县"),
        ("江山市城东开发区3号", "江山市"),
        ("幸福村3组12号", HIDDEN_TEXT),
        ("新疆某县", "新疆某县"),
        ("东门市场5号", HIDDEN_TEXT),
        ("12 Main Street", HIDDEN_TEXT),
    ],
    ids=[
        "down to the door", "an autonomous region", "a city at county level", "a housing estate", "a county and an estate",
        "a development zone", "a village", "nothing below", "a market", "letters",
    ],
)  # fmt: skip
def test_an_address_ends_at_its_county(address: str, shown: str) -> None:
    assert COUNTY(address) == shown


@pytest.mark.parametrize("mask", MASKS, ids=lambda m: m.key)
def test_no_mask_shows_an_identity_number(mask: object) -> None:
    for text in (PERSON, f"张三（{PERSON}）", f"云溪县{PERSON}公司", PERSON.lower()):
        assert PERSON not in mask(text).upper()  # type: ignore[operator]


def test_an_identity_number_goes_from_any_text_and_other_numbers_stay() -> None:
    said = f"对张三（身份证{PERSON}）罚款 20000 元，文号 330100199913459999，账号 6222020200012345678"
    assert without_identity(said) == said.replace(PERSON, HIDDEN_TEXT)
