"""Last year's report is cut at its headings, however their brackets are written; a text without any is no fault."""

from zhunsheng.drafts.earlier import beside, pieces


def test_a_report_without_numbered_headings_has_no_pieces() -> None:
    assert pieces("没有编号的报告。") == []
    assert beside("没有编号的报告。", ["主要举措和成效"]) == {}


def test_headings_in_half_width_brackets_are_headings() -> None:
    assert pieces("一、举措\n(一)执法\n查案三件。\n（二）复议\n审结两件。") == [
        ("举措", ""), ("执法", "查案三件。"), ("复议", "审结两件。"),
    ]  # fmt: skip
