"""The deeds of the year's work, one file each: who may, is it the time, do it, write the history, tell others.

Every deed is one transaction and writes its journal; ``now`` is an argument. Whoever does not see the row gets 404, whoever
sees it without holding the role gets a sentence (Rejected), as does every other bad input; a row that somebody changed in
the meantime is Stale. In all these cases nothing was written.
"""

from zhunsheng.campaigns.actions.add_proof import add_proof
from zhunsheng.campaigns.actions.adjust import adjust
from zhunsheng.campaigns.actions.approve import approve
from zhunsheng.campaigns.actions.assign import assign
from zhunsheng.campaigns.actions.close import close
from zhunsheng.campaigns.actions.copy_tasks import Copied, copy_tasks
from zhunsheng.campaigns.actions.drop_proof import drop_proof
from zhunsheng.campaigns.actions.extend import extend
from zhunsheng.campaigns.actions.freeze import freeze, unfreeze
from zhunsheng.campaigns.actions.hand_in_all import hand_in_all
from zhunsheng.campaigns.actions.import_tasks import Imported, import_tasks
from zhunsheng.campaigns.actions.keep_edition import keep_edition
from zhunsheng.campaigns.actions.launch import launch
from zhunsheng.campaigns.actions.mark import mark
from zhunsheng.campaigns.actions.mark_measured import Measured, mark_measured
from zhunsheng.campaigns.actions.object_to import object_to
from zhunsheng.campaigns.actions.prepare import prepare
from zhunsheng.campaigns.actions.rectify import rectify, rectify_visit
from zhunsheng.campaigns.actions.remark import remark
from zhunsheng.campaigns.actions.report_progress import report_progress
from zhunsheng.campaigns.actions.return_item import return_item
from zhunsheng.campaigns.actions.save_draft import save_draft
from zhunsheng.campaigns.actions.send_back import send_back
from zhunsheng.campaigns.actions.settle import settle
from zhunsheng.campaigns.actions.sign import sign
from zhunsheng.campaigns.actions.submit import submit
from zhunsheng.campaigns.actions.use_proof import use_proof

__all__ = [
    "Copied",
    "Imported",
    "Measured",
    "add_proof",
    "adjust",
    "approve",
    "assign",
    "close",
    "copy_tasks",
    "drop_proof",
    "extend",
    "freeze",
    "hand_in_all",
    "import_tasks",
    "keep_edition",
    "launch",
    "mark",
    "mark_measured",
    "object_to",
    "prepare",
    "rectify",
    "rectify_visit",
    "remark",
    "report_progress",
    "return_item",
    "save_draft",
    "send_back",
    "settle",
    "sign",
    "submit",
    "unfreeze",
    "use_proof",
]
