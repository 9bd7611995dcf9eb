"""A number changed in a relation that holds is found, and nothing else is. All of it: python -m benchmarks.reading."""

from pathlib import Path

import pytest

from tests.reading.mutations import SENTENCES, gold, mutations, own
from tests.shared import shared
from zhunsheng.reading import read_text
from zhunsheng.reading.checks import slipped

UNSEEN = SENTENCES.parent / "unseen"


@pytest.mark.parametrize("file", [SENTENCES, *sorted(UNSEEN.glob("batch_*.txt"))], ids=lambda file: file.stem)
def test_no_sentence_whose_numbers_agree_is_reported(file: Path) -> None:
    for bond in own(file):
        assert read_text(bond.text).findings == (), bond.source


def test_changes_in_our_own_sentences_are_found_and_nothing_else() -> None:
    made = list(mutations(list(own()), 60))
    assert sum(bool(one.told) for one in made) >= 57
    assert [one for one in made if one.besides] == []


@pytest.mark.parametrize(("batch", "least"), [("batch_a.txt", 57), ("batch_b.txt", 54), ("batch_c.txt", 55)])
def test_changes_in_sentences_that_others_wrote_are_found_and_nothing_else(batch: str, least: int) -> None:
    made = list(mutations(list(own(UNSEEN / batch)), 60))
    assert sum(bool(one.told) for one in made) >= least
    assert [one for one in made if one.besides] == []


@pytest.mark.shared
def test_changes_in_real_reports_are_found_and_nothing_else() -> None:
    made = list(mutations(list(gold(shared("reading"))), 60))
    assert sum(bool(one.told) for one in made) >= 54
    assert [one for one in made if one.besides] == []


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        pytest.param(432, 532, True, id="a digit changed"),
        pytest.param(360, 630, True, id="two digits turned about"),
        pytest.param(132, 1132, True, id="a digit too many"),
        pytest.param(132, 12, True, id="a digit lost"),
        pytest.param(4, 5, False, id="any one digit is near any other"),
        pytest.param(132, 249, False, id="another number"),
        pytest.param(132, 132, False, id="the same number"),
        pytest.param(1.5, 1.6, False, id="no whole numbers"),
    ],
)
def test_a_slip_of_the_hand(one: float, other: float, is_one: bool) -> None:
    assert slipped(one, other) is slipped(other, one) is is_one
