"""Deeds in the workshop, one file each; every deed is one transaction with its line in the journal."""

from zhunsheng.drafts.actions.add_part import add_part
from zhunsheng.drafts.actions.adopt import adopt, leave_out, take_back
from zhunsheng.drafts.actions.approve import approve
from zhunsheng.drafts.actions.archive import archive
from zhunsheng.drafts.actions.ask import Request, ask
from zhunsheng.drafts.actions.begin import begin
from zhunsheng.drafts.actions.bind_number import bind_number
from zhunsheng.drafts.actions.freeze import freeze
from zhunsheng.drafts.actions.hand_in_part import hand_in_part
from zhunsheng.drafts.actions.publish import publish
from zhunsheng.drafts.actions.return_part import return_part
from zhunsheng.drafts.actions.send_back import send_back
from zhunsheng.drafts.actions.send_up import send_up
from zhunsheng.drafts.actions.write_part import write_part

__all__ = [
    "Request",
    "add_part",
    "adopt",
    "approve",
    "archive",
    "ask",
    "begin",
    "bind_number",
    "freeze",
    "hand_in_part",
    "leave_out",
    "publish",
    "return_part",
    "send_back",
    "send_up",
    "take_back",
    "write_part",
]
