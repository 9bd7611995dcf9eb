"""Deeds, one file each: who may, is it open, do it, write the history, tell others.

Pages, the API, imports and commands all call these, so they cannot differ. Every deed is one transaction.
"""

from zhunsheng.records.actions.appoint import appoint, relieve
from zhunsheng.records.actions.confirm_text import Confirmed, confirm_text
from zhunsheng.records.actions.correct_step import correct_step
from zhunsheng.records.actions.import_year import Imported, import_year
from zhunsheng.records.actions.open_case import open_case
from zhunsheng.records.actions.recount import Moved, recount
from zhunsheng.records.actions.reorganise import merge, split
from zhunsheng.records.actions.seal_day import seal_days
from zhunsheng.records.actions.sweep import sweep
from zhunsheng.records.actions.take_back_text import take_back_text
from zhunsheng.records.actions.take_step import take_step

__all__ = [
    "Confirmed",
    "Imported",
    "Moved",
    "appoint",
    "confirm_text",
    "correct_step",
    "import_year",
    "merge",
    "open_case",
    "recount",
    "relieve",
    "seal_days",
    "split",
    "sweep",
    "take_back_text",
    "take_step",
]
