"""Names as people write them, found in the county's lists: people, organs, cases elsewhere. Never guessed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Q

from zhunsheng.declare import Register
from zhunsheng.records.access import Access
from zhunsheng.records.errors import BadField
from zhunsheng.records.fields import Key, LinksField, OrganField, OrgansField, PeopleField
from zhunsheng.records.models import Organ, Person, Post
from zhunsheng.records.registry import own_fields, register


def resolve(
    reg: Register, facts: Mapping[str, Any], access: Access, organ: Organ, on: date
) -> dict[str, Any]:
    """The facts with people as numbers, organs as codes and cases as their numbers. Raises BadField in one sentence.

    A person must hold a post on that day, an organ must stand, and a case elsewhere must be one that the person sees.
    """
    fields, found = own_fields(reg.key), dict(facts)
    for name, value in facts.items():
        field: Any = fields[name]
        match field:
            case PeopleField():
                found[name] = tuple(_person(field, name, one, organ, on) for one in value)
            case OrgansField():
                found[name] = tuple(_organ(field, name, one, on) for one in value)
            case OrganField():
                found[name] = _organ(field, name, value, on) if value else value
            case LinksField():
                found[name] = tuple(_case(field, name, one, access) for one in value)
    return found


def suggestions(field: Any) -> list[tuple[str, str]]:
    """What can be picked for a field of people or organs, with a word on where: for the pages. One query."""
    if isinstance(field, PeopleField):
        posts = Post.objects.filter(until_on=None, person__is_active=True).select_related("person", "organ")
        found = {
            p.person_id: (p.person.name, f"{p.organ} {p.person.initials}")
            for p in posts.order_by("person__initials")
        }
        return list(found.values())[:600]
    if isinstance(field, OrgansField | OrganField):
        return [
            (o.short_name or o.name, o.initials)
            for o in Organ.objects.filter(closed_on=None).order_by("path")[:600]
        ]
    return []


def people_in_post(on: date) -> Any:
    """Whoever holds a post on that day."""
    posts = Post.objects.filter(Post.held_on(on)).values("person_id")
    return Person.objects.filter(pk__in=posts, is_active=True)


def _person(field: Any, name: str, said: str, organ: Organ, on: date) -> str:
    staff = people_in_post(on)
    if isinstance(said, Key) or said.isdecimal():
        if chosen := staff.filter(pk=int(said)).first():
            return Key(said, chosen.name)
        raise BadField(
            name,
            f"“{field.verbose_name}”里有人在 {on.isoformat()} 没有任职（可能已经离任），请改选在任的人。",
        )
    plain, _, where = said.replace("(", "（").rstrip("）)").partition("（")
    found = staff.filter(Q(name=plain) | Q(username=plain))
    if not found:
        found = staff.filter(initials=plain.lower())
    at = Q(posts__organ__name=where) | Q(posts__organ__short_name=where) if where else None
    found = list((found.filter(at) if at else found).distinct()[:9])
    here = [p for p in found if p.posts.filter(Post.held_on(on), organ__path__startswith=organ.path).exists()]
    chosen = here if len(here) == 1 else found
    if not chosen and field.outsiders:
        return said
    if not chosen:
        raise BadField(
            name, f"“{field.verbose_name}”里的“{said}”没有找到：请填在任人员的姓名或者拼音首字母。"
        )
    if len(chosen) > 1:
        raise BadField(
            name, f"“{said}”不止一人：{'、'.join(_placed(p, on) for p in chosen)}。请照此写明单位。"
        )
    return Key(str(chosen[0].pk), chosen[0].name)


def _placed(person: Person, on: date) -> str:
    post = person.posts.filter(Post.held_on(on)).select_related("organ").first()
    return f"{person.name}（{post.organ}）" if post else person.name


def _organ(field: Any, name: str, said: str, on: date) -> str:
    found = [
        o for o in Organ.objects.filter(Q(code=said) | Q(name=said) | Q(short_name=said)) if o.stands_on(on)
    ]
    if not found:
        raise BadField(
            name,
            f"“{field.verbose_name}”里的“{said}”在 {on.isoformat()} 不是本县的单位（没有设立或者已经撤销），请从单位名录中选。",
        )
    if len(found) > 1:
        raise BadField(name, f"“{said}”不止一个单位：{'、'.join(o.name for o in found)}。请写全称。")
    return Key(found[0].code, str(found[0]))


def _case(field: Any, name: str, said: str, access: Access) -> str:
    rows = access.cases(field.to)
    row = rows.filter(number=said).first()
    if row is None:
        what = register(field.to).name
        raise BadField(name, f"“{field.verbose_name}”里的“{said}”不是您能看到的{what}编号，请核对。")
    return str(row.number)
