"""``zhunsheng read FILE… [--json]``: the figures and findings of reports."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from zhunsheng.reading import Finding, Reading

_SEVERITY = {"error": "错误", "warning": "疑问", "note": "提示"}
_ROLE = {"stat": "", "norm": "（要求）", "target": "（目标）", "context": "（背景）", "zero": "（零）"}


_MANY = 8
"""Files from which on several processes read; starting them costs as much as reading a few."""


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="文件…")
@click.option("--json", "as_json", is_flag=True, help="每个文件打印一行 JSON。")
def command(files: tuple[str, ...], as_json: bool) -> None:
    """读报告：找出其中的数字，核对它们是否相符（txt、html、docx、doc、wps、ofd、带文字的 pdf）。

    文件多时各处理器同时读，结果仍按文件的次序打印，进度在标准错误上。
    """
    unread = 0
    for done, (told, wrong) in enumerate(_each(files, partial(_told, as_json=as_json)), 1):
        if told:
            click.echo(told)
        if wrong:
            unread += 1
            click.echo(wrong, err=True)
        if len(files) >= _MANY:
            _progress(done, len(files))
    if unread:
        raise SystemExit(2)


def _each(files: tuple[str, ...], tell: Callable[[str], tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """What is told of each file, in their order; what was told is passed on at once, so memory stays flat."""
    processes = min(os.cpu_count() or 1, len(files))
    if len(files) < _MANY or processes < 2:
        yield from map(tell, files)
        return
    import multiprocessing

    with multiprocessing.Pool(processes) as pool:
        yield from pool.imap(tell, files)


def _told(file: str, *, as_json: bool) -> tuple[str, str]:
    """What is printed of a file, or else why it cannot be read; plain text, for it comes from another process."""
    from zhunsheng.reading import read_text
    from zhunsheng.reading.errors import ReadingError
    from zhunsheng.reading.input import load_whole

    try:
        taken = load_whole(file)
        reading = read_text(taken.text, name=Path(file).stem)
    except ReadingError as error:
        return "", str(error)
    if as_json:
        unread = {"unread": list(taken.unread)} if taken.unread else {}
        return json.dumps(reading.as_dict(file) | unread, ensure_ascii=False), ""
    return "\n".join([*_summary(file, reading), *(f"  没有读　{what}" for what in taken.unread)]), ""


def _progress(done: int, whole: int) -> None:
    """已读 100/1000: on a terminal one line that changes, in a log every tenth part."""
    if sys.stderr.isatty():
        click.echo(f"\r已读 {done}/{whole}", err=True, nl=done == whole)
    elif done == whole or done * 10 // whole > (done - 1) * 10 // whole:
        click.echo(f"已读 {done}/{whole}", err=True)


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
