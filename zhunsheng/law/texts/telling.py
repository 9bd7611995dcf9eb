"""What a person reads before confirming a new text: facts, articles, rules, and the two wordings side by side."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from zhunsheng.law.provisions import Instrument
from zhunsheng.law.texts.comparing import Change, Fate
from zhunsheng.law.texts.drafting import Meeting
from zhunsheng.law.texts.text import Article, LawText


def told(
    instrument: Instrument,
    new: LawText,
    begins: date,
    meetings: Sequence[Meeting],
    changes: Sequence[Change] | None,
) -> Iterator[str]:
    """The comparison in lines; without the old text it says that only quotations were looked up."""
    newest = instrument.newest
    adopted = f"{new.adopted_on} 通过，" if new.adopted_on else ""
    number = f"，{new.number}" if new.number else ""
    yield f"《{instrument.name}》新文本：{adopted}{begins} 起施行，共{new.last}条{number}"
    yield f"现在用的：{newest.label}年的文本，{newest.effective_from} 起，共{newest.articles}条"
    if new.repeals:
        yield f"同时废止：{'、'.join(f'《{title}》' for title in new.repeals)}"
    if changes is None:
        yield "没有旧文本可比：只按规则里抄的原文找现在的条号；给出旧文本就逐条比对"
    else:
        counted = Counter(change.fate for change in changes)
        yield "逐条：" + "，".join(f"{fate.chinese} {counted[fate]} 条" for fate in Fate if counted[fate])
        yield from _all(changes)
    yield f"依据现在这个文本的规则 {len(meetings)} 条" + ("：" if meetings else "，没有要改的")
    for meeting in meetings:
        yield from _met(meeting)


def _all(changes: Iterable[Change]) -> Iterator[str]:
    """Every article in a line: 第三十二条 → 第三十九条　内容有改动."""
    for change in changes:
        old = change.old.place if change.old else "（无）"
        new = change.new.place if change.new else "（无）"
        yield f"  {old} → {new}　{change.fate.chinese}"


def _met(meeting: Meeting) -> Iterator[str]:
    version = meeting.version
    to = f" → {meeting.basis}" if meeting.basis else ""
    yield f"  〔{meeting.fate.chinese}〕{version.rule}　{version.provision.article}{to}　{version.statement}"
    for change in meeting.changes:
        if change.fate is not Fate.SAME:
            yield from _wording("旧", change.old)
            yield from _wording("新", change.new)


def _wording(which: str, article: Article | None) -> Iterator[str]:
    if article is not None and article.paragraphs:
        first, *rest = article.wording.split("\n")
        yield f"      {which}　{article.place}　{first}"
        yield from (f"          {line}" for line in rest)
