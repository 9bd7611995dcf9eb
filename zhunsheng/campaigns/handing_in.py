"""What has to be there before an item goes on, and what happens to one that is signed."""

from zhunsheng.campaigns.marking import decided, standing, take_mark, take_off
from zhunsheng.campaigns.models import Item
from zhunsheng.records.models import Person

Answer = Item.Answer


def lacking(item: Item) -> str:
    """What the item still lacks, as one sentence; empty when it is complete. One query."""
    match item.answer:
        case Answer.MATERIAL if not item.brief and not item.proofs.exists():
            return "选了“提供材料”，须写工作情况或者添加至少一份材料"
        case Answer.ON_SITE if not item.statement:
            return "选了“看现场”，须在说明里写明看哪里、看什么"
        case Answer.NONE | Answer.NO_DUTY if not item.statement:
            return f"选了“{Answer(item.answer).label}”，须写说明"
    return ""


def lock(item: Item, signer: Person) -> None:
    """Writes the signature to the item, unsaved, and hands it in.

    Marks given for other content fall. Where the content came back unchanged, its marks still count. No query for an item
    that is handed in for the first time, two for one that came back.
    """
    item.signed_by, item.signed, item.returned_for = signer, item.digest, ""
    item.state = Item.State.HANDED_IN
    if item.handed_in_at is None:
        return
    item.marks.filter(stands=True).exclude(content=item.digest).update(stands=False)
    take_off(item)
    mark = decided(item, standing(item))
    if mark is not None:
        take_mark(item, mark)
