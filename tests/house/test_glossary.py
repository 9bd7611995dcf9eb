"""One English word per legal term: the general ones in docs/glossary.md, those of a register in its own declaration."""

import re
from collections import Counter
from itertools import combinations

import pytest

from tests.house.project import DOCS, REGISTERS
from zhunsheng.declare.roles import PUBLIC, ROLES
from zhunsheng.records.registry import register

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


def test_every_general_role_is_in_the_glossary_by_its_own_name() -> None:
    terms = {row[1]: row[0] for row in glossary()}
    assert [r.key for r in ROLES if terms.get(r.key) != r.name] == []
    assert PUBLIC.name in {row[0] for row in glossary()}


@pytest.mark.parametrize("key", REGISTERS)
def test_within_a_register_one_word_is_one_step_and_one_name(key: str) -> None:
    """Words are a register's own: two registers may both have a step `accept`. In one, a name stands twice only where two
    texts of a law follow each other, so that no case ever meets both."""
    steps = register(key).procedure.steps
    words = Counter(word for step in steps for word in (step.key, *step.formerly))
    days = {p.version.effective_from for step in steps for p in step.basis if p.version.effective_from}
    twice = [
        one.name
        for one, other in combinations(steps, 2)
        if one.name == other.name and any(one.provision(day) and other.provision(day) for day in days)
    ]
    assert ([word for word, number in words.items() if number > 1], twice) == ([], [])


@pytest.mark.parametrize("key", REGISTERS)
def test_a_registers_own_role_takes_no_general_word(key: str) -> None:
    general = {r.key: r.name for r in ROLES}
    strange = [r.key for r in register(key).actors if r.key in general and general[r.key] != r.name]
    assert strange == []


def test_every_article_in_the_glossary_is_one_the_software_relies_on() -> None:
    """Nothing is cited from memory here: the article stands at a step or a rule."""
    relied_on = "".join((DOCS / "reference" / page).read_text("utf-8") for page in ("steps.md", "rules.md"))
    cited = [article for row in glossary() for article in row[2].split("；") if article]
    assert [article for article in cited if article not in relied_on] == []
