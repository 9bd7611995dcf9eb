"""What is checked at start: every number that a register's sentences name."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.core.checks import CheckMessage, Error, register

from zhunsheng.declare.errors import DeclarationError
from zhunsheng.numbers.owners import owner_of, wrong_with
from zhunsheng.records.registry import registers
from zhunsheng.reports.phrases import phrases
from zhunsheng.writing import Outline, OutlineError, Section


@register()
def sentences_are_sound(**_: Any) -> list[CheckMessage]:
    """E001: a sentence names a figure, field or value that is none. E002: the sentences cannot be read at all."""
    try:
        found = [(key, wrong) for key in registers() for wrong in problems(phrases(key))]
    except (DeclarationError, OutlineError) as error:
        return [Error(str(error), hint="改正 phrases.py 里的写法。", id="reports.E002")]
    return [
        Error(wrong, hint=f"改正 registers/{key}/phrases.py。", id="reports.E001") for key, wrong in found
    ]


def problems(sections: Sequence[Section]) -> Iterator[str]:
    """The keys of these sections that lead to no number, each in one sentence."""
    # 业务的句子是一章里的节，单独看时前面补一章。
    chapter = (Section("一章", ()), *sections)
    outline = Outline(title="报告", addressee="", sections=chapter, issuer="机关", dated_on=date.min)
    for key in outline.needs():
        if wrong := wrong_with(key):
            yield f"报告的句子用到 {wrong}"
        elif owner_of(key) is None:
            yield f"报告的句子用到 {key}，没有哪项业务登记这个数字"
