"""The numbers of a draw: the combined generator of L'Ecuyer, exact in any language and in a spreadsheet.

P. L'Ecuyer, Efficient and Portable Combined Random Number Generators, Communications of the ACM 31 (1988), 742-751, 774:
two multiplicative generators, subtracted. No product reaches 2^53, so double precision computes it without rounding.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhunsheng.draws.errors import SeedError

FIRST_FACTOR, FIRST_MODULUS = 40014, 2147483563
SECOND_FACTOR, SECOND_MODULUS = 40692, 2147483399
HIGHEST = FIRST_MODULUS - 1
"""The greatest number that can come; the least is 1."""

_SEAL = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Ticket:
    """The number (号) of one item with both states it came from: all that is needed to compute the next by hand."""

    first: int
    second: int

    @property
    def number(self) -> int:
        """From 1 to ``HIGHEST``."""
        difference = self.first - self.second
        return difference if difference >= 1 else difference + HIGHEST


def seal_of(seed: str) -> str:
    """The seed as a seal, in lower case. SeedError when it is not 64 hexadecimal digits."""
    seal = seed.strip().lower()
    if not _SEAL.fullmatch(seal):
        raise SeedError(
            f"种子“{seed[:20]}”不是封印：封印是 64 位十六进制数（0 至 9、a 至 f）。请照抄公布的那一个。"
        )
    return seal


def start(seal: str) -> Ticket:
    """The states before the first number: digits 1–7 and 8–14 of the seal, each plus one, since zero would stay zero."""
    return Ticket(int(seal[:7], 16) + 1, int(seal[7:14], 16) + 1)


def tickets(seal: str) -> Iterator[Ticket]:
    """The numbers one after another, without end."""
    state = start(seal)
    while True:
        state = Ticket(
            state.first * FIRST_FACTOR % FIRST_MODULUS, state.second * SECOND_FACTOR % SECOND_MODULUS
        )
        yield state
