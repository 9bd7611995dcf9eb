"""The templates of documents: where they lie, what they may name, what is wrong with them.

``registers/KEY/documents/NAME.md``; a file of the same name under the county's ``documents/KEY/`` goes before it.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models

from zhunsheng.declare import Document, Register, Step
from zhunsheng.records.fields import PeopleField, RowsField
from zhunsheng.records.registry import own_fields
from zhunsheng.writing import TemplateError
from zhunsheng.writing.papers import Sort, Template, Word, parse, problems

COUNTY = {
    "name": "县名",
    "government": "县人民政府",
    "office": "依法治县办",
    "bureau": "司法局",
    "superior": "上级人民政府",
}
"""``{county.…}``: what county.yaml says."""


def folders(key: str) -> tuple[Path, ...]:
    """Where a register's templates lie, the county's own first."""
    module = import_module(f"zhunsheng.registers.{key}")
    return (settings.COUNTY / "documents" / key, Path(str(module.__file__)).parent / "documents")


def files(key: str) -> dict[str, Path]:
    """Every template of a register by its name, the county's in place of the register's own."""
    found: dict[str, Path] = {}
    for folder in reversed(folders(key)):
        found |= {path.stem: path for path in sorted(folder.glob("*.md"))}
    return found


def template(key: str, name: str) -> Template | None:
    """A template by its file's name, or None; TemplateError when the file cannot be read."""
    path = files(key).get(name)
    return _read(path) if path else None


def _read(path: Path) -> Template:
    """Read anew when the file was changed: a county mends a template without a restart."""
    return _parsed(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=512)
def _parsed(path: Path, _changed: int) -> Template:
    where = "/".join(path.parts[-3:])
    try:
        return parse(path.read_text(encoding="utf-8"), where)
    except UnicodeDecodeError:
        raise TemplateError(where, "不是 UTF-8 编码的文本", "请另存为 UTF-8") from None


def documents_of(reg: Register, step: Step) -> tuple[Document, ...]:
    """The documents that can be made at a step: those it needs, then those whose template offers itself there."""
    found = files(reg.key)
    needed = tuple(d for d in step.needs if not d.received and (d.template or d.name) in found)
    named = {d.template or d.name for d in needed}
    others = (name for name, path in found.items() if name not in named and _step_of(path) == step.key)
    return needed + tuple(Document(name) for name in others)


def _step_of(path: Path) -> str:
    """The step at which a template offers itself; none when it cannot be read, which the check at start says."""
    try:
        return _read(path).step
    except TemplateError:
        return ""


def words_of(reg: Register) -> Mapping[str, Word]:
    """Everything a template of the register may name: the shared words, its steps, its own fields."""
    own: Mapping[str, Any] = own_fields(reg.key)
    return {
        **shared_words(),
        **{name: word for step in reg.procedure.steps for name, word in _of_step(step)},
        **{name: _of_field(reg, field) for name, field in own.items()},
    }


def shared_words() -> dict[str, Word]:
    """What a template of every register may name."""
    return {
        "number": Word("编号"),
        "title": Word("名称"),
        "organ": Word("单位"),
        "organ.mark": Word("机关代字"),
        **{f"county.{name}": Word(label) for name, label in COUNTY.items()},
        "today": Word("今天", Sort.DAY),
        "on": Word("办理日期", Sort.DAY),
        "outcome": Word("结果"),
        "by": Word("制作文书的人"),
        "basis": Word("本步骤的依据"),
    }


def _of_step(step: Step) -> Iterator[tuple[str, Word]]:
    yield f"step.{step.key}.on", Word(f"“{step.name}”的日期", Sort.DAY)
    yield f"step.{step.key}.by", Word(f"“{step.name}”的办理人")
    yield f"step.{step.key}.outcome", Word(f"“{step.name}”的结果", choices=step.outcomes)
    yield f"basis.{step.key}", Word(f"“{step.name}”的依据")
    if step.within:
        yield f"term.{step.key}", Word(f"“{step.name}”的期限")


def _of_field(reg: Register, field: Any) -> Word:
    label = str(field.verbose_name)
    if isinstance(field, RowsField):
        columns = {c.name: Word(c.label, _COLUMNS.get(c.kind, Sort.TEXT)) for c in field.columns}
        return Word(label, Sort.ROWS, columns=columns)
    return Word(label, _sort(field), _choices(reg, field))


_COLUMNS = {"whole": Sort.NUMBER, "amount": Sort.NUMBER, "day": Sort.DAY}


def _sort(field: Any) -> Sort:
    if isinstance(field, PeopleField):
        return Sort.PEOPLE
    if isinstance(field, models.DateField):
        return Sort.DAY
    if isinstance(field, models.DecimalField | models.IntegerField | models.FloatField):
        return Sort.NUMBER
    return Sort.TEXT


def _choices(reg: Register, field: Any) -> tuple[str, ...]:
    """What a field can say: its choices, or the results and values that steps write into it and nobody types."""
    if field.choices:
        return tuple(str(label) for _, label in field.flatchoices)
    steps = reg.procedure.steps
    if any(field.name in (*s.fills, *s.may_fill) for s in steps):
        return ()
    said = [o for s in steps if s.outcome_field == field.name for o in s.outcomes]
    return tuple(dict.fromkeys(said + [str(s.sets[field.name]) for s in steps if s.sets.get(field.name)]))


def template_problems(reg: Register) -> Iterator[str]:
    """Everything wrong with a register's templates: unreadable, naming what is not there, used by no step."""
    steps = reg.procedure.steps
    needed = {d.template or d.name for s in steps for d in s.needs if not d.received}
    for name, path in files(reg.key).items():
        try:
            found = _read(path)
        except TemplateError as error:
            yield str(error)
            continue
        yield from problems(found, words_of(reg))
        if found.step and found.step not in reg.procedure:
            yield f"{found.where}：没有步骤 {found.step}。可用：{'、'.join(s.key for s in steps)}"
        elif not found.step and name not in needed:
            yield f"{found.where}：没有步骤用到它。文件名与步骤要的文书名称一致，或者写“步骤：”"
    for wanted in sorted({d.template for s in steps for d in s.needs if d.template} - set(files(reg.key))):
        yield f"声明的模板 {wanted} 不在 documents/ 里。请补上 {wanted}.md，或者改正 template"
