"""``zhunsheng read FILE… [--json]``: the figures and findings of reports."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from zhunsheng.reading import Finding, Reading

_SEVERITY = {"error": "错误", "warning": "疑问", "note": "提示"}
_ROLE = {"stat": "", "norm": "（要求）", "target": "（目标）", "context": "（背景）", "zero": "（零）"}


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="文件…")
@click.option("--json", "as_json", is_flag=True, help="每个文件打印一行 JSON。")
def command(files: tuple[str, ...], as_json: bool) -> None:
    """读报告：找出其中的数字，核对它们是否相符（txt、html、docx、带文字的 pdf）。"""
    from zhunsheng.reading import load, read_text
    from zhunsheng.reading.errors import ReadingError

    unread = 0
    for file in files:
        try:
            reading = read_text(load(file), name=Path(file).stem)
        except ReadingError as error:
            unread += 1
            click.echo(str(error), err=True)
            continue
        if as_json:
            click.echo(json.dumps(reading.as_dict(file), ensure_ascii=False))
        else:
            click.echo("\n".join(_summary(file, reading)))
    if unread:
        raise SystemExit(2)


def _summary(file: str, reading: "Reading") -> Iterator[str]:
    """What a person wants to know first: what it is, what is wrong, then every figure."""
    about = "，".join(filter(None, (reading.region, f"{reading.year}年" if reading.year else "")))
    failing = sum(not relation.holds for relation in reading.relations)
    yield f"{file}：{reading.title or '（无标题）'}" + (f"（{about}）" if about else "")
    yield f"  数字 {len(reading.figures)} 个；核对关系 {len(reading.relations)} 组，{failing} 组不符；发现 {len(reading.findings)} 处"
    for finding in reading.findings:
        yield f"  {_SEVERITY[finding.severity]}　{_place(reading.text, finding)}　{finding.message}"
    for figure in reading.figures:
        yield f"    {figure.subject or '（未说明）'}：{figure.quote}{_ROLE[figure.role]}" + (
            f"　{figure.key}" if figure.key else ""
        )


def _place(text: str, finding: "Finding") -> str:
    """第几行: what a clerk can go to."""
    return f"第{text.count(chr(10), 0, finding.start) + 1}行"
