"""Cases made by walking the declared procedures: whatever register is added gets a demo for one small YAML file.

``registers/KEY/demo.yaml`` says how many cases a year, in which organs, sample values of text fields, and how likely each step is.
What every organ does once a year (its report) has ``each: true`` and a ``season``; a roll of people or things has ``roll: true``: each
title once, in the first year. What ``organs`` and ``titles`` say fits every step of a case that takes it.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from importlib.resources import files
from typing import Any

import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models, transaction

from zhunsheng.clock import CHINA
from zhunsheng.declare import Named, Register, Step
from zhunsheng.procedures import OpenStep, Refused, standing
from zhunsheng.records.access import Access
from zhunsheng.records.actions import open_case, take_step
from zhunsheng.records.models import Organ, Person
from zhunsheng.records.registry import own_fields
from zhunsheng.records.standing import engine_case


@dataclass
class Plan:
    """What ``demo.yaml`` says."""

    organs: list[str] | dict[str, dict[str, Any]]
    titles: dict[str, dict[str, Any]]
    values: dict[str, list[Any]]
    steps: dict[str, float]
    outcomes: dict[str, dict[str, float]]
    days: dict[str, tuple[int, int]]
    per_year: int = 0
    each: bool = False
    roll: bool = False
    season: tuple[str, str] = ("01-04", "12-28")

    def fitting(self, organ: str) -> dict[str, Any]:
        """The values that fit one organ."""
        return self.organs[organ] if isinstance(self.organs, dict) else {}

    def titles_in(self, organ: str) -> list[tuple[str, dict[str, Any]]]:
        """The titles, with what fits them, that a case of that organ may have: a title may name the only ``organs`` it is for."""
        return [
            (title, {name: value for name, value in facts.items() if name != "organs"})
            for title, facts in self.titles.items()
            if organ in facts.get("organs", [organ])
        ]

    @classmethod
    def read(cls, reg: Register) -> "Plan | None":
        """The plan of a register, None when it has no demo."""
        file = files(f"zhunsheng.registers.{reg.key}").joinpath("demo.yaml")
        if not file.is_file():
            return None
        return cls(**yaml.safe_load(file.read_text(encoding="utf-8")))


class Story:
    """Makes one register's cases, the same ones for the same seed."""

    def __init__(self, reg: Register, plan: Plan, until: date) -> None:
        self.reg, self.plan, self.until = reg, plan, until
        self.luck = random.Random(f"{reg.key} {until.year}")
        self.people = list(Person.objects.filter(posts__isnull=False).distinct().order_by("pk"))
        self.access = {p.pk: Access(p, until) for p in self.people}
        self.organs = {o.code: o for o in Organ.objects.all()}

    def year(self, year: int, scale: int) -> int:
        """All cases opened in a year; returns how many."""
        first, last = (date.fromisoformat(f"{year}-{day}") for day in self.plan.season)
        span = (min(last, self.until) - first).days
        if self.plan.roll:
            return self.roll(first, span) if year < self.until.year else 0
        number = round(self.plan.per_year * scale * (span + 1) / 365)
        codes = list(self.plan.organs) if self.plan.each and span >= 0 else [""] * number
        opened = sorted(first + timedelta(days=self.luck.randint(0, max(span, 0))) for _ in codes)
        for day, code in zip(opened, codes, strict=True):
            with transaction.atomic():
                self.case(day, code or self.luck.choice(list(self.plan.organs)))
        return len(codes)

    def roll(self, first: date, span: int) -> int:
        """Every title of the plan once, in the organ it is for."""
        for title, facts in self.plan.titles.items():
            with transaction.atomic():
                self.case(first + timedelta(days=self.luck.randint(0, span)), facts["organs"][0], title)
        return len(self.plan.titles)

    def case(self, day: date, code: str, title: str = "") -> None:
        """One case, from its opening until it is closed, left waiting, or the last day is reached."""
        organ = self.organs[code]
        opening = self.reg.procedure.opening
        titles = self.plan.titles_in(code)
        title, own = (title, dict(titles)[title]) if title else self.luck.choice(titles)
        fitting = self.plan.fitting(code) | own
        row = open_case(
            self.somebody(opening, organ)[0],
            self.reg.key,
            organ=organ.code,
            title=title,
            on=day,
            now=self.at(day),
            facts=self.facts(opening, day, fitting),
            uploads=self.documents(opening),
        )
        for _ in range(40):
            step = self.next_step(row, day)
            if step is None:
                return
            day += timedelta(days=self.luck.randint(*self.plan.days.get(step.key, (0, 4))))
            if day > self.until:
                return
            row = self.take(row, step, fitting, day) or row

    def next_step(self, row: Any, day: date) -> Step | None:
        """One of the open steps, by their likelihood; None when the case rests."""
        # 不看是谁：角色分开的步骤，换个人就能办。
        stand = standing(engine_case(self.reg, row.events.all(), day))
        taken = Counter(e.step for e in stand.case.events)
        weights = [self.weight(o) * 0.2 ** taken[o.step.key] for o in stand.open]
        resting = not any(o.expected or not o.optional for o in stand.open)
        # 没有必办的步骤时多半就此停住；近来的案件也有一小部分被搁下，逾期由此而来。
        left_lying = 0.06 if (self.until - day).days < 100 else 0.0
        if not any(weights) or self.luck.random() < (0.6 if resting else left_lying):
            return None
        return self.luck.choices([o.step for o in stand.open], weights)[0]

    def weight(self, o: OpenStep) -> float:
        """How likely a step is: as the plan says, else never for optional and repeated ones."""
        return self.plan.steps.get(o.step.key, 0.0 if o.optional or o.step.repeatable else 1.0)

    def take(self, row: Any, step: Step, fitting: dict[str, Any], day: date) -> Any:
        """The step taken by the first person who may; None when nobody may on that day."""
        for person in [*self.somebody(step, row.organ), *self.listed(step, row)]:
            try:
                return take_step(
                    person,
                    self.reg.key,
                    row.pk,
                    step.key,
                    version=row.version,
                    on=day,
                    now=self.at(day),
                    outcome=self.outcome(step),
                    facts=self.facts(step, day, fitting),
                    uploads=self.documents(step),
                )
            except Refused:
                continue
        return None

    def somebody(self, step: Step, organ: Organ) -> list[Person]:
        """Those who hold a role for the step in the organ, in no particular order."""
        wanted = {r.key for r in step.by}
        able = [p for p in self.people if self.access[p.pk].roles_in(organ) & wanted]
        self.luck.shuffle(able)
        return able

    def listed(self, step: Step, row: Any) -> list[Person]:
        """Those whom the case itself names for the step, in no particular order."""
        fields = [role.field for role in step.by if isinstance(role, Named)]
        numbers = {str(one) for name in fields for one in getattr(row, name)}
        able = [p for p in self.people if str(p.pk) in numbers]
        self.luck.shuffle(able)
        return able

    def outcome(self, step: Step) -> str:
        """One of the step's outcomes, as likely as the plan says."""
        if not step.outcomes:
            return ""
        likely = self.plan.outcomes.get(step.key, {step.outcomes[0]: 1})
        return self.luck.choices(list(likely), list(likely.values()))[0]

    def facts(self, step: Step, day: date, fitting: dict[str, Any]) -> dict[str, Any]:
        """Values for every field the step wants, for what fits the case, and for half of the others it may take."""
        may = [f for f in step.may_fill if f in self.plan.values and self.luck.random() < 0.5]
        made = {name: self.value(name, day) for name in (*step.fills, *may)}
        return made | {name: v for name, v in fitting.items() if name in (*step.fills, *step.may_fill)}

    def value(self, name: str, day: date) -> Any:
        """A plausible value: from the plan, else from the field's choices or kind."""
        if name in self.plan.values:
            return self.luck.choice(self.plan.values[name])
        if name == "year":
            return day.year - 1  # 报告的是上一年
        match own_fields(self.reg.key)[name]:
            case models.Field(choices=choices) if choices:
                return self.luck.choice(list(choices))[0]
            case models.DateField():
                return day + timedelta(days=self.luck.randint(10, 20))
            case models.DecimalField():
                return Decimal(self.luck.randint(5, 800) * 100)
            case models.IntegerField():
                return 2
        return "（演示）"

    def documents(self, step: Step) -> dict[str, SimpleUploadedFile]:
        """A small PDF for each document the step needs."""
        return {
            d.name: SimpleUploadedFile(f"{d.name}.pdf", blank_pdf(d.name), content_type="application/pdf")
            for d in step.needs
        }

    def at(self, day: date) -> datetime:
        """Some moment of the working day."""
        return datetime(
            day.year, day.month, day.day, self.luck.randint(9, 17), self.luck.randint(0, 59), tzinfo=CHINA
        )


def blank_pdf(name: str) -> bytes:
    """The smallest valid one-page PDF, told apart by a comment."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    ]
    out = b"%PDF-1.4\n%" + name.encode() + b"\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj".encode() + body + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 4\n0000000000 65535 f \n"
        + table
        + b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    )


def tell(registers: Iterator[Register], until: date, scale: int) -> Iterator[tuple[str, int]]:
    """Last year's and this year's cases of every register; yields name and number as they are made."""
    for reg in registers:
        plan = Plan.read(reg)
        if plan is None or reg.record._default_manager.exists():
            continue
        story = Story(reg, plan, until)
        yield reg.name, sum(story.year(year, scale) for year in (until.year - 1, until.year))
