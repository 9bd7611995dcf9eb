"""Short ways to say what happens in a test: open a dispute, take a step, on a given day."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.core.files.uploadedfile import SimpleUploadedFile

from zhunsheng.records.actions import open_case, take_step
from zhunsheng.records.models import Person

DISPUTE = {"source": "applied", "kind": "neighbour", "parties": "张三、李四", "summary": "排水沟堵塞引起争执"}
APPLICATION = {
    "applicant": "王五",
    "applicants": 1,
    "respondent": "云溪县市场监督管理局",
    "respondent_kind": "department",
    "matter": "penalty",
    "field": "market",
    "act": "行政处罚决定",
    "channel": "counter",
}
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def at(day: date, hour: int = 10) -> datetime:
    """That day, ten in the morning in China."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo("Asia/Shanghai"))


def pdf(name: str = "文书.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    """A small PDF."""
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def dispute(mediator: Person, organ: str = "jia-tw", on: date = date(2026, 3, 2), **facts: Any) -> Any:
    """A dispute registered on that day."""
    return open_case(
        mediator,
        "mediation",
        organ=organ,
        title="邻里排水纠纷",
        on=on,
        now=at(on),
        facts={**DISPUTE, **facts},
    )


def step(person: Person, row: Any, key: str, on: date, *documents: str, **words: Any) -> Any:
    """The step taken on that day, with a PDF for each document named."""
    return take_step(
        person,
        row.register,
        row.pk,
        key,
        version=words.pop("version", row.version),
        on=on,
        now=words.pop("now", at(on)),
        outcome=words.pop("outcome", ""),
        facts=words,
        uploads={name: pdf(f"{name}.pdf", PDF + name.encode()) for name in documents},
    )


def agreed(mediator: Person, row: Any, *days: date) -> Any:
    """The dispute taken from registration to a signed agreement, a step on each of the five days."""
    row = step(mediator, row, "accept", days[0])
    row = step(mediator, row, "assign", days[1], mediators="赵六")
    row = step(mediator, row, "mediate", days[2], "调解记录")
    row = step(mediator, row, "agree", days[3])
    return step(mediator, row, "sign", days[4], "人民调解协议书")
