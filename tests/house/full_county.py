"""A county in which there is something behind every address of the desk, for the tests that walk all of them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import URLPattern, URLResolver

from tests.campaign import Play, play, version
from tests.law.texts.invented import NEW, OLD
from tests.people import OPENED, Cast, person
from tests.records.steps import agreed, at, dispute
from zhunsheng.campaigns import actions as campaigns
from zhunsheng.campaigns.models import Item
from zhunsheng.desk.urls import urlpatterns
from zhunsheng.drafts.actions import Request as Asked
from zhunsheng.drafts.actions import ask, begin
from zhunsheng.figures import Period
from zhunsheng.learning import actions as learning
from zhunsheng.learning.bank import template
from zhunsheng.learning.models import Question
from zhunsheng.library.keeping import correct
from zhunsheng.library.tests.handing import FAULTY, MENDED, handed, kept
from zhunsheng.records.access import Access
from zhunsheng.records.models import Person, Post
from zhunsheng.records.new_texts import keep, prepare
from zhunsheng.statistics.actions import issue

TODAY = date(2026, 4, 8)
NOW = at(TODAY)

Examples = dict[str, Any]
"""Name of a part of an address → an example of it."""


@dataclass(frozen=True)
class FullCounty:
    """The people by what they are, and for every part of an address a row that 甲镇 or nobody in particular has."""

    people: dict[str, Person]
    examples: Examples
    below: dict[str, Examples]

    def addresses(self) -> list[tuple[str, str]]:
        """Route and example of every address; KeyError names a part that has no example yet."""
        return [(route, self.address(route, pattern)) for route, pattern in routes()]

    def address(self, route: str, pattern: URLPattern) -> str:
        """The example of one route."""
        own = next((said for start, said in self.below.items() if route.startswith(start)), {})
        known = {**self.examples, **own}
        for name, converter in pattern.pattern.converters.items():
            route = route.replace(f"<{_word(converter)}:{name}>", str(known[name]))
        return f"/{route}"


def routes() -> list[tuple[str, URLPattern]]:
    """Every route of the desk in whole, in the order they are tried."""
    return list(_walk(urlpatterns, ""))


def full_county(cast: Cast) -> FullCounty:
    """Something behind every address, most of it 甲镇's, done by the deeds that the pages call."""
    game = play(cast)
    jia, head = game.liaisons["jia"], game.heads["jia"]
    for role, organ in (("liaison", cast.yi), ("head", cast.yi)):
        Post.objects.create(person=cast.mediator_next_door, organ=organ, role=role, since_on=OPENED)
    people = {
        "依法治县办": cast.office,
        "甲镇调解员": cast.mediator,
        "甲镇联络员": jia,
        "甲镇负责人": head,
        "乙镇联络员": cast.mediator_next_door,
        "评审人员": game.reviewers[0],
        "县领导": game.leader,
        "督察人员": person("inspector", "督察员", (cast.county, "inspector")),
        "没有任职的人": cast.stranger,
    }
    item, proof = _item(game, jia)
    case = agreed(cast.mediator, dispute(cast.mediator), *(date(2026, 3, day) for day in (3, 3, 4, 5, 6)))
    part = _part(cast, jia)
    sheet = issue(
        cast.office, "governance", Period.year(2025), ["jia"], now=NOW, due_on=date(2026, 6, 1)
    ).sheets[0]
    exam, paper = _exam(cast, jia)
    report = kept(jia, FAULTY, NOW)
    mended = correct(Access(jia, TODAY), report.pk, handed(MENDED), NOW)
    return FullCounty(
        people,
        {
            "campaign": game.campaign.pk, "item": item.pk, "task": item.task_id, "proof": proof.pk,
            "edition": game.campaign.edition_id, "organ": "jia", "case": case.pk, "year": 2025, "part": part,
            "move": "hand-in", "report": mended.pk, "other": report.pk, "figure": "mediation.accepted",
            "post": Post.objects.get(person=jia).pk, "person": jia.pk, "form": "governance", "version": sheet.version,
            "rule": "mediation.judicial_confirmation", "instrument": "mediation_act", "key": "mediation",
            "pk": case.pk, "step": "sign", "paper": "人民调解协议书", "seq": 1, "document": case.attachments.latest("pk").pk, "name": "scores", "kind": "docx",
        },
        {
            "statistics/": {"pk": sheet.pk},
            "learning/exams/": {"pk": exam},
            "law/texts/": {"name": _new_text()},
            "learning/papers/": {"pk": paper},
            "report/<int:year>/draft/moves/": {"move": "freeze"},
        },
    )  # fmt: skip


def _new_text() -> str:
    """A draft of a new text that waits for the office."""
    prepared = prepare(NEW, OLD)
    keep(prepared, OLD)
    return prepared.name


def _item(game: Play, liaison: Person) -> tuple[Item, Any]:
    """甲镇's item with a file for proof, handed in."""
    item = game.item("2.1.1", game.cast.jia)
    game.draft(item)
    proof = campaigns.add_proof(
        liaison,
        item.pk,
        kind="file",
        name="台账",
        upload=SimpleUploadedFile("台账.txt", "第一季度".encode()),
        now=NOW,
    )
    campaigns.submit(liaison, item.pk, version=version(item), now=NOW)
    campaigns.sign(game.heads["jia"], item.pk, version=version(item), now=NOW)
    return game.item("2.1.1", game.cast.jia), proof


def _part(cast: Cast, liaison: Person) -> int:
    """A part of last year's report, asked of 甲镇."""
    draft = begin(cast.office, 2025, now=NOW)
    part = draft.parts.get(heading__contains="不足")
    asked = [Asked(part.pk, "jia")]
    ask(cast.office, 2025, version=draft.version, requests=asked, due_on=date(2026, 5, 1), now=NOW)
    return int(part.pk)


def _exam(cast: Cast, liaison: Person) -> tuple[int, int]:
    """An exam that 甲镇's liaison sits, and the paper."""
    learning.import_questions(cast.office, SimpleUploadedFile("题库.xlsx", template()), now=NOW)
    official = learning.enroll(
        cast.office, "jia", name="王乡长", kind="leader", username=liaison.username, since_on=OPENED, now=NOW
    )
    exam = learning.set_exam(
        cast.office, "county", name="任前考试", kind="appointment", opens_at=at(date(2026, 4, 1)), minutes=60,
        closes_at=at(date(2026, 4, 30)), parts={Question.Kind.JUDGE: (1, 100)}, pass_points=60,
        candidates=[official.pk], now=NOW,
    )  # fmt: skip
    learning.announce(cast.office, exam.pk, address=f"/learning/exams/{exam.pk}/", now=NOW)
    return exam.pk, learning.begin(liaison, exam.pk, now=NOW).pk


def _walk(patterns: Any, before: str) -> Any:
    for one in patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _walk(one.url_patterns, route)
        else:
            yield route, one


def _word(converter: Any) -> str:
    return {"IntConverter": "int", "SlugConverter": "slug", "StringConverter": "str"}[
        type(converter).__name__
    ]
