"""Putting somebody on an organ's roster."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from zhunsheng.learning.access import KEEPERS, SETTERS
from zhunsheng.learning.models import Official
from zhunsheng.records.access import Access
from zhunsheng.records.errors import BadField, Rejected
from zhunsheng.records.journal import note
from zhunsheng.records.models import Organ, Person, Post


def enroll(
    person: Person,
    organ: str,
    *,
    name: str,
    kind: str,
    post: str = "",
    username: str = "",
    since_on: date,
    now: datetime,
) -> Official:
    """Adds the official; `username` ties the line to an account that can sit exams. Rejected in one sentence otherwise."""
    with transaction.atomic():
        where = Organ.objects.filter(code=organ).first()
        if where is None or not Access(person, timezone.localtime(now).date()).holds(
            *KEEPERS, *SETTERS, organ=where
        ):
            raise Rejected("您不能登记这个单位的人员；请选择您任职的单位。")
        name = "".join(name.split())
        if not name or len(name) > 40:
            raise BadField("name", "“姓名”须填写，且不超过 40 字。")
        if kind not in Official.Kind.values:
            raise BadField("kind", "请选择“类别”。")
        account = _account(username, where, since_on)
        official = Official(
            organ=where, name=name, post=post.strip(), kind=kind, person=account, since_on=since_on
        )
        official.save(force_insert=True)
        note(official, "列入名册", person=person, now=now, said={"organ": where.code, "kind": kind})
        return official


def _account(username: str, organ: Organ, day: date) -> Person | None:
    """The account of somebody who serves in the organ or below; nobody else's can be tied to its roster."""
    if not username.strip():
        return None
    serving = Post.objects.filter(organ__path__startswith=organ.path).exclude(until_on__lt=day)
    account = Person.objects.filter(username=username.strip(), is_active=True, posts__in=serving).first()
    if account is None:
        raise BadField("username", f"{organ}没有人用账号 {username.strip()}；不用账号登录的人员留空。")
    if Official.objects.filter(person=account).exists():
        raise BadField("username", f"账号 {username} 已对应名册里的另一行。")
    return account
