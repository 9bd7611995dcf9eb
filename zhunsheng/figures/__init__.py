"""The figures engine: declared figures become values that carry where they came from.

Facts are one Parquet file per register (`write_facts`, `amend_facts`). `evaluate` gives the values of figures for
periods, organs and groups; `records` the very records counted. Importing this package imports no engine.
"""

from zhunsheng.figures.catalogue import Catalogue, register_of
from zhunsheng.figures.errors import (
    DefinitionError,
    FactsError,
    FigureError,
    PeriodError,
    TreeError,
    UnknownFieldError,
    UnknownFigureError,
    UnknownGroupError,
    UnknownOrganError,
)
from zhunsheng.figures.evaluation import evaluate, records
from zhunsheng.figures.facts import About, Facts, FactTable
from zhunsheng.figures.keeping import amend_facts, write_facts
from zhunsheng.figures.organs import Organ, OrganTree
from zhunsheng.figures.period import Period
from zhunsheng.figures.values import Missing, Value, Values

__all__ = [
    "About",
    "Catalogue",
    "DefinitionError",
    "FactTable",
    "Facts",
    "FactsError",
    "FigureError",
    "Missing",
    "Organ",
    "OrganTree",
    "Period",
    "PeriodError",
    "TreeError",
    "UnknownFieldError",
    "UnknownFigureError",
    "UnknownGroupError",
    "UnknownOrganError",
    "Value",
    "Values",
    "amend_facts",
    "evaluate",
    "records",
    "register_of",
    "write_facts",
]
