"""The forms that ship: read from ``forms/*.yaml``, completed from the catalogue, and checked at start."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.core.checks import CheckMessage, Error, register

from zhunsheng.declare import Stock
from zhunsheng.declare.errors import DeclarationError, RegisterUnreadable, choices
from zhunsheng.numbers.owners import owner_of, wrong_with
from zhunsheng.statistics.checks import checks_of
from zhunsheng.statistics.known import Known, known, problems_of_names, split
from zhunsheng.statistics.layout import Form, Heading, form_of

FOLDER = Path(__file__).parent / "forms"


@cache
def forms() -> Mapping[str, Form]:
    """Every declared form by key, in the order of their 表号. DeclarationError for the first one that cannot be read."""
    found = [read_form(path) for path in FOLDER.glob("*.yaml")]
    return {form.key: form for form in sorted(found, key=lambda form: form.number)}


def form(key: str) -> Form:
    """One form; DeclarationError lists the known ones."""
    try:
        return forms()[key]
    except KeyError:
        raise DeclarationError("填报表", f"没有填报表 {key}", choices(forms())) from None


def read_form(path: Path, figures: Mapping[str, Known] | None = None) -> Form:
    """The form of a file with units and explanations from the catalogue. DeclarationError names the file."""
    try:
        words = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as wrong:
        raise DeclarationError(path.name, f"不是合格的 YAML：{wrong}") from wrong
    if not isinstance(words, dict):
        raise DeclarationError(path.name, "最外层应当是“词: 内容”")
    try:
        return settled(form_of(words), known() if figures is None else figures)
    except DeclarationError as wrong:
        raise DeclarationError(f"{path.name}：{wrong.where}", wrong.what, wrong.hint) from wrong


def settled(one: Form, figures: Mapping[str, Known]) -> Form:
    """The form with what the catalogue says about its figures; so a stored edition needs no catalogue."""
    return replace(
        one,
        columns=tuple(_settled(heading, figures) for heading in one.columns),
        rows=tuple(_settled(heading, figures) for heading in one.rows),
    )


def problems(found: Iterable[Form], figures: Mapping[str, Known]) -> Iterator[str]:
    """Everything wrong with the forms, form by form and among each other."""
    asked: dict[str, str] = {}
    for one in found:
        keys = [blank.key for blank in one.blanks]
        for key in sorted({key for key in keys if keys.count(key) > 1}):
            yield f"{one.name}：数字 {key} 在表里出现两次"
        for blank in one.blanks:
            figure = split(blank.key)[0]
            entry = figures.get(figure)
            if entry is None:
                yield f"{one.name}：没有数字 {figure}；新数字先写进 statistics/figures.yaml"
            elif blank.unit != entry.unit:
                yield f"{one.name}：“{blank.name}”按{blank.unit}填，目录按{entry.unit}算，单位要一致"
            elif wrong := wrong_with(blank.key):
                yield f"{one.name}的“{blank.name}”：{wrong}"
            elif (owner := owner_of(blank.key)) and isinstance(owner.declared, Stock) and not blank.stock:
                yield f"{one.name}的“{blank.name}”：登记算的是时点数，表里也要写 stock: true，否则各期会被相加"
            # 一数一源：同一个数不向基层要两遍。
            if other := asked.get(blank.key):
                yield f"{one.name}：数字 {blank.key} 已经由“{other}”收，不得多头填报"
        asked |= dict.fromkeys(keys, one.name)
        yield from (f"{one.name}：{problem}" for problem in checks_of(one).problems)


@register()
def forms_are_sound(**_: Any) -> list[CheckMessage]:
    """E001: a form, or a name that a register claims, does not hold together. E002: they cannot be read at all."""
    try:
        found = [
            *problems_of_names(),
            *problems(forms().values(), known()),
        ]  # 先问业务：业务读不了，就不是表的错
    except RegisterUnreadable:
        return []  # registers.E002 已经说了
    except DeclarationError as error:
        return [Error(str(error), hint="改正 statistics/forms/ 里的写法。", id="statistics.E002")]
    return [
        Error(one, hint="改正 statistics/forms/ 或 register.py 里的写法。", id="statistics.E001")
        for one in found
    ]


def _settled(heading: Heading, figures: Mapping[str, Known]) -> Heading:
    entry = figures.get(heading.figure)
    return replace(
        heading,
        unit=heading.unit or (entry.unit if entry else ""),
        note=heading.note or (entry.note if entry else ""),
        under=tuple(_settled(one, figures) for one in heading.under),
    )
