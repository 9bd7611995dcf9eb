"""One sentence and the figures: what it says, or why it is not said."""

from collections.abc import Mapping

from zhunsheng.writing.composition import Blank, Quote, Said, Unsaid
from zhunsheng.writing.errors import OutlineError, known
from zhunsheng.writing.outline import Sentence, single_line
from zhunsheng.writing.placeholders import FORMATS, keys, parse
from zhunsheng.writing.values import FigureValue, absent

Values = Mapping[str, FigureValue]


def settle(
    sentence: Sentence, place: str, values: Values, previous: Values
) -> tuple[Said | None, Unsaid | None]:
    """What stands in the document (None: nothing), and what could not be said as declared (None: all was said).

    Raises OutlineError when the sentence names a figure that is not among the values.
    """
    for key in sentence.needs():
        if key not in values:
            raise OutlineError(f"句子“{sentence.text}”", f"没有数字 {key}", known(key, values))
    when = sentence.when
    needed = dict.fromkeys(((when.key,) if when else ()) + keys(sentence.text))
    missing = tuple(values[key] for key in needed if absent(values[key]))
    if missing:
        reason = "缺数：" + "、".join(f"{value.name}（{value.text}）" for value in missing)
        instead = sentence.otherwise
        if not instead or any(absent(values[key]) for key in keys(instead)):
            return None, Unsaid(place, sentence.text, reason, missing)
        return say(instead, values, previous), Unsaid(place, sentence.text, reason, missing, replaced=True)
    if when and not when.holds(values):
        reason = f"条件不成立：{when}，实为 {values[when.key].text}"
        return None, Unsaid(place, sentence.text, reason, when=when)
    return say(sentence.text, values, previous), None


def say(template: str, values: Values, previous: Values) -> Said:
    """The template with its figures put in; none of them may be missing."""
    text = idle = ""  # idle: the mark after a placeholder that had nothing to say
    quotes, blanks = [], []
    for part in parse(template):
        if isinstance(part, str):
            text, idle = text + part.removeprefix(idle), ""
            continue
        value = values[part.key]
        phrase = FORMATS[part.format](value, previous.get(part.key))
        if phrase.text:
            end = len(text) + len(phrase.text)
            quotes.append(Quote(part.format, phrase.text, len(text), end, value, phrase.compared))
            text += phrase.text
        else:
            blanks.append(Blank(part.key, part.format, phrase.reason))
            text, idle = _close_up(text)
    single_line(f"句子“{template}”", text)
    return Said(template, text, tuple(quotes), tuple(blanks))


def _close_up(text: str) -> tuple[str, str]:
    """The text without the mark that led to an empty placeholder, and the mark to drop after it.

    "受理12件，{…}。" must not end in "，。", nor "12件（{…}）" in "（）".
    """
    if text.endswith("（"):
        return text[:-1], "）"
    if text.endswith(("，", "、")):
        return text[:-1], ""
    return text, "" if text else "，"
