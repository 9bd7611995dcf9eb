"""The documents that are made at a step: filled with what the form says so far, looked at, then downloaded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods

from zhunsheng.declare import Register, Step
from zhunsheng.desk.cases.forms import StepForm
from zhunsheng.desk.frame.fetching import known_register
from zhunsheng.desk.frame.request import Request
from zhunsheng.records.errors import BadField
from zhunsheng.records.files import TYPES
from zhunsheng.records.papers import Draft, draw
from zhunsheng.records.templates import documents_of
from zhunsheng.writing.composition import Line, Role
from zhunsheng.writing.papers import BLANK, Form, Layout, Paper, as_docx

_LOOKS = {
    Role.MARK: "mark",
    Role.NUMBER: "number",
    Role.TITLE: "title",
    Role.ADDRESSEE: "flush",
    Role.FLUSH: "flush",
    Role.HEADING1: "first",
    Role.HEADING2: "second",
    Role.ATTACHMENT: "attachment",
    Role.SIGNATURE: "signature",
}
_LAYOUTS = {Layout.OFFICIAL: "official", Layout.FORM: "form", Layout.RECORD: "record"}
_OPEN = re.compile(f"({BLANK}|【[^】]*】)")
_LINE, _REST = 27, 18
"""The height of a line of a form on the screen, and what a row has besides, in pixels."""

Piece = tuple[str, bool]
"""A text, and whether somebody still has to fill it in."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the document as the page draws it: paragraphs of one look, or a form."""

    look: str
    lines: tuple[tuple[Piece, ...], ...] = ()
    shares: tuple[int, ...] = ()
    rows: tuple[tuple[int, tuple[Any, ...]], ...] = ()


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def paper(request: Request, key: str, pk: int, step: str, paper: str) -> HttpResponse:
    """The document as it would be written now; with ``as=docx`` the file. Nothing is recorded by looking."""
    reg = known_register(key)
    if step not in reg.procedure:
        raise Http404("没有这个步骤。")
    row = request.access.handled(key, pk)
    wanted = reg.procedure[step]
    form = StepForm(reg, wanted, request.POST if request.method == "POST" else None)
    made, wrong = _drawn(request, reg, wanted, pk, paper, form)
    if request.POST.get("as") == "docx":
        return _file(made, f"{made.title}（{row.number}）.docx")
    facts = {
        "heading": made.title,
        "crumbs": [
            ("待办", "/"),
            (reg.name, reverse("desk:list", args=[key])),
            (row.number, reverse("desk:case", args=[key, pk])),
            (wanted.name, reverse("desk:step", args=[key, pk, step])),
            (f"《{paper}》", ""),
        ],
        "made": made,
        "layout": _LAYOUTS[made.layout],
        "blocks": list(_blocks(made)),
        "wrong": wrong,
        "carried": _carried(request, form),
    }
    return render(request, "desk/cases/paper.html", facts)


def papers_offered(reg: Register, pk: int, step: Step) -> list[tuple[str, str]]:
    """The documents a step can make, each with its address."""
    return [
        (d.name, reverse("desk:paper", args=[reg.key, pk, step.key, d.name])) for d in documents_of(reg, step)
    ]


def _drawn(
    request: Request, reg: Register, step: Step, pk: int, name: str, form: StepForm
) -> tuple[Paper, list[str]]:
    """The document from those fields of the form that hold, and what is wrong with the others."""
    wrong = []
    if form.is_bound and not form.is_valid():
        given = (n for n in form.errors if form.data.get(form.add_prefix(n)))
        wrong = [f"“{form.fields[n].label}”：{'；'.join(form.errors[n])}" for n in given]
    said = form.cleaned_data if form.is_bound else {}
    facts = form.facts() if form.is_bound else {}
    on, outcome = said.get("on") or request.access.today, said.get("outcome") or ""
    while True:
        try:
            return draw(request.access, reg.key, pk, step.key, name, Draft(on, outcome, facts)), wrong
        except BadField as error:
            if error.field not in facts:
                raise
            facts = {n: v for n, v in facts.items() if n != error.field}
            wrong.append(str(error))


def _carried(request: Request, form: StepForm) -> list[tuple[str, str]]:
    """What was typed, so that the download says what the page shows."""
    return [(n, value) for n in form.fields for value in request.POST.getlist(n)]


def _file(made: Paper, filename: str) -> HttpResponse:
    response = HttpResponse(as_docx(made), content_type=TYPES[".docx"])
    response.headers["Content-Disposition"] = content_disposition_header(True, filename)
    return response


def _blocks(made: Paper) -> Iterator[Block]:
    """The blocks in order; the issuer and the date under it stand together."""
    signed: list[tuple[Piece, ...]] = []
    for block in made.blocks:
        if isinstance(block, Line) and block.role in (Role.ISSUER, Role.DATE):
            signed.append(_pieces(block.text))
            continue
        if signed:
            yield Block("signed", tuple(signed))
            signed = []
        if isinstance(block, Form):
            heights = (lines * _LINE + _REST for lines in block.heights)
            cells = (tuple((box, _pieces(box.text)) for box in row if box.down) for row in block.rows)
            total = sum(block.widths)
            shares = tuple(round(100 * share / total) for share in block.widths)
            yield Block("table", shares=shares, rows=tuple(zip(heights, cells, strict=True)))
        else:
            yield Block(_LOOKS.get(block.role, "text"), (_pieces(block.text),))
    if signed:
        yield Block("signed", tuple(signed))


def _pieces(text: str) -> tuple[Piece, ...]:
    return tuple((piece, bool(_OPEN.fullmatch(piece))) for piece in _OPEN.split(text) if piece)
