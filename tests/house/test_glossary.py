"""One English word per legal term: docs/glossary.md, and the keys of steps and fields that must stand in it."""

import re
from collections import Counter

import pytest

from tests.house.project import DOCS, REGISTERS
from zhunsheng.records.registry import register, roles

ROW = re.compile(r"^\| ([^|]+) \| `([^|`]+)` \| ([^|]*) \| ([^|]*) \|$", re.MULTILINE)


def glossary() -> list[tuple[str, str, str, str]]:
    """Term, word, article, meaning."""
    return ROW.findall((DOCS / "glossary.md").read_text(encoding="utf-8"))


def test_the_glossary_is_a_table_of_terms() -> None:
    assert len(glossary()) > 50


def test_every_term_has_one_english_word() -> None:
    assert [term for term, number in Counter(row[0] for row in glossary()).items() if number > 1] == []


def test_every_word_stands_for_one_term() -> None:
    assert [word for word, number in Counter(row[1] for row in glossary()).items() if number > 1] == []


@pytest.mark.parametrize("key", REGISTERS)
def test_every_key_of_a_register_is_in_the_glossary(key: str) -> None:
    """The register, its steps and its roles: words that pages, the API and commands use."""
    known = {row[1] for row in glossary()}
    used = {key, *(step.key for step in register(key).procedure.steps), *roles()}
    assert used - known == set()


def test_every_article_in_the_glossary_is_one_the_software_relies_on() -> None:
    """Nothing is cited from memory here: the article stands at a step or a rule."""
    relied_on = "".join((DOCS / "reference" / page).read_text("utf-8") for page in ("steps.md", "rules.md"))
    cited = [article for row in glossary() for article in row[2].split("；") if article]
    assert [article for article in cited if article not in relied_on] == []


def test_every_word_of_a_register_has_the_term_the_step_shows() -> None:
    """`fail` is 调解不成 in both: the first words of the official name, or the name itself."""
    terms = {row[1]: row[0] for row in glossary()}
    strange = [
        f"{step.key}：{terms[step.key]}，步骤写作“{step.name}”"
        for key in REGISTERS
        for step in register(key).procedure.steps
        if step.key in terms and not set(terms[step.key]) & set(step.name)
    ]
    assert strange == []
