"""The two reviews of a filled form: logic (逻辑性审核) that must hold, and plausibility (合理性审核) that may be explained."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from zhunsheng.assessment.errors import BadFormula
from zhunsheng.assessment.formula import Formula
from zhunsheng.assessment.numbers import plain, rounded
from zhunsheng.figures import Missing
from zhunsheng.statistics.cells import Cell
from zhunsheng.statistics.layout import Blank, Form, Heading, Rule, lines_of

_COMPARED = re.compile(r"<=|>=|=|<|>")
_WIDE = str.maketrans({"≤": "<=", "≥": ">=", "＝": "=", "＜": "<", "＞": ">"})
_WORDS = {"=": "等于", "<=": "不大于", ">=": "不小于", "<": "小于", ">": "大于"}
_LAST = "last."
_NAMED = 4
"""Up to so many blanks are named one by one; more are counted."""

Last = Mapping[str, Cell]
"""Last time's cells; empty when there was no last time."""


@dataclass(frozen=True, slots=True)
class Check:
    """Two formulas compared. A hard one must hold; a soft one must hold or be explained."""

    left: Formula
    sign: str
    right: Formula
    hard: bool
    says: str = ""

    @property
    def needs(self) -> tuple[str, ...]:
        """The figures it compares, those of last time with ``last.`` before them."""
        return tuple(dict.fromkeys((*self.left.needs, *self.right.needs)))


@dataclass(frozen=True, slots=True)
class Checks:
    """The checks of a form, and what is wrong with how they are written."""

    checks: tuple[Check, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a review finds: the sentence, the blanks it is about (an explanation goes to the first), whether it is hard."""

    hard: bool
    sentence: str
    keys: tuple[str, ...]
    explained: bool = False

    @property
    def stops(self) -> bool:
        """Whether the form cannot be handed in like this."""
        return self.hard or not self.explained


@lru_cache(maxsize=64)
def checks_of(form: Form) -> Checks:
    """Every check of a form: totals, the declared rules, those of each row."""
    checks, wrong = list(_totals(form)), []
    for rule in form.checks:
        try:
            checks += _read(rule, form)
        except (BadFormula, ValueError) as error:
            wrong.append(f"审核关系“{rule.holds or rule.asks}”：{error}")
    for check in checks:
        unknown = [key for key in check.needs if key.removeprefix(_LAST) not in form.by_key]
        wrong += [f"审核关系用到表里没有的数字 {key}" for key in unknown]
    for blank in form.blanks:
        if blank.formula:
            try:
                unknown = [key for key in _formula(form, blank).needs if key not in form.by_key]
                wrong += [f"“{blank.name}”的算式用到表里没有的数字 {key}" for key in unknown]
            except BadFormula as error:
                wrong.append(f"“{blank.name}”的算式：{error}")
    return Checks(tuple(checks), tuple(dict.fromkeys(wrong)))


def reckoned(form: Form, cells: Mapping[str, Cell]) -> dict[str, Cell]:
    """The cells with those that the form reckons from them, in the form's order."""
    return {
        blank.key: _reckon(form, blank, cells) if blank.formula else cells[blank.key] for blank in form.blanks
    }


def review(form: Form, cells: Mapping[str, Cell], last: Last) -> list[Finding]:
    """Everything found in a filled form, hard before soft; `cells` are those of the blanks that are filled in."""
    everything = reckoned(form, cells)
    found = [*_empty(form, cells)]
    for check in checks_of(form).checks:
        if sentence := _judged(check, form, everything, last):
            found.append(_finding(check.hard, sentence, check.needs, cells))
    for blank in form.filled_in:
        for sentence in (_against_register(blank, cells[blank.key]), _swing(form, blank, cells, last)):
            if sentence:
                found.append(_finding(False, sentence, (blank.key,), cells))
    return sorted(found, key=lambda finding: not finding.hard)


def _finding(hard: bool, sentence: str, needs: Sequence[str], cells: Mapping[str, Cell]) -> Finding:
    keys = tuple(key for key in needs if key in cells)
    return Finding(hard, sentence, keys, any(cells[key].note for key in keys))


def _empty(form: Form, cells: Mapping[str, Cell]) -> Iterator[Finding]:
    empty = [blank for blank in form.filled_in if cells[blank.key].lacks is Missing.NOT_REPORTED]
    if empty:
        names = "、".join(f"“{blank.name}”" for blank in empty[:_NAMED])
        more = f"等 {len(empty)} 格" if len(empty) > _NAMED else ""
        sentence = f"{names}{more}没有填：没有发生填 0，没有这项职责填“/”，不宜公开填“*”。"
        yield Finding(True, sentence, tuple(blank.key for blank in empty))


def _judged(check: Check, form: Form, cells: Mapping[str, Cell], last: Last) -> str:
    """Why a check does not hold; "" when it does, or when it cannot be judged for want of a number."""
    found = {
        key: last.get(key.removeprefix(_LAST), Cell()) if key.startswith(_LAST) else cells[key]
        for key in check.needs
    }
    lacking = [cell.lacks for cell in found.values() if cell.lacks]
    # 没有这项职责的，在和里算零；全都没有职责，或者有未报、不公开的，无从比起。
    if len(lacking) == len(found) or any(one is not Missing.NOT_APPLICABLE for one in lacking):
        return ""
    numbers = {key: cell.counted or Decimal(0) for key, cell in found.items()}
    left, right = check.left.value(numbers), check.right.value(numbers)
    if not isinstance(left, Fraction) or not isinstance(right, Fraction) or _holds(left, check.sign, right):
        return ""
    if check.says:
        return f"{check.says}（现为 {plain(left)} 与 {plain(right)}）。"
    return (
        f"{_named(check.left, form)}为 {plain(left)}，应{_WORDS[check.sign]}{_named(check.right, form)}"
        f" {plain(right)}，差 {plain(abs(left - right))}。"
    )


def _holds(left: Fraction, sign: str, right: Fraction) -> bool:
    match sign:
        case "=":
            return left == right
        case "<=":
            return left <= right
        case ">=":
            return left >= right
        case "<":
            return left < right
    return left > right


def _against_register(blank: Blank, cell: Cell) -> str:
    if not cell.differs:
        return ""
    return (
        f"“{blank.name}”本单位填 {plain(cell.value or Decimal(0))}，登记算得 {plain(cell.registered or Decimal(0))}，"
        "以登记为准；请写明差在哪里。"
    )


def _swing(form: Form, blank: Blank, cells: Mapping[str, Cell], last: Last) -> str:
    now, before = cells[blank.key].counted, last.get(blank.key, Cell()).counted
    allowed = form.swing if blank.swing is None else blank.swing
    if now is None or before is None or max(now, before) < form.least:
        return ""
    was = f"“{blank.name}”本期 {plain(now)}{blank.unit}，上期 {plain(before)}{blank.unit}"
    if not before:
        return f"{was}，请写明原因。"
    percent = Fraction(now - before) / Fraction(before) * 100
    if abs(percent) <= allowed:
        return ""
    turn = "增加" if percent > 0 else "减少"
    return f"{was}，{turn} {plain(rounded(abs(percent), 1))}%，超过 {allowed}%，请写明原因。"


def _reckon(form: Form, blank: Blank, cells: Mapping[str, Cell]) -> Cell:
    formula = _formula(form, blank)
    parts = [cells[key] for key in formula.needs]
    lacking = [cell.lacks for cell in parts if cell.lacks]
    if lacking:
        first = min(lacking, key=list(Missing).index)
        return Cell(None, first if len(lacking) < len(parts) or len(set(lacking)) > 1 else lacking[0])
    found = formula.value({key: cells[key].counted or Decimal(0) for key in formula.needs})
    if isinstance(found, Fraction):
        return Cell(rounded(found, blank.places), None)
    return Cell(None, Missing.NOTHING_OCCURRED)


def _formula(form: Form, blank: Blank) -> Formula:
    """The formula of a reckoned blank with the figures of its own row."""
    return _of_row(blank.formula, form, blank.part)


def _of_row(text: str, form: Form, part: str) -> Formula:
    formula = Formula(text)
    if not part:
        return formula
    own = {key: key + part for key in formula.needs if key + part in form.by_key}
    return Formula(re.sub(r"[A-Za-z_][\w.]*", lambda word: own.get(word[0], word[0]), formula.text))


def _read(rule: Rule, form: Form) -> Iterator[Check]:
    if bool(rule.holds) == bool(rule.asks) or rule.each not in ("", "row"):
        raise ValueError("holds 和 asks 写一个；each 只能写 row")
    text = (rule.holds or rule.asks).translate(_WIDE)
    sides = _COMPARED.split(text)
    if len(sides) != 2:
        raise ValueError("要写成两边比较，例如 a + b = c、a <= b")
    sign = _COMPARED.findall(text)[0]
    parts = dict.fromkeys(row[0].part for row in form.grid) if rule.each else [""]
    for part in parts:
        left, right = (_of_row(side, form, part) for side in sides)
        yield Check(left, sign, right, bool(rule.holds), rule.says)


def _totals(form: Form) -> Iterator[Check]:
    """A total is the sum of its siblings, on every line that crosses it."""
    across = [[blank.key for blank in line] for line in zip(*form.grid, strict=True)]
    down = [[blank.key for blank in line] for line in form.grid]
    for headings, crossing in ((form.columns, down), (form.rows, across)):
        places = {id(line): n for n, line in enumerate(lines_of(headings))}
        for total, parts in _sums(headings):
            for keys in crossing:
                key = keys[places[id(total)]]
                if not form.by_key[key].formula:
                    sum_of = " + ".join(keys[places[id(part)]] for part in parts)
                    yield Check(Formula(key), "=", Formula(sum_of), True)


def _sums(headings: Sequence[Heading]) -> Iterator[tuple[Heading, list[Heading]]]:
    for one in headings:
        if one.total:
            yield one, [part for other in headings if other is not one for part in _parts(other)]
        yield from _sums(one.under)


def _parts(heading: Heading) -> tuple[Heading, ...]:
    """What a heading adds to its siblings' total: its own total line, or all its lines."""
    own = [line for line in heading.under if line.total]
    return tuple(own[:1]) if own else heading.lines


def _named(formula: Formula, form: Form) -> str:
    """A formula in words: the blanks by name, a long sum as such."""
    keys = formula.needs
    if len(keys) > _NAMED and set(formula.text.replace("+", " ").split()) == set(keys):
        first, last = form.by_key[keys[0]].name, form.by_key[keys[-1]].name
        return f"“{first}”至“{last}”{len(keys)} 项之和"

    def name(word: re.Match[str]) -> str:
        blank = form.by_key[word[0].removeprefix(_LAST)]
        return ("上期" if word[0].startswith(_LAST) else "") + f"“{blank.name}”"

    return re.sub(r"[A-Za-z_][\w.]*", name, formula.text)
