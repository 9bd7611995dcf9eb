"""What a wrong declaration says.

DeclarationError            a register is written with a word, field, step or rule that does not exist
└── RegisterUnreadable      its declaration stopped half-way there: file and line
"""

from collections.abc import Iterable


class DeclarationError(Exception):
    """A declaration is wrong: says where, what, and what the choices are."""

    def __init__(self, where: str, what: str, hint: str = "") -> None:
        self.where, self.what, self.hint = where, what, hint
        super().__init__(f"{where}：{what}" + (f"。{hint}" if hint else ""))


class RegisterUnreadable(DeclarationError):
    """A register's declaration stopped half-way: says the file and line, and what is wrong there.

    ``registers_are_sound`` says it once at start; whoever else asks for the registers then has nothing to add.
    """


def choices(known: Iterable[str]) -> str:
    """The hint that lists what could have been written."""
    return "可用：" + "、".join(known)
