"""Appointing somebody to a post, and relieving: rights begin and end with days, nothing is deleted."""

from datetime import date, timedelta

from django.db import transaction

from zhunsheng.records.errors import Rejected
from zhunsheng.records.models import Organ, Person, Post
from zhunsheng.records.registry import roles


def appoint(person: Person, organ: Organ, role: str, *, since_on: date, title: str = "") -> Post:
    """The post from that day on. Raises Rejected for an unknown role, a closed organ, or a post already held."""
    with transaction.atomic():
        if role not in roles():
            raise Rejected(f"没有角色 {role}；可用：{'、'.join(roles())}。")
        if not organ.stands_on(since_on):
            raise Rejected(f"{organ.name}在 {since_on.isoformat()} 还没有设立或者已经撤销。")
        held = Post.objects.filter(Post.held_on(since_on), person=person, organ=organ, role=role)
        if held.exists():
            raise Rejected(f"{person}已经在{organ.name}担任{roles()[role].name}。")
        return Post.objects.create(person=person, organ=organ, role=role, title=title, since_on=since_on)


def relieve(post: Post, *, last_on: date) -> Post:
    """Ends a post after that day; what the person did stays theirs."""
    if last_on < post.since_on - timedelta(days=1):
        raise Rejected(f"离任日期 {last_on.isoformat()} 早于任职日期 {post.since_on.isoformat()}。")
    post.until_on = last_on
    post.save(update_fields=["until_on"])
    return post
