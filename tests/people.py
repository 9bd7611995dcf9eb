"""The cast: few, fixed, known by their posts. 乙镇 must see nothing of 甲镇."""

from dataclasses import dataclass
from datetime import date

from zhunsheng.records.models import Organ, Person, Post

OPENED = date(2010, 1, 1)


@dataclass(frozen=True)
class Cast:
    """People by post, and the organs they serve."""

    mediator: Person  # 甲镇调解员：登记、调解
    mediator_next_door: Person  # 乙镇调解员：看不到甲镇的任何东西
    clerk: Person  # 司法局复议登记人员
    handler: Person  # 司法局复议承办人
    handler_too: Person  # 另一名承办人
    head: Person  # 复议机构负责人
    chief: Person  # 县政府负责人
    office: Person  # 依法治县办：看全县，不办案
    stranger: Person  # 没有任何任职
    county: Organ
    bureau: Organ
    jia: Organ
    yi: Organ
    jia_committee: Organ
    yi_committee: Organ


def organ(parent: Organ | None, code: str, name: str, kind: str) -> Organ:
    """An organ standing since 2010."""
    facts = {"code": code, "name": name, "kind": kind, "opened_on": OPENED}
    return Organ.objects.add_child(parent, facts) if parent else Organ.objects.add_root(facts)


def person(username: str, name: str, *posts: tuple[Organ, str]) -> Person:
    """A person who holds roles in organs."""
    someone = Person.objects.create(username=username, name=name, password="!")
    for where, role in posts:
        Post.objects.create(person=someone, organ=where, role=role, since_on=OPENED)
    return someone


def cast() -> Cast:
    """The county and everybody in it."""
    county = organ(None, "county", "云溪县人民政府", Organ.Kind.GOVERNMENT)
    bureau = organ(county, "bureau", "云溪县司法局", Organ.Kind.DEPARTMENT)
    jia = organ(county, "jia", "甲镇人民政府", Organ.Kind.TOWNSHIP)
    yi = organ(county, "yi", "乙镇人民政府", Organ.Kind.TOWNSHIP)
    jia_committee = organ(jia, "jia-tw", "甲镇人民调解委员会", Organ.Kind.COMMITTEE)
    yi_committee = organ(yi, "yi-tw", "乙镇人民调解委员会", Organ.Kind.COMMITTEE)
    return Cast(
        mediator=person("jia", "甲镇调解员", (jia, "mediator")),
        mediator_next_door=person("yi", "乙镇调解员", (yi, "mediator")),
        clerk=person("clerk", "登记员", (bureau, "clerk")),
        handler=person("handler", "承办人", (bureau, "handler")),
        handler_too=person("handler2", "另一承办人", (bureau, "handler")),
        head=person("head", "复议机构负责人", (bureau, "head")),
        chief=person("chief", "县政府负责人", (county, "chief")),
        office=person("office", "依法治县办科长", (county, "office")),
        stranger=person("stranger", "无任职人员"),
        county=county,
        bureau=bureau,
        jia=jia,
        yi=yi,
        jia_committee=jia_committee,
        yi_committee=yi_committee,
    )
