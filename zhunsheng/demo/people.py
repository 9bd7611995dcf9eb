"""Organs, people and posts from the county folder."""

import secrets
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction
from pypinyin import Style, lazy_pinyin

from zhunsheng.records.models import Organ, Person, Post
from zhunsheng.records.registry import roles


def initials(name: str) -> str:
    """The first letters of a name's 拼音, for searching: 陈立 → cl."""
    return "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).lower()


def load_organs(folder: Path) -> int:
    """Organs of ``organs.yaml`` that are not there yet; returns how many were added."""
    with transaction.atomic():
        return sum(_add(None, node) for node in _read(folder / "organs.yaml"))


def _add(parent: Organ | None, node: Mapping[str, Any]) -> int:
    organ = Organ.objects.filter(code=node["code"]).first()
    added = organ is None
    if organ is None:
        facts = {key: value for key, value in node.items() if key != "below"}
        facts["initials"] = initials(node.get("short_name") or node["name"])[:60]
        organ = Organ.objects.add_child(parent, facts) if parent else Organ.objects.add_root(facts)
    return added + sum(_add(organ, child) for child in node.get("below", ()))


def load_people(folder: Path) -> Iterator[tuple[Person, str]]:
    """People of ``people.yaml`` that are not there yet, each with the password just made for them."""
    for said in _read(folder / "people.yaml"):
        if Person.objects.filter(username=said["username"]).exists():
            continue
        with transaction.atomic():
            password = secrets.token_urlsafe(9)
            person = Person(username=said["username"], name=said["name"], initials=initials(said["name"]))
            person.set_password(password)
            person.save()
            for post in said["posts"]:
                if post["role"] not in roles():
                    raise ValueError(f"people.yaml：没有角色 {post['role']}，可用：{'、'.join(roles())}")
                Post.objects.create(
                    person=person,
                    organ=Organ.objects.get(code=post["organ"]),
                    role=post["role"],
                    title=post.get("title", ""),
                    since_on=post.get("since_on", date(2020, 1, 1)),
                )
        yield person, password


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
