"""The words a register is written in. They refuse what they do not know."""

from zhunsheng.declare.conditions import all_of, any_of, done, none_of
from zhunsheng.declare.errors import DeclarationError
from zhunsheng.declare.figures import Count, Figure, Mean, Measured, Ratio, Sum, days_between
from zhunsheng.declare.gates import (
    approved_by,
    at_least,
    elapsed,
    field_is,
    has_document,
    in_time,
    lapsed,
    other_person_than,
    outcome_is,
    requires,
)
from zhunsheng.declare.register import Publication, Register
from zhunsheng.declare.roles import CHIEF, CLERK, HANDLER, HEAD, LEADER, OFFICE, Role
from zhunsheng.declare.steps import Document, End, Procedure, Step, Term, document, documents

__all__ = [
    "CHIEF",
    "CLERK",
    "HANDLER",
    "HEAD",
    "LEADER",
    "OFFICE",
    "Count",
    "DeclarationError",
    "Document",
    "End",
    "Figure",
    "Mean",
    "Measured",
    "Procedure",
    "Publication",
    "Ratio",
    "Register",
    "Role",
    "Step",
    "Sum",
    "Term",
    "all_of",
    "any_of",
    "approved_by",
    "at_least",
    "days_between",
    "document",
    "documents",
    "done",
    "elapsed",
    "field_is",
    "has_document",
    "in_time",
    "lapsed",
    "none_of",
    "other_person_than",
    "outcome_is",
    "requires",
]
