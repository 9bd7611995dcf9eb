"""What a new text meets: the rules that rest on the old one, and the draft by which a person takes them over."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from zhunsheng.law.book import LawBook
from zhunsheng.law.dated_rules import RuleVersion
from zhunsheng.law.errors import NotALawText
from zhunsheng.law.provisions import Instrument
from zhunsheng.law.texts.comparing import Change, Fate
from zhunsheng.law.texts.text import Article, LawText
from zhunsheng.numerals import to_number

_PLACE = re.compile(r"第([零〇一二三四五六七八九十百千两]+)条(?:之([一二三四五六七八九十]+))?")
_UNSEEN = re.compile(r"[\s\u3000]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A rule that rests on the old text, and what became of each article it cites.

    Without the old text `changes` hold only the articles of the new one in which the quotation was found again. `basis` is the
    place proposed in the new text, empty where none can be.
    """

    version: RuleVersion
    changes: tuple[Change, ...]
    basis: str

    @property
    def fate(self) -> Fate:
        """The worst of what became of its articles."""
        order = (Fate.SAME, Fate.MOVED, Fate.CHANGED, Fate.ADDED, Fate.GONE)
        return max((change.fate for change in self.changes), key=order.index, default=Fate.GONE)


def refuse_if_older(text: LawText, instrument: Instrument) -> None:
    """Raises NotALawText where this text, or a newer one, is the one that acts or will."""
    newest = instrument.newest
    begins = text.effective_on or text.adopted_on
    if begins is None:
        return
    same = begins == newest.effective_from or (text.adopted_on and text.adopted_on == newest.adopted_on)
    if same and text.last in (newest.articles, 0):
        raise NotALawText(
            f"《{instrument.name}》{newest.label}年的文本已经收录（{newest.effective_from} 起），不必再录"
        )
    if begins <= newest.effective_from:
        raise NotALawText(
            f"这是《{instrument.name}》较早的文本（{begins} 起）；现在用的是{newest.label}年的文本（{newest.effective_from} 起）"
        )


def meet(
    book: LawBook, instrument: Instrument, new: LawText, changes: Sequence[Change] | None = None
) -> tuple[Meeting, ...]:
    """Every rule whose newest version rests on the newest text of ``instrument``, in the order of the rules.

    ``changes`` is the comparison with the old text; without it articles are found again by the words quoted from them.
    """
    resting = [
        rule.newest
        for rule in book.rules().values()
        if rule.newest.provision.instrument.key == instrument.key
        and rule.newest.provision.version.label == instrument.newest.label
    ]
    became = {change.old.key: change for change in changes or () if change.old}
    return tuple(_meeting(version, became if changes is not None else None, new) for version in resting)


def _meeting(version: RuleVersion, became: dict[tuple[int, int], Change] | None, new: LawText) -> Meeting:
    article = version.provision.article
    keys = [
        (to_number(found[1]), to_number(found[2]) if found[2] else 0) for found in _PLACE.finditer(article)
    ]
    if became is None:
        return _by_quotation(version, keys, new)
    changes = tuple(became[key] for key in keys if key in became)
    return Meeting(version=version, changes=changes, basis=_moved(article, became))


def _by_quotation(version: RuleVersion, keys: list[tuple[int, int]], new: LawText) -> Meeting:
    quoted = _UNSEEN.sub("", version.quote)
    standing = [one for one in new.articles if quoted and quoted in _UNSEEN.sub("", one.wording)]
    found = next((one for one in standing if one.key in keys), standing[0] if standing else None)
    if found is None or len(keys) != 1:
        return Meeting(version=version, changes=(), basis="")
    old = Article(number=keys[0][0], inserted=keys[0][1])
    change = Change(fate=Fate.SAME if found.key == old.key else Fate.MOVED, old=old, new=found)
    return Meeting(
        version=version, changes=(change,), basis=_moved(version.provision.article, {old.key: change})
    )


def _moved(article: str, became: dict[tuple[int, int], Change]) -> str:
    """The place with every article number replaced; empty where one of them is gone."""
    lost = False

    def renumbered(found: re.Match[str]) -> str:
        nonlocal lost
        change = became.get((to_number(found[1]), to_number(found[2]) if found[2] else 0))
        if change is None or change.new is None:
            lost = True
            return found[0]
        return change.new.place

    moved = _PLACE.sub(renumbered, article)
    return "" if lost else moved


def draft(instrument: Instrument, new: LawText, meetings: Iterable[Meeting], begins: date) -> str:
    """The YAML by which a person takes the rules over into the new text; every entry waits for 已核对.

    A rule without a proposed place stands as a comment: it ends with the old text unless somebody writes where it stands now.
    """
    lines = [
        "# 起草的对照，还不起作用。逐条对着新旧条文核对：没有变的把 checked 改成 true；内容变了的，照新条文改写",
        "# statement、value（写法见 zhunsheng/law/rules/README.md）再改成 true；新文本里没有了的整条删去，它随旧文本到期。",
        "# 全部核对以后：zhunsheng law confirm 这个文件 --county 本县文件夹 --by 姓名",
        f"instrument: {instrument.key}",
        "version:",
        f"  label: '{begins.year if not new.label else new.label}'",
        *([f"  adopted_on: {new.adopted_on}"] if new.adopted_on else []),
        f"  from: {begins}",
        f"  articles: {new.last}",
        *([f"  doc_number: {new.number}"] if new.number else []),
        "rules:",
    ]
    for meeting in meetings:
        lines += _entry(meeting)
    return "\n".join(lines) + "\n"


def _entry(meeting: Meeting) -> list[str]:
    version = meeting.version
    told = f"{meeting.fate.chinese}；原文本{version.provision.article}：{version.statement}"
    if not meeting.basis:
        return [f"  # {version.rule}：没有找到对应条文。{told}"]
    return [
        f"  # {told}",
        f"  {version.rule}:",
        f"    basis: {meeting.basis}",
        "    checked: false",
    ]
