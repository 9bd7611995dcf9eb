"""What a campaign leaves on paper: the self-assessment report, the tables of the offices, the package to be handed in."""

from zhunsheng.campaigns.documents.package import NoEvidence, package
from zhunsheng.campaigns.documents.self_assessment import self_assessment
from zhunsheng.campaigns.documents.sheet import Sheet, as_docx, as_xlsx
from zhunsheng.campaigns.documents.tables import decomposition, rectifications, scores

__all__ = [
    "NoEvidence",
    "Sheet",
    "as_docx",
    "as_xlsx",
    "decomposition",
    "package",
    "rectifications",
    "scores",
    "self_assessment",
]
