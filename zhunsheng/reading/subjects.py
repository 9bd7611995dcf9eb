"""Subjects: which words around a number say what is counted.

The words of one clause stop at the number before, at 。；， and at brackets; 、 belongs to the words
(部门、单位) unless a number stands right before it (提案9件、建议5件).
"""

import re
from typing import NamedTuple

from zhunsheng.reading.quantities import Quantity
from zhunsheng.reading.split import Sentence, Sentences

# A short bracket without a number is part of the words: 村（居）调委会, 已经解决（A类）的.
_ASIDE = r"(?:(?<=（)[^（）\d，。；：\n]{1,12}）)?"
_CLAUSE_END = re.compile(r"[，。；：！？（）\n]" + _ASIDE)
_AFTER_END = re.compile(r"[，。；：！？（）、\n]" + _ASIDE)
_LEAD = re.compile(
    r"^(?:[、的，“”’\"\s]+|(?:一|二|三|四|五|六|七|八|九|十)是|其中|包括|分别|全年|今年|去年|同时|截至目前|目前|期间|并且|并|共计|共有|"
    r"共|累计|合计|总计|已经(?!解决)|已(?!解决|报|判|经)|先后|另有|另|还有|还|均|全市|全县|全区|全省|#{4}年?度?|\d{4}年度?|以来|来|年度|我县|我区|我市|本年度|现有|有)"
)
_TAIL = re.compile(
    r"(?:[“”：:\s≥≤]+|分别|不少于|不得少于|不低于|不超过|至少|达到|达|高达|约|近|超过|超|逾|共计|共|合计|累计|(?<!行)为|有|均为|均|至|到|了|的|仅|只|已|"
    r"增至|突破|率先|计|各)$"
)
_LAST = frozenset("“”：:≥≤别于过少到达约近超逾计共为有均至了的仅只已破先各")
"""The characters with which _TAIL ends."""
# A clause that only says how the last one went: it needs the subject before it.
_DEPENDENT = re.compile(
    r"^(?:占比?|同比.*|比上年.*|较上年.*|比去年.*|增长|下降|提高|减少|增加|上升|完成|办结|审结|成功|受理|不予受理|驳回|维持|撤销|.{0,5}率|涉及?|化解|)$"
)


class Surroundings(NamedTuple):
    """The spans in which words about one quantity are looked for, nearest first."""

    before: tuple[int, int]
    after: tuple[int, int]
    sentence: int
    """Where the carried context begins: the sentence, and the two before it in the paragraph."""
    headings: tuple[tuple[int, int], ...]


def surroundings(
    cleaned: str,
    quantity: Quantity,
    previous: Quantity | None,
    following: Quantity | None,
    sentences: Sentences,
) -> Surroundings:
    """The clause on both sides of a quantity, and how far back its context reaches."""
    index = sentences.index_at(quantity.num_start)
    sentence = sentences.all[index] if sentences.all else Sentence(0, len(cleaned), 0)
    floor = max(sentence.start, previous.end if previous and previous.end <= quantity.start else 0)
    begin = floor
    for boundary in _CLAUSE_END.finditer(cleaned, floor, quantity.start):
        if len(boundary.group()) == 1:
            begin = boundary.end()
    ceiling = min(
        sentence.end, following.start if following and following.start >= quantity.end else sentence.end
    )
    stop = next(
        (end for end in _AFTER_END.finditer(cleaned, quantity.end, ceiling) if len(end.group()) == 1), None
    )
    carried = sentence.start
    for other in sentences.all[max(0, index - 2) : index]:
        if other.paragraph == sentence.paragraph:
            carried = min(carried, other.start)
    return Surroundings(
        (begin, quantity.start), (quantity.end, stop.start() if stop else ceiling), carried, sentence.headings
    )


# 文件、会议、考核数量分别压减50%、2.1%、27%
_RESPECTIVE = re.compile(r"^(?P<names>[^，。；：]{2,80}?)分别(?P<deed>[^，。；：、]{0,10})$")
_BETWEEN_RESPECTIVE = re.compile(r"^[、和及，]{1,2}$")
_NAME_BREAK = re.compile(r"[、和及与]")


def respective(
    cleaned: str, found: list[Quantity], arounds: list[Surroundings]
) -> dict[int, tuple[tuple[int, int], ...]]:
    """For figures told 分别: the spans of the words of each alone, by the number of the quantity.

    Only where there are as many names as numbers; otherwise the words stay common to all.
    """
    shared: dict[int, tuple[tuple[int, int], ...]] = {}
    for first, around in enumerate(arounds):
        match = _RESPECTIVE.match(cleaned[slice(*around.before)])
        if not match:
            continue
        last = first
        while last + 1 < len(found) and _BETWEEN_RESPECTIVE.match(
            cleaned[found[last].end : found[last + 1].start]
        ):
            last += 1
        begin, names = around.before[0], []
        for part in _NAME_BREAK.split(match["names"]):
            names.append((begin, begin + len(part)))
            begin += len(part) + 1
        if len(names) == last - first + 1 > 1:
            deed = (around.before[0] + match.start("deed"), around.before[0] + match.end("deed"))
            shared.update({first + nth: (name, deed) for nth, name in enumerate(names)})
    return shared


class Subject(NamedTuple):
    """`words` name what is counted; `topic` is what a dependent clause after it goes on to speak of."""

    words: str
    topic: str


_NOUN_BEHIND = frozenset({"个", "人", "家", "座", "处", "项", "条", "户", "所"})


def subject(
    cleaned: str, quantity: Quantity, around: Surroundings, topic: str, *, run_on: bool = False
) -> Subject:
    """The shortest phrase that names what is counted; `topic` is that of the figure before in the sentence.

    受理各类纠纷1398件 → 受理各类纠纷;  …的22件、占32% → what was counted before, with 占比. In a row such as
    40个部门60个窗口 (`run_on`) the words before belong to the number before.
    """
    words = _strip(cleaned[slice(*around.before)])
    behind = _strip(cleaned[slice(*around.after)])
    if words.startswith("占") and topic:
        return Subject(f"{topic}占比"[-_LONGEST:], topic)
    if behind and quantity.unit_norm in _NOUN_BEHIND and (run_on or not words):
        return Subject(behind[:_LONGEST], behind[:_LONGEST])
    if topic and _DEPENDENT.match(words):
        return Subject((topic if words in topic else topic + words)[-_LONGEST:], topic)
    if behind and quantity.unit_norm in _NOUN_BEHIND and len(words) < 12 and len(behind) <= 20:
        words += behind  # 深入11个乡镇, 为22名干部
    return Subject(words[-_LONGEST:], words[-_LONGEST:])


_LONGEST = 40
"""Characters of a subject; a clause without punctuation is no name."""


def _strip(words: str) -> str:
    words = words.strip()
    for _ in range(6):
        lead = _LEAD.match(words)
        shorter = words[lead.end() :] if lead else words
        if shorter and (shorter[-1] in _LAST or shorter[-1].isspace()):
            shorter = _TAIL.sub("", shorter)
        if shorter == words:
            break
        words = shorter
    return words
