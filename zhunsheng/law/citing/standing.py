"""Standing: was this place of this instrument law on a day, and how sure is that."""

from dataclasses import dataclass
from datetime import date, timedelta

from zhunsheng.law.citing.citation import Status
from zhunsheng.law.index import Listed, Text
from zhunsheng.law.numerals import to_chinese

_VACANCY = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a cited place; `text` is the text that was law, where one is listed."""

    status: Status
    certain: bool = False
    finding: str = ""
    text: Text | None = None
    replaced_by: str = ""

    @classmethod
    def unknown(cls) -> "Standing":
        """Of what is not known nothing is said."""
        return cls(Status.UNKNOWN)


def standing(listed: Listed, numbers: list[int], label: str, day: date) -> Standing:
    """The standing on ``day`` of the articles ``numbers`` (empty for the whole), in the text of the year ``label``.

    Without a label it is the text that was law on that day. A law that was revised is known by its newer text only, so
    a day before the first listed text proves nothing unless the day of its very first text is known.
    """
    if listed.ended_on and day > listed.ended_on:
        instead = f"，由《{listed.replaced_by}》取代" if listed.replaced_by else ""
        return Standing(
            Status.NOT_IN_FORCE,
            not listed.recalled,
            f"《{listed.name}》{_said(listed.ended_on)}后不再施行{instead}",
            replaced_by=listed.replaced_by,
        )
    if label:
        return _labelled(listed, numbers, label, day)
    text = listed.text_on(day)
    if text is not None:
        return _article(listed, text, numbers, day)
    if listed.since and day < listed.since:
        return Standing(Status.NOT_YET, not listed.recalled, f"《{listed.name}》{_said(listed.since)}才施行")
    if listed.since and not numbers:
        return Standing(Status.IN_FORCE, not listed.recalled)
    newest = listed.texts[-1] if listed.texts else None
    if newest and newest.last_day and day > newest.last_day:
        return Standing(
            Status.UNKNOWN,
            finding=f"收录的《{listed.name}》文本施行到{_said(newest.last_day)}，此后的没有核对",
        )
    first = next((text.begins for text in listed.texts if text.begins), None)
    if first is None:
        return Standing(Status.UNKNOWN)
    return Standing(
        Status.UNKNOWN, finding=f"只收录了《{listed.name}》{_said(first)}以后的文本，此前的没有核对"
    )


def _labelled(listed: Listed, numbers: list[int], label: str, day: date) -> Standing:
    text = listed.labelled(label)
    if text is None:
        return Standing(Status.UNKNOWN, finding=f"没有收录《{listed.name}》{label}年的文本")
    if text.begins and day < text.begins:
        return Standing(
            Status.NOT_YET,
            text.first_day is not None and not text.memory,
            f"《{listed.name}》（{label}）{_said(text.begins)}才施行",
            text,
        )
    if text.last_day and day > text.last_day:
        now = listed.text_on(day)
        newer = f"，此后施行的是{now.label}年的文本" if now and now.label else ""
        return Standing(
            Status.NOT_IN_FORCE,
            not text.memory,
            f"《{listed.name}》（{label}）施行到{_said(text.last_day)}为止{newer}",
            text,
        )
    return _article(listed, text, numbers, day)


def _article(listed: Listed, text: Text, numbers: list[int], day: date) -> Standing:
    certain = _sure(text, day)
    beyond = [number for number in numbers if number < 1 or (text.articles and number > text.articles)]
    if not beyond:
        return Standing(Status.IN_FORCE, certain, text=text)
    year = f"（{text.label}）" if text.label else ""
    last = f"只到第{to_chinese(text.articles)}条，" if text.articles else ""
    article = f"第{to_chinese(beyond[0])}条" if 0 < beyond[0] < 10_000 else f"第{beyond[0]}条"
    return Standing(Status.NO_SUCH_ARTICLE, certain, f"《{listed.name}》{year}{last}没有{article}", text)


def _sure(text: Text, day: date) -> bool:
    """Whether it is known that this very text was law on ``day``: no guess at either end."""
    if text.memory or text.begins is None:
        return False
    begun = text.first_day is not None or day >= text.begins + _VACANCY
    lasted = text.last_day is not None or (text.seen_until is not None and day <= text.seen_until)
    return begun and lasted


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
