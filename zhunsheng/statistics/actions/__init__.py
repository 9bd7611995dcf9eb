"""Deeds on statistics forms, one file each; every deed is one transaction with its line in the journal."""

from zhunsheng.statistics.actions.extend import extend
from zhunsheng.statistics.actions.fill import fill, fill_rest
from zhunsheng.statistics.actions.hand_in import hand_in, package
from zhunsheng.statistics.actions.issue import Issued, issue
from zhunsheng.statistics.actions.pull_last import pull_last
from zhunsheng.statistics.actions.return_sheet import return_sheet
from zhunsheng.statistics.actions.sign import sign
from zhunsheng.statistics.actions.submit import submit
from zhunsheng.statistics.actions.urge import plan_urging, times_urged, urge

__all__ = [
    "Issued",
    "extend",
    "fill",
    "fill_rest",
    "hand_in",
    "issue",
    "package",
    "plan_urging",
    "pull_last",
    "return_sheet",
    "sign",
    "submit",
    "times_urged",
    "urge",
]
