import pytest

from tests.figures.mediation import COUNTY
from zhunsheng.figures import Organ, OrganTree, TreeError, UnknownOrganError


def test_a_tree_knows_what_stands_above_and_below():
    assert COUNTY.root == "county"
    assert COUNTY.name("east") == "东镇"
    assert COUNTY.children("county") == ("east", "west", "bureau")
    assert COUNTY.above("east-1") == ("east-1", "east", "county")
    assert COUNTY.below("east") == {"east", "east-1", "east-2"}
    assert COUNTY.below("county") == set(COUNTY.codes)
    assert COUNTY.codes.index("east") < COUNTY.codes.index("east-2")


def test_an_unknown_organ_is_refused_with_the_nearest():
    with pytest.raises(UnknownOrganError, match="bureau"):
        COUNTY.below("bureua")


@pytest.mark.parametrize(
    ("organs", "says"),
    [
        pytest.param({}, "现有 0 个", id="no-top"),
        pytest.param({"a": Organ("甲"), "b": Organ("乙")}, "现有 2 个：a、b", id="two-tops"),
        pytest.param({"a": Organ("甲"), "b": Organ("乙", "c")}, "上级 c 不在", id="an-unknown-parent"),
        pytest.param(
            {"a": Organ("甲"), "b": Organ("乙", "c"), "c": Organ("丙", "b")}, "绕成了圈：b、c", id="a-circle"
        ),
    ],
)
def test_organs_that_form_no_tree_are_refused(organs, says):
    with pytest.raises(TreeError, match=says):
        OrganTree(organs)
