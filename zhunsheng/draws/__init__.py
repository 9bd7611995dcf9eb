"""Draws that anyone can re-compute from a published seal, a list and a rule.

`draw` draws and shows its working, `protocol` writes it down. The rule in words, in ten lines of Python and of JavaScript and
as spreadsheet columns: docs/reference/draws.md. Nothing here is random: what cannot be foreseen is the seal alone.
"""

from zhunsheng.draws.drawing import Drawn, Line, Pair, draw
from zhunsheng.draws.errors import DrawError, ListError, RepeatedDraw, SeedError
from zhunsheng.draws.generator import Ticket
from zhunsheng.draws.protocol import protocol
from zhunsheng.draws.terms import VERSION, Terms

__all__ = [
    "VERSION",
    "DrawError",
    "Drawn",
    "Line",
    "ListError",
    "Pair",
    "RepeatedDraw",
    "SeedError",
    "Terms",
    "Ticket",
    "draw",
    "protocol",
]
