"""Sentences know their paragraph and the headings they stand under."""

from zhunsheng.reading.split import split

TEXT = "一、主要成效\n（一）强化调解。受理5件。办结4件。\n1.压实责任。普法3场。\n二、存在问题\n意识不强。\n"


def sentence(words: str) -> tuple[str, list[str]]:
    sentences = split(TEXT)
    one = sentences.all[sentences.index_at(TEXT.index(words))]
    return TEXT[one.start : one.end], [TEXT[slice(*span)] for span in one.headings]


def test_a_sentence_stands_under_all_headings_above_it() -> None:
    assert sentence("普法") == ("普法3场。", ["一、主要成效", "（一）强化调解", "1.压实责任"])


def test_a_new_chapter_ends_the_headings_below() -> None:
    assert sentence("意识") == ("意识不强。", ["二、存在问题"])


def test_sentences_of_one_line_share_their_paragraph() -> None:
    sentences = split(TEXT)
    first, second = (sentences.all[sentences.index_at(TEXT.index(words))] for words in ("受理", "办结"))
    assert first.paragraph == second.paragraph
    assert first.end == second.start


def test_an_empty_text_has_no_sentences() -> None:
    assert split("\n \n").all == ()
