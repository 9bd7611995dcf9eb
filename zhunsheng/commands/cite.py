"""``zhunsheng cite FILE…``: the laws a text cites, and whether each was in force on a day."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from zhunsheng.law.citing import Citation


@click.command("cite")
@click.argument("files", nargs=-1, metavar="FILE…")
@click.option("--on", "on", default="", metavar="DATE", help="以哪一天的法律为准；不写就是今天。")
@click.option("--json", "as_json", is_flag=True, help="每个文件打印一行 JSON。")
def command(files: tuple[str, ...], on: str, as_json: bool) -> None:
    """找出文中引用的法律、法规和文件，核对那一天是否有效、有没有这一条。"""
    from zhunsheng.law import LawError
    from zhunsheng.law.citing import cite
    from zhunsheng.reading import load
    from zhunsheng.reading.errors import ReadingError

    day = _day(on)
    if not files:
        _refuse("要写明文件，如 zhunsheng cite 报告.docx --on 2025-12-31")
    unread = doubtful = 0
    for file in files:
        try:
            text = load(file)
            citations = cite(text, day)
        except LawError as wrong:
            _refuse(str(wrong))
        except ReadingError as wrong:
            unread += 1
            click.echo(str(wrong), err=True)
            continue
        doubtful += sum(not citation.status.holds for citation in citations)
        if as_json:
            told = {"file": file, "on": day.isoformat(), "citations": [one.as_dict() for one in citations]}
            click.echo(json.dumps(told, ensure_ascii=False))
        else:
            click.echo("\n".join(_in_words(file, text, day, citations)))
    if unread or doubtful:
        raise SystemExit(2 if unread else 1)


def _in_words(file: str, text: str, day: date, citations: Sequence[Citation]) -> Iterator[str]:
    """What fails first, then what was cited and how often."""
    wrong = [citation for citation in citations if not citation.status.holds]
    yield f"{file}：引用 {len(citations)} 处，以 {day} 为准，{len(wrong)} 处不成立"
    for citation in wrong:
        doubt = "" if citation.certain else "（这一点凭记忆或者较早的文本，请核对）"
        line = text.count("\n", 0, citation.start) + 1
        quote = citation.quote.replace("\n", "")
        yield f"  第{line}行　{quote}　{citation.status.chinese}：{citation.finding}{doubt}"
    cited = Counter(
        (one.instrument, one.article, one.said, "" if one in wrong else one.finding) for one in citations
    )
    for (instrument, article, said, finding), times in cited.items():
        often = f"　{times} 次" if times > 1 else ""
        yield f"    《{instrument}》{article}　{said}{often}" + (f"　{finding}" if finding else "")


def _day(written: str) -> date:
    from zhunsheng.clock import today

    try:
        return date.fromisoformat(written) if written else today()
    except ValueError:
        _refuse(f"“{written}”不是日期，应写如 2025-12-31")


def _refuse(why: str) -> NoReturn:
    click.echo(why, err=True)
    raise SystemExit(2)
