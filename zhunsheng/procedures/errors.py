"""Why a step may not be taken.

Refused             one or more Reasons; nothing was written
"""

from collections.abc import Iterable
from dataclasses import dataclass

from zhunsheng.law import Provision


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason in one sentence, with the provision that gives it when the law does."""

    text: str
    provision: Provision | None = None

    def __str__(self) -> str:
        return f"{self.text}（{self.provision}）" if self.provision else self.text


class Refused(Exception):
    """A step was refused, with all its reasons at once."""

    def __init__(self, reasons: Iterable[Reason]) -> None:
        self.reasons = tuple(reasons)
        super().__init__("；".join(map(str, self.reasons)))
