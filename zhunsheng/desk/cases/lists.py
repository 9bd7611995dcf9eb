"""A register's list: how it is narrowed, paged and laid out in columns."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet

from zhunsheng.declare import Register
from zhunsheng.desk.frame.forms import DayField
from zhunsheng.desk.frame.request import whole_number
from zhunsheng.desk.frame.shown import due_day, plain, shown
from zhunsheng.desk.frame.states import State, state_of_case
from zhunsheng.records.models import Case
from zhunsheng.records.registry import own_fields

_SHARED = ("organ", "opened_on", "closed_on", "ended", "stage", "due_on")
"""Columns that every register has, next to number and name, which are always shown."""
_ALWAYS = ("number", "title")


# 列


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its field and official name; `numeric` ones are set right."""

    name: str
    label: str
    field: Any

    @property
    def numeric(self) -> bool:
        return isinstance(self.field, models.DecimalField | models.IntegerField)

    def text(self, row: Any) -> str:
        """The cell of a row."""
        value = getattr(row, self.name)
        if self.name == "due_on":
            return due_day(value)
        return plain(value) if self.name == "organ" else shown(self.field, value)


def offered_columns(reg: Register) -> list[Column]:
    """Every column the list can have. Sealed fields are never among them."""
    own = own_fields(reg.key)
    names = [*_SHARED, *(n for n in own if n not in reg.publication.sealed)]
    return [_column(reg, name) for name in names]


def usual_columns(reg: Register) -> list[str]:
    """The columns shown until somebody chooses: the declared ones and the stage."""
    declared = [n for n in reg.columns if n not in _ALWAYS and n not in reg.publication.sealed]
    return list(dict.fromkeys(["organ", *declared, "stage"]))


def chosen_columns(reg: Register, chosen: Iterable[str] | None) -> list[Column]:
    """The columns to show, in the order they are offered; unknown names are passed over."""
    wanted = set(chosen) if chosen is not None else set()
    found = [c for c in offered_columns(reg) if c.name in wanted]
    return found or [_column(reg, name) for name in usual_columns(reg)]


def _column(reg: Register, name: str) -> Column:
    field: Any = own_fields(reg.key).get(name) or Case._meta.get_field(name)
    return Column(name, str(field.verbose_name), field)


# 筛选


class ListForm(forms.Form):
    """The filter row of a list: what every register can be narrowed by, then its own declared filters."""

    use_required_attribute = False
    q = forms.CharField(label="编号或名称", required=False, max_length=100)
    stage = forms.ChoiceField(label="环节", required=False)
    organ = forms.CharField(
        label="单位",
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"placeholder": "名称或拼音首字母"}),
    )
    year = forms.ChoiceField(label="登记年度", required=False)
    late = forms.BooleanField(label="只看逾期", required=False)
    day = DayField(label="截至哪一天", required=False)

    def __init__(self, reg: Register, data: Mapping[str, Any], *, today: date, years: Sequence[int]) -> None:
        super().__init__(data)
        self.reg, self.today = reg, today
        stages = dict.fromkeys(s.stage for s in reg.procedure.steps if s.stage)
        offered: dict[str, Any] = self.fields
        offered["stage"].choices = [("", "全部"), *((s, s) for s in stages), ("中止", "中止")]
        offered["year"].choices = [("", "全部"), *((str(y), f"{y} 年") for y in years)]
        self.own = [n for n in reg.filters if n not in (*_SHARED, *_ALWAYS, *reg.publication.sealed)]
        for name in self.own:
            self.fields[f"f_{name}"] = _filter_for(own_fields(reg.key)[name])

    @property
    def open_fields(self) -> list[Any]:
        """The filters that every register has, always in view."""
        return [self[name] for name in ("q", "stage", "organ", "year", "day")]

    @property
    def folded(self) -> list[Any]:
        """The declared filters, folded away until wanted."""
        return [self[f"f_{name}"] for name in self.own]

    @property
    def unfold(self) -> bool:
        """Whether one of the folded filters is in use."""
        return any(self[f"f_{name}"].value() for name in self.own)

    @property
    def narrows(self) -> bool:
        """Whether anything is filtered at all."""
        return any(self[name].value() for name in self.fields)

    def clean_day(self) -> date | None:
        day: date | None = self.cleaned_data["day"]
        if day and day > self.today:
            raise forms.ValidationError("这一天还没有到")
        return day

    @property
    def as_of(self) -> date | None:
        """The day on which the list is looked at, when it is not today; after ``apply``."""
        return self.cleaned_data.get("day")

    @property
    def left_out(self) -> list[str]:
        """The filters in use that do not act on a past day: what they look at has changed since."""
        names = ("stage", "late", *(f"f_{name}" for name in self.own)) if self.as_of else ()
        return [str(self[name].label) for name in names if self[name].value()]

    def apply(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows that fit. A filter that makes no sense is passed over, and its error stands beside it."""
        self.full_clean()
        said = self.cleaned_data
        if self.as_of:
            rows = rows.filter(opened_on__lte=self.as_of)
            said = {name: said.get(name) for name in ("q", "organ", "year")}
        if text := said.get("q"):
            rows = rows.filter(Q(number__icontains=text) | Q(title__icontains=text))
        if stage := said.get("stage"):
            rows = rows.filter(stage=stage)
        if organ := said.get("organ"):
            rows = rows.filter(named_organ(organ))
        if year := said.get("year"):
            rows = rows.filter(opened_on__range=(date(int(year), 1, 1), date(int(year), 12, 31)))
        if said.get("late"):
            rows = rows.filter(due_on__lt=self.today)
        for name in self.own:
            if (value := said.get(f"f_{name}")) not in (None, ""):
                rows = rows.filter(**{name: value})
        return rows


def named_organ(text: str) -> Q:
    """Organs whose name holds the text or whose initials begin with it."""
    return (
        Q(organ__name__icontains=text)
        | Q(organ__short_name__icontains=text)
        | Q(organ__initials__istartswith=text)
    )


def _filter_for(field: Any) -> forms.Field:
    label = str(field.verbose_name)
    if isinstance(field, models.BooleanField):
        options = [("", "全部"), ("True", "是"), ("False", "否")]
        return forms.TypedChoiceField(
            label=label, required=False, choices=options, coerce=lambda v: v == "True", empty_value=None
        )
    if field.choices:
        return forms.ChoiceField(label=label, required=False, choices=[("", "全部"), *field.flatchoices])
    return forms.CharField(label=label, required=False, max_length=100)


# 翻页


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the list."""

    row: Any
    cells: tuple[tuple[Column, str], ...]
    state: State


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows, newest first, and where to go on: the ids before and after which the neighbours begin."""

    lines: Sequence[Line]
    newer: int | None
    older: int | None


def page(
    rows: QuerySet[Any],
    columns: Sequence[Column],
    *,
    today: date,
    before: str = "",
    after: str = "",
    stood: Callable[[list[Any]], list[Any]] = list,
) -> Page:
    """One page by key, never by offset: as fast on the last page as on the first. Cursors that are no number start anew.

    `stood` turns the page's rows into what they were on a day.
    """
    size = settings.PAGE_SIZE
    above, below = whole_number(after), whole_number(before)
    if above is not None:
        found = list(rows.filter(id__gt=above).order_by("id")[: size + 1])
        more_newer, more_older = len(found) > size, True
        found = found[:size][::-1]
    else:
        if below is not None:
            rows = rows.filter(id__lt=below)
        found = list(rows.order_by("-id")[: size + 1])
        more_newer, more_older = below is not None, len(found) > size
        found = found[:size]
    lines = [
        Line(row, tuple((c, c.text(row)) for c in columns), state_of_case(row, today)) for row in stood(found)
    ]  # fmt: skip
    return Page(
        lines,
        newer=found[0].pk if found and more_newer else None,
        older=found[-1].pk if found and more_older else None,
    )
