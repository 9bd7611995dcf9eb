"""Writing down the hours of a session for those who were there."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone

from zhunsheng.learning import access as fetching
from zhunsheng.learning.models import Attendance
from zhunsheng.records.access import Access
from zhunsheng.records.errors import BadField, Rejected
from zhunsheng.records.journal import note_all
from zhunsheng.records.models import Person

LONGEST = Decimal(12)
"""Hours that one day of learning can count."""


def attend(
    person: Person, officials: Iterable[int], *, on: date, session: str, hours: Decimal, now: datetime
) -> list[Attendance]:
    """The same session for each official. All or none: somebody already written down for it refuses the whole."""
    today = timezone.localtime(now).date()
    session = " ".join(session.split())
    if not session or len(session) > 200:
        raise BadField("session", "“学习、培训名称”须填写，且不超过 200 字。")
    if not 0 < hours <= LONGEST:
        raise BadField("hours", f"“学时”要大于 0，一天不超过 {LONGEST} 学时；跨日的分日登记。")
    if on > today:
        raise BadField("on", "“日期”不能晚于今天：学过了再登记。")
    with transaction.atomic():
        access = Access(person, today)
        found = [fetching.official(access, pk) for pk in dict.fromkeys(officials)]
        if not found:
            raise BadField("officials", "请选择参加的人员。")
        rows = [Attendance(official=o, on=on, session=session, hours=hours) for o in found]
        try:
            with transaction.atomic():
                for row in rows:
                    row.save(force_insert=True)
        except IntegrityError:
            raise Rejected(
                f"其中有人已登记过 {on.isoformat()} 的“{session}”，没有写入；请去掉已登记的人。"
            ) from None
        note_all(rows, "登记学时", person=person, now=now, said={"hours": str(hours)})
        return rows
