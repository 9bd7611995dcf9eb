"""The documents of every register: each that the organ makes has its template, and no template says what is not law."""

import re
from datetime import date
from io import BytesIO

import docx
import pytest

from tests.house.project import DOCS, REGISTERS
from zhunsheng.law import rules
from zhunsheng.records.registry import register
from zhunsheng.records.templates import files, template, template_problems, words_of
from zhunsheng.writing.composition import Line
from zhunsheng.writing.papers import FORMATS, as_docx, fill
from zhunsheng.writing.papers.parse import HEAD, MARKS

CITED = re.compile(
    r"《([^》]+)》(第[零一二三四五六七八九十百]+条(?:第[一二三四五六七八九十]+款)?(?:第[一二三四五六七八九十]+项)?)"
)
TEMPLATES = [(key, name) for key in REGISTERS for name in files(key)]

every_register = pytest.mark.parametrize("key", REGISTERS)
every_template = pytest.mark.parametrize(("key", "name"), TEMPLATES, ids=[f"{k}: {n}" for k, n in TEMPLATES])


@every_register
def test_every_document_that_is_made_has_a_template(key: str) -> None:
    """Or the declaration says that it is taken in: ``document("裁定书", received=True)``."""
    missing = {
        d.name
        for step in register(key).procedure.steps
        for d in step.needs
        if not d.received and (d.template or d.name) not in files(key)
    }
    assert missing == set()


@every_register
def test_every_template_is_read_and_names_what_there_is(key: str) -> None:
    assert list(template_problems(register(key))) == []


@every_template
def test_an_empty_record_makes_a_document_that_opens_and_shows_its_blanks(key: str, name: str) -> None:
    found = template(key, name)
    assert found
    paper = fill(found, words_of(register(key)), {}, dated_on=date(2026, 3, 1))
    assert paper.missing
    opened = docx.Document(BytesIO(as_docx(paper)))
    said = [p.text for p in opened.paragraphs]
    said += [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    assert not any("None" in text or "{" in text for text in said)
    assert [b.text for b in paper.blocks if isinstance(b, Line)] == [
        p.text for p in opened.paragraphs if p.text
    ]


@every_template
def test_an_article_that_a_template_cites_by_itself_is_one_that_a_rule_or_step_rests_on(
    key: str, name: str
) -> None:
    """Nothing is cited from memory: best is {basis}, which the step itself says."""
    known = {
        (p.instrument.title, p.article)
        for p in (
            *(p for step in register(key).procedure.steps for p in step.basis),
            *(version.provision for rule in rules().values() for version in rule.versions),
        )
    }
    cited = CITED.findall(files(key)[name].read_text("utf-8"))
    assert [place for place in cited if place not in known] == []


def test_every_format_and_mark_is_in_the_reference() -> None:
    page = (DOCS / "reference" / "templates.md").read_text("utf-8")
    assert [word for word in (*FORMATS, *HEAD, *(m.strip() for m in MARKS)) if f"`{word}" not in page] == []
