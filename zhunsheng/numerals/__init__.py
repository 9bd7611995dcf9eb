"""Chinese numerals in one place: 二百零五, 三亿两千万, 13万2千, 一〇二, 廿三, 壹佰贰拾.

``number(text)`` is the exact value, ``numeral(text)`` besides says whether it is only about that much (二十余万),
``percent(text)`` reads 九成五 and 百分之九十八点五, ``to_chinese(205)`` writes 二百零五, ``to_number`` reads the number of
an article. What could be two numbers (两三, 三四十, 廿 after a digit) is no numeral: ``NotANumeral``.
"""

from zhunsheng.numerals.articles import to_chinese, to_number
from zhunsheng.numerals.numeral import NotANumeral, Numeral, number, numeral
from zhunsheng.numerals.portions import percent

__all__ = ["NotANumeral", "Numeral", "number", "numeral", "percent", "to_chinese", "to_number"]
