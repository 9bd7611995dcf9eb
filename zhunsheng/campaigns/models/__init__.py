"""The tables of the campaigns, one file per subject.

A framework edition is a snapshot that never changes. A campaign runs one edition; it is broken down into tasks (one per leaf of
the framework: who leads, who supports, by when); a task asks each of its organs for one item. An item gathers proofs, is
handed in, returned, marked, objected to and frozen. A score is derived: the total of one organ's items.
"""

from zhunsheng.campaigns.models.campaigns import Campaign, Phase
from zhunsheng.campaigns.models.frameworks import Edition
from zhunsheng.campaigns.models.items import Item
from zhunsheng.campaigns.models.marks import Mark
from zhunsheng.campaigns.models.proofs import Proof
from zhunsheng.campaigns.models.scores import Score
from zhunsheng.campaigns.models.tasks import Task

__all__ = ["Campaign", "Edition", "Item", "Mark", "Phase", "Proof", "Score", "Task"]
