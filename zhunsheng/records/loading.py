"""Organs, people and posts from the county folder: how a county is set up, and how the demo is."""

import secrets
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from zhunsheng.records.actions.appoint import appoint
from zhunsheng.records.errors import Rejected
from zhunsheng.records.initials import initials
from zhunsheng.records.models import Organ, Person


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
                organ = Organ.objects.filter(code=post["organ"]).first()
                if organ is None:
                    raise Rejected(
                        f"people.yaml 中 {person.name}的单位 {post['organ']} 不在 organs.yaml 里。"
                    )
                since_on = post.get("since_on", organ.opened_on)
                appoint(person, organ, post["role"], since_on=since_on, title=post.get("title", ""))
        yield person, password


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
