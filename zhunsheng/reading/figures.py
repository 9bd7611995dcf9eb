"""Figures: a quantity with its subject, period, role and key."""

import re

from zhunsheng.reading.catalogue import Carried, Catalogue, Mentions
from zhunsheng.reading.document import Document
from zhunsheng.reading.models import Figure
from zhunsheng.reading.quantities import Quantity
from zhunsheng.reading.split import Sentence, Sentences
from zhunsheng.reading.subjects import Subject, Surroundings, respective, subject, surroundings

# ---------------------------------------------------------------- role

_LIMITS = {
    "不得少于",
    "不得低于",
    "不得超过",
    "不得高于",
    "不少于",
    "不低于",
    "不超过",
    "不高于",
    "不小于",
    "不大于",
    "至少",
    "最多",
    "至多",
    "最少",
    "≥",
    "≤",
}
# What is still to come: 力争达到90%, 到2025年底
_COMING = re.compile(
    r"[力争预拟将要应须确到明下](?:(?<=拟)|(?<=力)争|(?<=争)取|(?<=预)计|(?<=将)(?:达|实现)|(?<=[要应须])达到|(?<=确)保.{0,12}达"
    r"|(?<=到)#{4}年|(?<=明)年|(?<=下)(?:一步|一年|年度))"
)
_COMING_HEADING = re.compile(
    r"下一步|下一年|明年|工作打算|下步|主要安排|工作计划|工作思路|努力方向|年工作安排"
)
_AT_LEAST = re.compile(r"不少于|不得少于|不低于|至少")
_WAS_DONE = re.compile(r"已|共|实际")
_QUAKE = re.compile(r"地震|震源|震级")


def role(
    cleaned: str, quantity: Quantity, sentence: Sentence, around: Surroundings, document: Document
) -> str:
    """stat, norm, target, context or zero.

    A limit (不少于1次) is a requirement unless the sentence says it was done (共开展不少于…);
    以上 before a noun (20吨以下锅炉) sorts things and is a requirement too. Anniversaries, earthquakes and the
    steps of a procedure are background.
    """
    clause = cleaned[around.before[0] : quantity.end]
    quake = quantity.unit in ("级", "公里") and _QUAKE.search(cleaned, sentence.start, sentence.end)
    if quantity.unit == "周年" or quake or cleaned.startswith("环节", quantity.end):
        return "context"
    required = quantity.qualifier in _LIMITS or _AT_LEAST.search(clause)
    if required and not _WAS_DONE.search(clause):
        return "norm"
    if quantity.modifies:
        return "norm"
    if document.plans or _is_coming(cleaned, quantity, sentence, around):
        return "target"
    return "zero" if quantity.value == 0 else "stat"


def _is_coming(cleaned: str, quantity: Quantity, sentence: Sentence, around: Surroundings) -> bool:
    outer = around.headings[:1]
    if any(_COMING_HEADING.search(cleaned, *span) for span in outer):
        return True
    return bool(_COMING.search(cleaned, max(sentence.start, quantity.start - 60), quantity.start))


# ---------------------------------------------------------------- period

_FAR = 400
"""Characters over which words still belong to a figure; also keeps the cost of endless sentences in proportion."""

_EVERY = re.compile(r"每(?:年|月|季度|周|半年|天|日)|年均|月均")
_YEAR = re.compile(r"([12](?<!\d.)(?:(?<=1)9|(?<=2)0)\d{2})年")
_SPAN = re.compile(r"(?:近)?([二三四五六七八九十两])年来|[“”]?十[二三四五]五[“”]?(?:期间|时期|以来)")


def period(cleaned: str, quantity: Quantity, sentence: Sentence, document: Document) -> str:
    """The time a figure is about, in words of the report: 2019, 每年, 累计, 2021-2025."""
    before = cleaned[max(sentence.start, quantity.start - _FAR) : quantity.start]
    near = before[-14:]
    if every := _EVERY.search(near):
        return every.group()
    if "累计" in near:
        return "累计"
    named = _YEAR.findall(before)
    year = named[-1] if named else (str(document.year) if document.year else "")
    if year and "截至" in before:
        return f"截至{year}"
    return year


# ---------------------------------------------------------------- all together


def figures(
    cleaned: str, found: list[Quantity], sentences: Sentences, document: Document, catalogue: Catalogue
) -> tuple[Figure, ...]:
    """Every quantity with its subject, period, role and key, in order of place."""
    mentions = catalogue.mentions(cleaned)
    arounds = [
        surroundings(cleaned, quantity, previous, following, sentences)
        for previous, quantity, following in zip([None, *found], found, [*found[1:], None], strict=False)
    ]
    alone = respective(cleaned, found, arounds)
    made: list[Figure] = []
    near: dict[str, int] = {}
    said: tuple[Sentence | None, str, set[str]] = (None, "", set())
    for at, (quantity, around) in enumerate(zip(found, arounds, strict=True)):
        sentence = sentences.all[sentences.index_at(quantity.num_start)]
        topic, keys = said[1:] if said[0] is sentence else ("", set())
        run_on = at > 0 and found[at - 1].end == around.before[0]
        about = subject(cleaned, quantity, around, topic, run_on=run_on)
        spans: tuple[tuple[int, int], ...] = (around.before, around.after)
        if at in alone:
            spans = alone[at]
            about = Subject("".join(cleaned[slice(*span)] for span in spans), about.topic)
        # 立案70宗70人, 分别达98%和99%: the words before the first number serve the second
        follows = (
            at > 0 and at not in alone and cleaned[found[at - 1].end : quantity.start] in ("", "和", "、")
        )
        near = (near if follows else {}) | mentions.within(*spans[0]) | mentions.within(*spans[1])
        key = catalogue.name(quantity.unit_norm, near, _carried(mentions, sentence, around))
        made.append(
            Figure(
                quote=cleaned[quantity.start : quantity.end], start=quantity.start, end=quantity.end, num_start=quantity.num_start,
                value=quantity.value, unit=quantity.unit, unit_norm=quantity.unit_norm, subject=about.words, qualifier=quantity.qualifier,
                period=period(cleaned, quantity, sentence, document), role=role(cleaned, quantity, sentence, around, document),
                # The second of its name in a sentence is a part of the first (建议69件，其中闭会期间的建议1件).
                key=None if key in keys and not follows else key,
            )
        )  # fmt: skip
        said = (sentence, about.topic, keys | {key} if key else keys)
    return tuple(made)


def _carried(mentions: Mentions, sentence: Sentence, around: Surroundings) -> Carried:
    """The words carried to a figure: headings, sentences before, and the rest of its own."""
    ahead, behind = around.before[0], around.after[1]
    return Carried(
        mentions,
        (max(around.sentence, ahead - _FAR), ahead),
        (behind, min(sentence.end, behind + _FAR)),
        around.headings,
    )
