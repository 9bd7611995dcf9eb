"""The number that an answer holds, and how a clerk is shown where it comes from."""

from dataclasses import dataclass
from fractions import Fraction

from zhunsheng.assessment.answers import Answer
from zhunsheng.assessment.formula import Formula
from zhunsheng.assessment.inputs import SCALES, Input, Inputs, Missing, exact, named, parts_of
from zhunsheng.assessment.nodes import Indicator
from zhunsheng.assessment.numbers import shown


@dataclass(frozen=True)
class Measured:
    """A number or why there is none; `said` is how it came about: “按期办结 48 件 ÷ 应结 50 件 = 96 %”.

    amiss: what contradicts itself in it, such as 3 of 0; then no mark can be given before somebody has looked.
    """

    value: Fraction | Missing
    said: str
    amiss: str = ""


def measure(indicator: Indicator, answer: Answer) -> Measured | None:
    """What was measured; None when nothing has been handed in yet."""
    if answer.numerator is not None and answer.denominator is not None:
        return _divided(indicator, Fraction(answer.numerator), Fraction(answer.denominator))
    if answer.numerator is not None or answer.denominator is not None:
        return Measured(Missing.NOT_REPORTED, "分子、分母只报了一个")
    if answer.value is not None:
        value = exact(answer.value)
        return _with_parts(indicator, value, f"实际值 {_number(indicator, value)}", answer.value)
    if indicator.measure is None:
        return None
    return _by_formula(indicator, indicator.measure, answer.inputs)


def quantity(number: str, unit: str) -> str:
    """A number and its unit, with the space that keeps them readable inside a Chinese sentence."""
    return f"{number} {unit}".rstrip()


def _by_formula(indicator: Indicator, formula: Formula, inputs: Inputs) -> Measured:
    value = formula.value(inputs)
    if formula.quotient:
        over, under = formula.quotient
        above, below = over.value(inputs), under.value(inputs)
        if isinstance(above, Fraction) and isinstance(below, Fraction):
            said = f"{_side(over, above, inputs)} ÷ {_side(under, below, inputs)}"
            return _checked(indicator, value, said, above, below)
    only = formula.needs[0] if len(formula.needs) == 1 else ""
    label = named(inputs.get(only))[0] or "实际值"
    said = f"{label} {_number(indicator, value)}"
    # 公式就是一个比率时，显示它自己的分子、分母。
    given = inputs.get(only) if formula.text == only else None
    return _with_parts(indicator, value, said, given, label)


def _with_parts(
    indicator: Indicator, value: Fraction | Missing, said: str, given: Input | None, label: str = ""
) -> Measured:
    parts = parts_of(given)
    if not parts:
        return Measured(value, said)
    said = f"{label} {shown(parts[0])} ÷ {shown(parts[1])}".strip()
    return _checked(indicator, value, said, *parts)


def _divided(indicator: Indicator, above: Fraction, below: Fraction) -> Measured:
    scale = SCALES.get(indicator.unit, 1)
    value = above / below * scale if below else Missing.NOTHING_OCCURRED
    return _checked(indicator, value, f"{shown(above)} ÷ {shown(below)}", above, below)


def _checked(
    indicator: Indicator, value: Fraction | Missing, said: str, above: Fraction, below: Fraction
) -> Measured:
    if below == 0:
        return Measured(value, said, "分母是 0，分子却不是 0" if above else "")
    return Measured(value, f"{said} = {_number(indicator, value)}")


def _side(side: Formula, value: Fraction, inputs: Inputs) -> str:
    name, unit = named(inputs.get(side.text))
    return f"{name} {quantity(shown(value), unit)}".strip()


def _number(indicator: Indicator, value: Fraction | Missing) -> str:
    if isinstance(value, Missing):
        return value.text
    beside = indicator.threshold.number if indicator.threshold else None
    return quantity(shown(value, beside), indicator.unit)
