"""The assessment engine: a framework and answers become marks, each with its reason.

``load(file)`` → `Framework`; ``mark(indicator, Answer(…))`` → `Mark`; ``total(framework, marks)`` → `Total`, kept up by
``add_mark``; ``rank(totals)``; ``compare(old, new)``. Excel in and out: ``from_excel``, ``to_excel``. What comes with
the product: ``shipped(key)``.
"""

from zhunsheng.assessment.answers import Answer, Event, Mark, Status
from zhunsheng.assessment.checking import problems
from zhunsheng.assessment.comparing import Change, Changes, compare
from zhunsheng.assessment.errors import (
    AssessmentError,
    BadAnswer,
    BadFormula,
    BadFramework,
    UnknownFramework,
    UnknownIndicator,
)
from zhunsheng.assessment.excel_in import from_excel
from zhunsheng.assessment.excel_out import to_excel
from zhunsheng.assessment.formula import Formula
from zhunsheng.assessment.framework import Framework
from zhunsheng.assessment.inputs import Missing
from zhunsheng.assessment.layout import as_json, digest, dump
from zhunsheng.assessment.marking import mark
from zhunsheng.assessment.methods import (
    AllOrNothing,
    Bonus,
    Cap,
    DeductPerEvent,
    Judged,
    RatioToTarget,
    Sense,
    Steps,
    Veto,
)
from zhunsheng.assessment.nodes import Group, Indicator, NothingOccurred, Phase, Threshold
from zhunsheng.assessment.parsing import from_json, load
from zhunsheng.assessment.ranking import rank
from zhunsheng.assessment.shipped import SHIPPED, shipped
from zhunsheng.assessment.sums import Sum
from zhunsheng.assessment.totals import Total, add_mark, total
from zhunsheng.assessment.tree import outline, walk

__all__ = [
    "AllOrNothing",
    "Answer",
    "AssessmentError",
    "BadAnswer",
    "BadFormula",
    "BadFramework",
    "Bonus",
    "Cap",
    "Change",
    "Changes",
    "DeductPerEvent",
    "Event",
    "Formula",
    "Framework",
    "Group",
    "Indicator",
    "Judged",
    "Mark",
    "Missing",
    "NothingOccurred",
    "Phase",
    "SHIPPED",
    "RatioToTarget",
    "Sense",
    "Status",
    "Steps",
    "Sum",
    "Threshold",
    "Total",
    "UnknownFramework",
    "UnknownIndicator",
    "Veto",
    "add_mark",
    "as_json",
    "compare",
    "digest",
    "dump",
    "from_excel",
    "from_json",
    "load",
    "mark",
    "outline",
    "problems",
    "rank",
    "shipped",
    "to_excel",
    "total",
    "walk",
]
