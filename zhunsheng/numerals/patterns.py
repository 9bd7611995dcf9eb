"""How numerals look in running text: pieces of regular expressions, each bounded, for ``number`` and ``numeral`` to read."""

ARABIC = r"\d(?:\d{0,2}(?:[,，]\d{3}(?!\d)){1,4}|\d{0,2}(?:[ ]\d{3}(?!\d)){1,4}|\d{0,11})(?:\.\d{1,6})?"
"""1398, 1,398, 1，398, 1 398, 98.5; groups are of three digits, so that 69,52 stays a list."""

AFTER_SCALE = r"(?:(?<=[万亿])(?:\d{1,4}[千百]?|[一二三四五六七八九][千百])万?)?"
"""What may follow 13万 within one numeral: 2千, 5; 1亿 2千万."""

_DIGITS = "一二两三四五六七八九壹贰叁肆伍陆柒捌玖"
_PLACES = "十拾百佰千仟廿卅卌"
HAN = (
    rf"(?:[{_DIGITS}十拾廿卅卌][{_DIGITS}{_PLACES}零〇万亿]{{0,20}}(?:[余多来][万亿]?)?"
    rf"|[百千](?=[余多])[余多][万亿]?)"
)
"""一百二十, 三亿两千万, 二十余万, 廿三, 壹佰贰拾, 百余."""

NOT_BEFORE = rf"{_DIGITS}{_PLACES}零〇"
"""A Han numeral never begins behind one of these."""
