"""Radicals of old PDFs become the characters that were printed."""

from zhunsheng.formats.radicals import RADICALS, without_radicals


def test_radicals_become_the_characters_that_were_printed() -> None:
    assert (
        without_radicals("⾏政复议⼀百⼆⼗件，⻓期，⻔⼾，⻅⻋⺠") == "行政复议一百二十件，长期，门户，见车民"
    )


def test_every_radical_is_one_other_character() -> None:
    assert all(len(meant) == 1 and meant != sign for sign, meant in RADICALS.items())
