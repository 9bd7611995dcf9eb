"""A rule of law as a dated value: what it says, how much, counted from what, and by which provision."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from zhunsheng.law.errors import NotLaw
from zhunsheng.law.provisions import Provision, span


class Unit(StrEnum):
    """What a value is measured in."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    MONTHS = "months"
    YEARS = "years"
    HOURS = "hours"
    MINUTES = "minutes"
    DATE = "date"
    YUAN = "yuan"
    YUAN_PER_DAY = "yuan_per_day"
    PERCENT = "percent"
    PERCENT_PER_DAY = "percent_per_day"
    PERSONS = "persons"
    YEARS_OF_AGE = "years_of_age"
    COPIES = "copies"
    ITEMS = "items"
    ITEMS_PER_MONTH = "items_per_month"
    TIMES = "times"
    TIMES_PER_YEAR = "times_per_year"
    TIMES_PER_HALF_YEAR = "times_per_half_year"
    TIMES_PER_QUARTER = "times_per_quarter"
    TIMES_PER_TERM = "times_per_term"
    CLASS_HOURS_PER_YEAR = "class_hours_per_year"
    HOUSEHOLDS = "households"
    LEVELS = "levels"
    KINDS = "kinds"
    DAYS = "days"
    NONE = "none"

    @property
    def chinese(self) -> str:
        """As it follows a number in a sentence: 10 个工作日; empty for dates and bare values."""
        return _CHINESE[self]


_CHINESE = {
    Unit.WORKING_DAYS: "个工作日",
    Unit.CALENDAR_DAYS: "日",
    Unit.MONTHS: "个月",
    Unit.YEARS: "年",
    Unit.HOURS: "小时",
    Unit.MINUTES: "分钟",
    Unit.DATE: "",
    Unit.YUAN: "元",
    Unit.YUAN_PER_DAY: "元/日",
    Unit.PERCENT: "%",
    Unit.PERCENT_PER_DAY: "%/日",
    Unit.PERSONS: "人",
    Unit.YEARS_OF_AGE: "周岁",
    Unit.COPIES: "份",
    Unit.ITEMS: "件",
    Unit.ITEMS_PER_MONTH: "件/月",
    Unit.TIMES: "次",
    Unit.TIMES_PER_YEAR: "次/年",
    Unit.TIMES_PER_HALF_YEAR: "次/半年",
    Unit.TIMES_PER_QUARTER: "次/季",
    Unit.TIMES_PER_TERM: "次/任期",
    Unit.CLASS_HOURS_PER_YEAR: "学时/年",
    Unit.HOUSEHOLDS: "户",
    Unit.LEVELS: "级",
    Unit.KINDS: "项",
    Unit.DAYS: "天",
    Unit.NONE: "",
}

TERMS = frozenset({Unit.WORKING_DAYS, Unit.CALENDAR_DAYS, Unit.MONTHS, Unit.YEARS, Unit.HOURS})
"""The units in which a period of time can be counted."""


class Kind(StrEnum):
    """What a rule does."""

    DEADLINE = "deadline"
    GATE = "gate"
    THRESHOLD = "threshold"
    ROLE_SEPARATION = "role_separation"
    RECORD = "record"
    PUBLICATION = "publication"
    INDICATOR = "indicator"
    COUNTING = "counting"


class Verified(StrEnum):
    """How the rule was checked: against the full text, an excerpt, or not at all."""

    FULLTEXT = "fulltext"
    EXCERPT = "excerpt"
    MEMORY = "memory"


class Bound(StrEnum):
    """Whether the value is the least or the most that is lawful."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Direction(StrEnum):
    """Which way a period runs from the event it is counted from."""

    AFTER = "after"
    BEFORE = "before"


class Scope(StrEnum):
    """Where a rule holds: everywhere, or only in the place it was taken from as an example."""

    NATIONAL = "national"
    LOCAL_SAMPLE = "local_sample"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """How a period may be made longer; `value` is None where the law sets no maximum."""

    value: int | None = None
    unit: Unit | None = None
    approver: str = ""
    condition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """How an instrument counts its periods.

    `start_excluded` and `rolls` (the last day, when a day off, moves to the next working day) are declared, or
    taken from the counting rule it `follows`; `by_analogy` says that the text itself does not refer to that rule.
    `working` lists the numbers whose 日 the instrument defines as working days, empty where it defines none.
    """

    start_excluded: bool = True
    rolls: bool = True
    follows: "Rule | None" = None
    by_analogy: bool = False
    working: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How one period is to be counted on one day, with every provision this rests on."""

    start_excluded: bool
    rolls: bool
    bases: tuple[Provision, ...]
    by_analogy: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleVersion:
    """What a rule says from its first day to its last.

    `value` is an int (or Decimal) in `unit`; a str for ranges (3-9) and dates (01-31); None for rules without a
    number. `since` is the event a period is counted from, in Chinese. `local_basis` is set where a county's own
    parameter stands in place of the national value. What another place decided for itself (`local_sample`) has no
    value here until the county sets its own; its number is only told, in `sample`. `afterwards` tells what is known of
    the time after its last day.
    """

    rule: str
    kind: Kind
    statement: str
    provision: Provision
    effective_from: date
    effective_to: date | None = None
    value: int | Decimal | str | None = None
    unit: Unit = Unit.NONE
    bound: Bound | None = None
    since: str = ""
    direction: Direction = Direction.AFTER
    counting: "Rule | None" = field(default=None, repr=False)
    counts: Counting | None = field(default=None, repr=False)
    suspended_by: tuple[str, ...] = ()
    extension: Extension | None = None
    actor: str = ""
    quote: str = ""
    scope: Scope = Scope.NATIONAL
    sample: int | Decimal | str | None = None
    verified: Verified = Verified.FULLTEXT
    checked_on: date | None = None
    note: str = ""
    afterwards: str = ""
    local_basis: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def is_term(self) -> bool:
        """Whether it is a period of time that can be counted from an event."""
        return self.unit in TERMS and isinstance(self.value, int)

    @property
    def is_sample(self) -> bool:
        """Whether it is another place's rule, which the county has not yet replaced by its own."""
        return self.scope is Scope.LOCAL_SAMPLE and not self.local_basis

    @property
    def basis(self) -> str:
        """The citation, preceded by the local basis where there is one; a sample's own citation is no basis here."""
        if self.scope is Scope.LOCAL_SAMPLE:
            return self.local_basis or f"地方样本：{self.provision}"
        return f"{self.local_basis}（{self.provision}）" if self.local_basis else str(self.provision)

    def in_force(self, day: date) -> bool:
        """Whether this version was law on ``day``."""
        return self.effective_from <= day and (self.effective_to is None or day <= self.effective_to)

    def as_dict(self) -> dict[str, Any]:
        """Ready for JSON: days in ISO form, fractions as text, the counting rule by its id."""
        extension = self.extension
        return {
            "effective_from": self.effective_from.isoformat(),
            "effective_to": self.effective_to.isoformat() if self.effective_to else None,
            "kind": self.kind.value,
            "statement": self.statement,
            "value": str(self.value) if isinstance(self.value, Decimal) else self.value,
            "unit": self.unit.value,
            "bound": self.bound.value if self.bound else None,
            "since": self.since,
            "direction": self.direction.value,
            "counting": self.counting.id if self.counting else None,
            "suspended_by": list(self.suspended_by),
            "extension": extension
            and {
                "value": extension.value,
                "unit": extension.unit.value if extension.unit else None,
                "approver": extension.approver,
                "condition": extension.condition,
            },
            "actor": self.actor,
            "provision": str(self.provision),
            "instrument": self.provision.instrument.title,
            "version": self.provision.version.label,
            "article": self.provision.article,
            "quote": self.quote,
            "scope": self.scope.value,
            "sample": str(self.sample) if isinstance(self.sample, Decimal) else self.sample,
            "verified": self.verified.value,
            "checked_on": self.checked_on.isoformat() if self.checked_on else None,
            "local_basis": self.local_basis or None,
            "note": self.note,
            "afterwards": self.afterwards,
            "aliases": list(self.aliases),
        }

    def counted(self, day: date) -> Counted:
        """How its days are counted when the period begins on ``day``.

        A case that stays under the old text after its last day is counted as the old text counts. Raises NotLaw where
        no counting rule was law on that day.
        """
        if self.counting is None:
            raise NotLaw(f"{self.rule} 没有写明计算规则（counting）")
        day = max(self.effective_from, min(day, self.effective_to or day))
        version = self.counting.on(day)
        bases, by_analogy = [version.provision], False
        while version.counts is not None and version.counts.follows is not None:
            by_analogy |= version.counts.by_analogy
            version = version.counts.follows.on(day)
            bases.append(version.provision)
        counts = version.counts or Counting()
        return Counted(
            start_excluded=counts.start_excluded,
            rolls=counts.rolls,
            bases=tuple(bases),
            by_analogy=by_analogy,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule through time; `versions` run from the oldest to the newest and never overlap."""

    id: str
    versions: tuple[RuleVersion, ...]

    @property
    def domain(self) -> str:
        """The line of work it belongs to: the first word of its id."""
        return self.id.partition(".")[0]

    @property
    def newest(self) -> RuleVersion:
        """The version with the latest first day."""
        return self.versions[-1]

    def on(self, day: date) -> RuleVersion:
        """The version that was law on ``day``; raises NotLaw that says on which days the rule was law, and what came after."""
        for version in reversed(self.versions):
            if version.in_force(day):
                return version
        spans = "、".join(span(version.effective_from, version.effective_to) for version in self.versions)
        ended = self.newest.effective_to is not None and self.newest.effective_to < day
        then = f"；{self.newest.afterwards}" if ended and self.newest.afterwards else ""
        raise NotLaw(f"{self.id} 在 {day.isoformat()} 不是有效的规定；有效期间：{spans}{then}")
