"""Standing: was this place of this instrument law on a day, and how sure is that."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from zhunsheng.law.citing.citation import Status, said
from zhunsheng.law.index import Listed, Text
from zhunsheng.numerals import to_chinese

_VACANCY = timedelta(days=366)
_NEWLY = timedelta(days=2 * 366)
"""So long after a renumbering it is told which numbers are meant."""

Place = tuple[int, int]
"""An article and the number after its 之, 0 for the article itself."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a cited place; `text` is the text that was law, where one is listed."""

    status: Status
    certain: bool = False
    finding: str = ""
    text: Text | None = None
    replaced_by: str = ""
    checked_until: date | None = None

    @property
    def said(self) -> str:
        """The standing as an officer reads it, with how far it is known."""
        return said(self.status, certain=self.certain, checked_until=self.checked_until)

    @classmethod
    def unknown(cls, finding: str = "") -> "Standing":
        """Of what is not known nothing is said, but why it is not."""
        return cls(Status.UNKNOWN, finding=finding)


def standing(listed: Listed, places: Iterable[Place], label: str, day: date) -> Standing:
    """The standing on ``day`` of the articles ``places`` (empty for the whole), in the text of the year ``label``.

    Without a label it is the text that was law on that day. A law that was revised is known by its newer text only, so
    a day before the first listed text proves nothing unless the day of its very first text is known.
    """
    asked = tuple(places)
    if gone := _gone(listed, day):
        return gone
    if label:
        return _labelled(listed, asked, label, day)
    text = listed.text_on(day)
    if text is not None:
        return _article(listed, text, asked, day)
    if listed.since and day < listed.since:
        return Standing(Status.NOT_YET, not listed.recalled, f"《{listed.name}》{_said(listed.since)}才施行")
    if listed.since and not asked and not listed.gone_by:
        return Standing(Status.IN_FORCE, not listed.recalled)
    return _beyond(listed, day)


def _gone(listed: Listed, day: date) -> Standing | None:
    """What is law no more; None for what still is, or was on that day."""
    if listed.ended_on and day > listed.ended_on:
        instead = f"，由《{listed.replaced_by}》取代" if listed.replaced_by else ""
        return Standing(
            Status.NOT_IN_FORCE,
            not listed.end_recalled or bool(listed.gone_by and day >= listed.gone_by),
            f"《{listed.name}》{_said(listed.ended_on)}后不再施行{instead}",
            replaced_by=listed.replaced_by,
        )
    if listed.gone_by and not listed.ended_on:
        known = f"《{listed.name}》在{_said(listed.gone_by)}以前已经废止，哪天起不再施行没有核对"
        return (
            Standing(Status.NOT_IN_FORCE, True, known) if day >= listed.gone_by else Standing.unknown(known)
        )
    return None


def _beyond(listed: Listed, day: date) -> Standing:
    """Of a day for which no text is listed."""
    newest = listed.texts[-1] if listed.texts else None
    if newest and newest.last_day and day > newest.last_day:
        return Standing.unknown(f"收录的《{listed.name}》文本施行到{_said(newest.last_day)}，此后的没有核对")
    first = next((text.begins for text in listed.texts if text.begins), None)
    if first is None:
        return Standing.unknown(_outside(listed))
    return Standing.unknown(f"只收录了《{listed.name}》{_said(first)}以后的文本，此前的没有核对")


def _outside(listed: Listed) -> str:
    return f"《{listed.name}》是{listed.outside}，索引只收国家的法律、法规和解释" if listed.outside else ""


def _labelled(listed: Listed, places: tuple[Place, ...], label: str, day: date) -> Standing:
    text = listed.labelled(label)
    if text is None:
        return Standing.unknown(f"没有收录《{listed.name}》{label}年的文本")
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
    return _article(listed, text, places, day)


def _article(listed: Listed, text: Text, places: tuple[Place, ...], day: date) -> Standing:
    if text.unseen:
        begins = f"{_said(text.begins)}起" if text.begins else ""
        return Standing(
            Status.UNKNOWN, finding=f"《{listed.name}》据报道{begins}有新的文本，条文没有见到", text=text
        )
    certain = _sure(text, day)
    missing = next((place for place in places if not _exists(text, place)), None)
    if missing is None:
        return Standing(
            Status.IN_FORCE,
            certain,
            _renumbered(listed, text, places, day),
            text,
            checked_until=_checked(text, day),
        )
    year = f"（{text.label}）" if text.label else ""
    return Standing(
        Status.NO_SUCH_ARTICLE,
        certain,
        f"《{listed.name}》{year}{_last(text, missing)}没有{_named(missing)}",
        text,
    )


def _exists(text: Text, place: Place) -> bool:
    """Whether the text has the article; a 之 is held against it only where its list is known."""
    number, inserted = place
    if number < 1 or (text.articles and number > text.articles):
        return False
    return not inserted or text.inserted is None or inserted <= text.inserted.get(number, 0)


def _last(text: Text, missing: Place) -> str:
    number, inserted = missing
    if inserted and number <= text.articles and text.inserted is not None:
        there = text.inserted.get(number, 0)
        return f"第{to_chinese(number)}条只到之{to_chinese(there)}，" if there else ""
    return f"只到第{to_chinese(text.articles)}条，" if text.articles else ""


def _named(place: Place) -> str:
    number, inserted = place
    article = f"第{to_chinese(number)}条" if 0 < number < 10_000 else f"第{number}条"
    return article + (f"之{to_chinese(inserted)}" if inserted else "")


def _renumbered(listed: Listed, text: Text, places: tuple[Place, ...], day: date) -> str:
    """Which text is meant, where the numbers were moved not long ago."""
    begins = text.first_day
    moved = text.shifted_from and any(number >= text.shifted_from for number, _ in places)
    if not moved or begins is None or day > begins + _NEWLY:
        return ""
    return f"指《{listed.name}》{_said(begins)}起施行的文本（{text.label}）；此前的文本条号不同，请核对引的是哪一条"


def _checked(text: Text, day: date) -> date | None:
    """Up to which day the text was seen to be the newest, where its beginning is sure and the day asked is later."""
    if text.memory or not _begun(text, day) or text.seen_until is None or day <= text.seen_until:
        return None
    return text.seen_until


def _sure(text: Text, day: date) -> bool:
    """Whether it is known that this very text was law on ``day``: no guess at either end."""
    if text.memory or not _begun(text, day):
        return False
    return text.last_day is not None or (text.seen_until is not None and day <= text.seen_until)


def _begun(text: Text, day: date) -> bool:
    if text.begins is None:
        return False
    return text.first_day is not None or day >= text.begins + _VACANCY


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
