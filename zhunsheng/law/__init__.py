"""The law: instruments and their versions, provisions, and dated rules, read from YAML. Pure Python.

``instrument("人民调解法").article("第三十三条")`` and ``rule("mediation.judicial_confirmation").on(day)`` ask the
national book; ``lawbook(county)`` is the same with a county's own parameters.
"""

from zhunsheng.law.book import LawBook, instrument, lawbook, rule, rules
from zhunsheng.law.dated_rules import (
    TERMS,
    Bound,
    Counted,
    Counting,
    Direction,
    Extension,
    Kind,
    Rule,
    RuleVersion,
    Scope,
    Unit,
    Verified,
)
from zhunsheng.law.errors import (
    BadLawFile,
    LawError,
    NoSuchArticle,
    NotLaw,
    UnknownInstrument,
    UnknownRule,
)
from zhunsheng.law.provisions import Instrument, Provision, Version

__all__ = [
    "TERMS",
    "BadLawFile",
    "Bound",
    "Counted",
    "Counting",
    "Direction",
    "Extension",
    "Instrument",
    "Kind",
    "LawBook",
    "LawError",
    "NoSuchArticle",
    "NotLaw",
    "Provision",
    "Rule",
    "RuleVersion",
    "Scope",
    "UnknownInstrument",
    "UnknownRule",
    "Unit",
    "Verified",
    "Version",
    "instrument",
    "lawbook",
    "rule",
    "rules",
]
