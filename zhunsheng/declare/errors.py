"""What a wrong declaration says.

DeclarationError            a register is written with a word, field, step or rule that does not exist
"""

from collections.abc import Iterable


class DeclarationError(Exception):
    """A declaration is wrong: says where, what, and what the choices are."""

    def __init__(self, where: str, what: str, hint: str = "") -> None:
        self.where, self.what, self.hint = where, what, hint
        super().__init__(f"{where}：{what}" + (f"。{hint}" if hint else ""))


def choices(known: Iterable[str]) -> str:
    """The hint that lists what could have been written."""
    return "可用：" + "、".join(known)
