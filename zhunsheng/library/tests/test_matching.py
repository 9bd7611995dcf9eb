"""Two versions of a report held together by the words of their findings."""

from zhunsheng.library.matching import Changes, changes, sentence_of
from zhunsheng.library.tests.handing import FAULTY, MENDED
from zhunsheng.reading import Finding, read_text


def told(found: Changes) -> tuple[list[str], list[tuple[str, bool]], list[str]]:
    return (
        [f.kind for f in found.mended],
        [(pair.after.kind, pair.same) for pair in found.still],
        [f.kind for f in found.fresh],
    )


def between(before: str, after: str) -> tuple[list[str], list[tuple[str, bool]], list[str]]:
    return told(changes(read_text(before), read_text(after)))


def test_what_is_gone_is_mended_and_what_stays_is_still_there() -> None:
    mended, still, fresh = between(FAULTY, MENDED)
    assert mended == ["ratio_mismatch", "broken_date"]
    assert still == [("missing_ordinal", True), ("sum_mismatch", True)]
    assert fresh == []


def test_a_finding_is_known_again_when_text_before_it_was_added() -> None:
    longer = FAULTY.replace("2025年，", "一年来，全县上下共同努力。2025年，", 1)
    mended, still, fresh = between(FAULTY, longer)
    assert (mended, fresh) == ([], [])
    assert all(same for _, same in still)


def test_a_mistake_made_while_mending_is_new() -> None:
    worse = MENDED.replace("2025年8月印发", "20259月印发")
    assert between(MENDED, worse)[2] == ["broken_date"]


def test_a_sum_that_was_changed_and_is_still_wrong_is_still_there_but_not_the_same() -> None:
    other = FAULTY.replace("不予受理6件", "不予受理7件")
    mended, still, fresh = between(FAULTY, other)
    assert ("sum_mismatch", False) in still
    assert "sum_mismatch" not in mended + fresh


def test_the_same_words_in_a_wholly_different_sentence_are_another_finding() -> None:
    before = "一是加强领导。三是落实责任，建立台账，按月通报，压实各方面的工作。\n云溪县\n"
    after = "（一）开展培训\n一是请专家授课，送法进乡村。三是网上答题竞赛评出优胜者给予通报表扬。\n云溪县\n"
    mended, still, fresh = between(before, after)
    assert mended == fresh == ["missing_ordinal"]
    assert still == []


def test_one_finding_is_never_taken_for_two() -> None:
    one = "一是加强领导。三是落实责任。\n云溪县\n"
    found = changes(read_text(one), read_text(one + one))
    assert len(found.still) == 1
    assert len(found.fresh) == 1


def test_a_sentence_ends_at_its_mark_and_no_hostile_one_is_endless() -> None:
    text = "前一句。这里有20258月的错。后一句。"
    finding = Finding(kind="x", severity="note", start=7, end=12, quote="20258", message="")
    assert sentence_of(text, finding) == "这里有20258月的错"
    endless = "字" * 5000
    finding = Finding(kind="x", severity="note", start=2000, end=2001, quote="字", message="")
    assert len(sentence_of(endless, finding)) <= 200
