"""Numbers as frameworks write and show them: exact in, two decimals of a mark out."""

import re
from decimal import Decimal
from fractions import Fraction
from math import floor

PLACES = 2
"""A mark has at most two decimals; so has every number of points in a framework."""

_NUMBER = re.compile(r"[-+]?\d{1,12}(?:\.\d{1,6})?", re.ASCII)


def number(text: str) -> Decimal | None:
    """The number written, None when the text is no plain number: no exponents, no NaN, at most 12+6 digits."""
    return Decimal(text.strip()) if _NUMBER.fullmatch(text.strip()) else None


def rounded(value: Fraction, places: int = PLACES) -> Decimal:
    """Half up, exactly: a fraction is never first cut to the precision of a Decimal."""
    return Decimal(floor(value * 10**places + Fraction(1, 2))).scaleb(-places)


def plain(value: Decimal | Fraction | int) -> str:
    """Without exponent and without zeros at the end; a fraction rounded to six decimals."""
    written = f"{rounded(value, 6) if isinstance(value, Fraction) else Decimal(value):f}"
    written = written.rstrip("0").rstrip(".") if "." in written else written
    return "0" if written in ("-0", "") else written


def shown(value: Fraction, beside: Decimal | None = None) -> str:
    """To two decimals; to more when rounding would make it look like the number it stands `beside`: 99.996, not 100."""
    for places in (PLACES, 4, 6):
        written = plain(rounded(value, places))
        if beside is None or Fraction(written) != beside or value == beside:
            return written
    return f"约 {written}"
