"""Formulas over figures: ``reconsideration.closed_in_time / reconsideration.closed * 100``.

Four operations, brackets, numbers and figure keys; nothing is ever handed to Python to run. Arithmetic is exact.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from zhunsheng.assessment.errors import BadFormula
from zhunsheng.assessment.inputs import Inputs, Missing, exact
from zhunsheng.assessment.numbers import plain

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d{1,12}(?:\.\d{1,6})?)(?![\w.])|(?P<key>[A-Za-z_]\w*(?:\.\w+)*)|(?P<sign>[-+*/()]))",
    re.ASCII,
)
_WIDE = str.maketrans("＋－×＊÷／（）　", "+-**//() ")
_MOST = 200
"""Words in one formula, and _DEPTH brackets in each other: far above need, far below what could exhaust the stack."""
_DEPTH = 30
_RANK = {"+": 1, "-": 1, "*": 2, "/": 2}


class _Op(NamedTuple):
    sign: str
    left: "_Node"
    right: "_Node"


_Node = _Op | Fraction | str


@dataclass(frozen=True)
class Formula:
    """A formula; two formulas are equal when they say the same, whatever their spaces and needless brackets.

    `text` is kept in its normal form. Full-width signs and × ÷ are read too. Raises BadFormula.
    """

    text: str
    _tree: _Node = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        tree = _Reader(self.text).read()
        object.__setattr__(self, "_tree", tree)
        object.__setattr__(self, "text", _written(tree))

    def __str__(self) -> str:
        return self.text

    @cached_property
    def needs(self) -> tuple[str, ...]:
        """The figure keys, in the order in which they stand."""
        return tuple(dict.fromkeys(_keys(self._tree)))

    @cached_property
    def quotient(self) -> "tuple[Formula, Formula] | None":
        """Numerator and denominator where the whole is one division, times a number or not: what a clerk checks."""
        tree = self._tree
        if isinstance(tree, _Op) and tree.sign == "*":
            factors = [side for side in (tree.left, tree.right) if not isinstance(side, Fraction)]
            tree = factors[0] if len(factors) == 1 else tree
        if not isinstance(tree, _Op):
            return None
        # a * 100 / b 与 a / b * 100 是同一回事。
        if tree.sign == "/":
            left = tree.left
            if isinstance(left, _Op) and left.sign == "*" and isinstance(left.right, Fraction):
                left = left.left
            return Formula(_written(left)), Formula(_written(tree.right))
        return None

    def value(self, inputs: Inputs) -> Fraction | Missing:
        """What it comes to. A key that `inputs` lacks is not reported; dividing by zero means that nothing occurred.

        With several reasons why there is no number, the first in the order of `Missing` is told.
        """
        numbers = {key: exact(inputs.get(key, Missing.NOT_REPORTED)) for key in self.needs}
        missing = {value for value in numbers.values() if isinstance(value, Missing)}
        if missing:
            return min(missing, key=list(Missing).index)
        try:
            return _computed(self._tree, {k: v for k, v in numbers.items() if not isinstance(v, Missing)})
        except ZeroDivisionError:
            return Missing.NOTHING_OCCURRED


class _Reader:
    """Reads by rank of the signs: a sum of products of atoms."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = list(self._split(text.translate(_WIDE)))
        self.at = self.depth = 0

    def _split(self, text: str) -> Iterator[tuple[str, str, int]]:
        at, end = 0, len(text.rstrip())
        while at < end:
            found = _TOKEN.match(text, at)
            if not found or not found.lastgroup:
                place = at + len(text[at:]) - len(text[at:].lstrip()) + 1
                raise BadFormula(
                    self.text, place, f"不认识“{text[place - 1]}”。可用：数字的键、数、+ - * / ( )"
                )
            yield found.lastgroup, found[found.lastgroup], found.start(found.lastgroup) + 1
            at = found.end()

    def read(self) -> _Node:
        if not self.words:
            raise BadFormula(self.text, 1, "是空的。请写数字的键和 + - * / ( )")
        if len(self.words) > _MOST:
            raise BadFormula(self.text, 1, f"太长（{len(self.words)} 个词，最多 {_MOST} 个），请拆成几个指标")
        tree = self._sum()
        if self.at < len(self.words):
            raise self._wrong("前面已经完整，这里多了或者缺了运算符号")
        return tree

    def _sum(self) -> _Node:
        tree = self._product()
        while sign := self._sign("+-"):
            tree = _Op(sign, tree, self._product())
        return tree

    def _product(self) -> _Node:
        tree = self._atom()
        while sign := self._sign("*/"):
            tree = _Op(sign, tree, self._atom())
        return tree

    def _atom(self) -> _Node:
        if self.at == len(self.words):
            raise self._wrong("没有写完")
        kind, word, _ = self.words[self.at]
        if kind == "sign" and word not in "(-":
            raise self._wrong(f"“{word}”前面缺一个数或者键")
        self.at += 1
        if kind == "number":
            return Fraction(word)
        if kind == "key":
            return word
        self.depth += 1
        if self.depth > _DEPTH:
            raise self._wrong(f"括号或者负号套得太深（最多 {_DEPTH} 层）")
        tree = _Op("-", Fraction(0), self._atom()) if word == "-" else self._bracket()
        self.depth -= 1
        return tree

    def _bracket(self) -> _Node:
        tree = self._sum()
        if not self._sign(")"):
            raise self._wrong("缺右括号")
        return tree

    def _sign(self, signs: str) -> str:
        if self.at < len(self.words) and self.words[self.at][1] in signs:
            self.at += 1
            return self.words[self.at - 1][1]
        return ""

    def _wrong(self, what: str) -> BadFormula:
        place = self.words[self.at][2] if self.at < len(self.words) else len(self.text) + 1
        return BadFormula(self.text, place, what)


def _keys(tree: _Node) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, _Op):
        yield from _keys(tree.left)
        yield from _keys(tree.right)


def _written(tree: _Node, outer: int = 0) -> str:
    """The normal form: one space about each sign, only the brackets that are needed."""
    if isinstance(tree, str):
        return tree
    if isinstance(tree, Fraction):
        return plain(tree)
    rank = _RANK[tree.sign]
    text = f"{_written(tree.left, rank)} {tree.sign} {_written(tree.right, rank + 1)}"
    return f"({text})" if rank < outer else text


def _computed(tree: _Node, numbers: dict[str, Fraction]) -> Fraction:
    if isinstance(tree, str):
        return numbers[tree]
    if isinstance(tree, Fraction):
        return tree
    left, right = _computed(tree.left, numbers), _computed(tree.right, numbers)
    match tree.sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
    return left / right
