"""What can go wrong in the workshop beyond what the records say (``records/errors.py``).

Rejected
├── Stale
│   └── PartChanged    two people wrote in one part; both texts are kept and shown
└── NotReady           the text cannot be frozen yet; says everything that stands against it
"""

from collections.abc import Sequence

from zhunsheng.drafts.models import Part
from zhunsheng.records.errors import Rejected, Stale


class PartChanged(Stale):
    """Somebody else saved the part after it was opened. `part` is as it stands now; nothing of the other's was touched."""

    def __init__(self, part: Part) -> None:
        self.part = part
        who = part.written_by or "别人"
        super().__init__(
            f"“{part.heading}”在您打开之后由{who}保存过，您这一稿没有写入；两稿都在，请比较后再保存。"
        )


class NotReady(Rejected):
    """What must be mended before the text can be frozen, one sentence each."""

    def __init__(self, reasons: Sequence[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__("还不能送审：" + "；".join(self.reasons) + "。")
