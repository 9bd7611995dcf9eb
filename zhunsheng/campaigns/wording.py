"""What people write: tidied, measured, refused in one sentence when it is too long or lacking."""

from zhunsheng.records.errors import BadField, Rejected

REASON = 400
TEXT = 20_000


def line(field: str, label: str, text: str, most: int, *, needed: bool = True) -> str:
    """One line of at most so many characters, its spaces tidied. Raises BadField."""
    tidy = " ".join(text.replace("\0", "").split())
    if needed and not tidy:
        raise BadField(field, f"“{label}”须填写。")
    if len(tidy) > most:
        raise BadField(field, f"“{label}”有 {len(tidy)} 字，最多 {most} 字，请精简。")
    return tidy


def text(field: str, label: str, words: str, most: int = TEXT) -> str:
    """Text of several lines, its lines kept. Raises BadField."""
    tidy = words.replace("\0", "").replace("\r\n", "\n").strip()
    if len(tidy) > most:
        raise BadField(field, f"“{label}”有 {len(tidy)} 字，最多 {most} 字；更长的请作为文件提供。")
    return tidy


def reason(words: str, what: str) -> str:
    """Why something is done; never empty. Raises Rejected."""
    tidy = plain_reason(words)
    if not tidy:
        raise Rejected(f"请写明{what}的理由。")
    if len(tidy) > REASON:
        raise Rejected(f"{what}的理由有 {len(tidy)} 字，最多 {REASON} 字，请精简。")
    return tidy


def plain_reason(words: str) -> str:
    """The words with their spaces tidied."""
    return " ".join(words.replace("\0", "").split())
