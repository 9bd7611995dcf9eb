"""Roles: what a person may do in an organ and in all organs below it, or because a case names them.

A role is held through a post; the engine only ever sees role keys. A register may declare roles of its own.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Role:
    """A role: its key, its name in the words offices use, and whether it sees records without acting on them."""

    key: str
    name: str
    sees: bool = False


@dataclass(frozen=True)
class Named(Role):
    """Whoever a people field of the case names, whatever post they hold; `field` is that field."""

    field: str = ""


def named(field: str, name: str) -> Named:
    """Those named in the field: ``by=named("handlers", "承办人员")``."""
    return Named(f"@{field}", name, field=field)


CLERK = Role("clerk", "登记人员")
HANDLER = Role("handler", "承办人")
HEAD = Role("head", "机构负责人")
CHIEF = Role("chief", "机关负责人")
LEADER = Role("leader", "分管领导", sees=True)
OFFICE = Role("office", "依法治县办", sees=True)
LIAISON = Role("liaison", "联络员")
REVIEWER = Role("reviewer", "评审人员")
INSPECTOR = Role("inspector", "督察人员", sees=True)
LEGAL_REVIEWER = Role("legal_reviewer", "法制审核人员")
PUBLIC = Role("public", "当事人")
"""Whoever came without an account, by number and code; a step by it is the applicant's own. Nobody is appointed to it."""

ROLES = (CLERK, HANDLER, HEAD, CHIEF, LEADER, OFFICE, LIAISON, REVIEWER, INSPECTOR, LEGAL_REVIEWER)
