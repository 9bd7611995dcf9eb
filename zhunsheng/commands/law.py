"""``zhunsheng law import FILE…`` reads a new text of a law; ``zhunsheng law confirm DRAFT`` lets it act."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhunsheng.law import Instrument, LawBook
    from zhunsheng.law.texts import Change, LawText

_COUNTY = click.option(
    "--county", type=click.Path(path_type=Path), default=None, metavar="DIR", help="本县的文件夹。"
)


@click.group("law")
def command() -> None:
    """一部法的新文本：读进来、同旧文本逐条对照、核对以后起作用。"""


@command.command("import")
@click.argument("files", nargs=-1, metavar="FILE…")
@_COUNTY
@click.option("--from", "start", default="", metavar="DATE", help="施行日，文本里没有写的时候用。")
def import_text(files: tuple[str, ...], county: Path | None, start: str) -> None:
    """读新文本（可以连旧文本一起给），列出哪些规则、步骤依据旧文本、各条怎样变了，起草对照。什么也不因此起作用。"""
    from zhunsheng.law import LawBook, LawError, UnknownInstrument
    from zhunsheng.law.texts import compare, draft, meet, new_and_old, refuse_if_older, told

    if not 1 <= len(files) <= 2:
        _refuse("一次录一部法：写新文本，要逐条对照的再写旧文本，如 zhunsheng law import 新.docx 旧.docx")
    try:
        book = LawBook(county=county)
        new, old = new_and_old([_read(file) for file in files])
        try:
            instrument = book.instrument(new.title)
        except UnknownInstrument:
            click.echo(f"《{new.title}》共{new.last}条，没有规则、步骤依据它；{_days(new)}。什么也不用改。")
            return
        refuse_if_older(new, instrument)
        old = old or _kept(county, instrument)
        begins = _begins(new, start)
        changes = compare(old, new) if old else None
        meetings = meet(book, instrument, new, changes)
    except LawError as wrong:
        _refuse(str(wrong))
    click.echo("\n".join(told(instrument, new, begins, meetings, changes)))
    click.echo("\n".join(_steps(instrument, changes)))
    written = draft(instrument, new, meetings, begins)
    if county is None:
        click.echo(f"\n对照的草稿（写明 --county 就写进本县文件夹）：\n\n{written}")
    else:
        click.echo(f"\n草稿写在 {_put(county, instrument, new, files[0], written)}；现在什么也没有起作用。")


@command.command("confirm")
@click.argument("file", metavar="DRAFT", type=click.Path(path_type=Path))
@_COUNTY
@click.option("--by", default="", metavar="姓名", help="核对的人。")
def confirm(file: Path, county: Path | None, by: str) -> None:
    """核对过的草稿：从它写明的施行日起作用。没有核对完的、写错的，说出哪一行，什么也不变。"""
    from zhunsheng.clock import today
    from zhunsheng.law import LawError
    from zhunsheng.law.county_texts import DRAFT, FOLDER, read_county_text

    if county is None or not by.strip():
        _refuse("要写明本县的文件夹和核对的人，如 zhunsheng law confirm 草稿.yaml --county county --by 张三")
    if not file.is_file():
        _refuse(f"没有 {file} 这个文件")
    target = county / FOLDER / f"{file.name.removesuffix(DRAFT).removesuffix('.yaml')}.yaml"
    if target.exists():
        _refuse(f"{target} 已经有了；要改先删去它再确认")
    try:
        text = read_county_text(file, confirming=(by.strip(), today()))
        written = f"{file.read_text('utf-8').rstrip()}\nconfirmed: {{by: {by.strip()}, on: {today()}}}\n"
        _try(county, target.name, written)
    except LawError as wrong:
        _refuse(str(wrong))
    target.parent.mkdir(exist_ok=True)
    target.write_text(written, "utf-8")
    if file.name.endswith(DRAFT):
        file.unlink()
    click.echo(
        f"{text.version.label}年的文本自 {text.version.effective_from} 起作用，规则 {len(text.rules)} 条随它；"
        f"写在 {target}。未结的事项打开时按新文本重算。"
    )


def _read(file: str) -> LawText:
    from zhunsheng.law.errors import NotALawText
    from zhunsheng.law.texts import read_text
    from zhunsheng.reading import load
    from zhunsheng.reading.errors import ReadingError

    try:
        return read_text(load(file))
    except ReadingError as wrong:
        raise NotALawText(str(wrong)) from wrong
    except NotALawText as wrong:
        raise NotALawText(f"{file}：{wrong}") from wrong


def _begins(new: LawText, start: str) -> date:
    try:
        begins = date.fromisoformat(start) if start else new.effective_on
    except ValueError:
        _refuse(f"“{start}”不是日期，应写如 2026-07-01")
    if begins is None:
        _refuse(f"《{new.title}》没有写自何日起施行；用 --from 写明")
    return begins


def _days(new: LawText) -> str:
    return f"{new.effective_on} 起施行" if new.effective_on else "没有写施行日"


def _steps(instrument: Instrument, changes: Sequence[Change] | None) -> Iterator[str]:
    """The steps and gates of the registers that rest on the newest text the software brings."""
    from zhunsheng.commands import ready

    ready()
    from zhunsheng.records.registry import registers

    became = {change.old.place: change for change in changes or () if change.old}
    resting = [
        (register.name, step.name, provision.article)
        for register in registers().values()
        for step in register.procedure.steps
        for provision in dict.fromkeys((*step.basis, *(gate.basis for gate in step.gates)))
        if provision.instrument.key == instrument.key and provision.version.label == instrument.newest.label
    ]
    yield f"依据现在这个文本的步骤、门槛 {len(resting)} 处" + (
        "（随软件升级，这里只列出）：" if resting else ""
    )
    for register_name, step_name, article in resting:
        change = became.get(article[: article.find("条") + 1])
        to = f" → {change.new.place}" if change and change.new else ""
        fate = f"　{change.fate.chinese}" if change else ""
        yield f"  {register_name}　{step_name}　{article}{to}{fate}"


def _kept(county: Path | None, instrument: Instrument) -> LawText | None:
    """The wording of the present text, where the county kept it when it was taken over."""
    from zhunsheng.law.county_texts import FOLDER

    file = county / FOLDER / f"{instrument.key}-{instrument.newest.label}.txt" if county else None
    return _read(str(file)) if file and file.is_file() else None


def _put(county: Path, instrument: Instrument, new: LawText, source: str, written: str) -> Path:
    """Writes the draft, and beside it the wording for the next comparison."""
    from zhunsheng.law.county_texts import DRAFT, FOLDER
    from zhunsheng.reading import load

    folder = county / FOLDER
    file = folder / f"{instrument.key}-{new.label}{DRAFT}"
    if file.exists():
        _refuse(f"{file} 已经有一份草稿；接着核对它，或者删去再起草")
    folder.mkdir(exist_ok=True)
    (folder / f"{instrument.key}-{new.label}.txt").write_text(load(source), "utf-8")
    file.write_text(written, "utf-8")
    return file


def _try(county: Path, name: str, written: str) -> LawBook:
    """The county's book as it would be: every rule is read, so that nothing wrong begins to act."""
    from zhunsheng.law import LawBook
    from zhunsheng.law.county_texts import FOLDER

    with tempfile.TemporaryDirectory() as place:
        trial = Path(place) / county.name
        trial.mkdir()
        for kept in (*county.glob("parameters.yaml"), *(county / FOLDER).glob("*.yaml")):
            (trial / kept.parent.relative_to(county)).mkdir(exist_ok=True)
            shutil.copy(kept, trial / kept.relative_to(county))
        (trial / FOLDER).mkdir(exist_ok=True)
        (trial / FOLDER / name).write_text(written, "utf-8")
        book = LawBook(county=trial)
        book.rules()
        return book


def _refuse(why: str) -> NoReturn:
    click.echo(why, err=True)
    raise SystemExit(2)
