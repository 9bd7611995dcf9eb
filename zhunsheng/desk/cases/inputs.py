"""Form fields for what a record holds besides plain values: names of people and organs, numbers of cases, line items, moments."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from zhunsheng.records.fields import Column, Key, ListField, RowsField, name_of
from zhunsheng.records.naming import suggestions

BLANKS = 3
"""Empty lines offered below those that are filled."""


class NamesInput(forms.TextInput):
    """One line of names with suggestions: of people, organs or cases. `field` is the record's own."""

    template_name = "desk/cases/names_input.html"

    def __init__(self, field: Any) -> None:
        super().__init__(attrs={"autocomplete": "off", "class": "long"})
        self.field = field

    def format_value(self, value: Any) -> str:
        return (
            value if isinstance(value, str) and not isinstance(value, Key) else str(self.field.shown(value))
        )

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["options"] = suggestions(self.field)
        context["widget"]["list"] = f"{context['widget']['attrs'].get('id', name)}_list"
        context["widget"]["several"] = isinstance(self.field, ListField)
        return context


class NamesField(forms.CharField):
    """Names as typed; those that the form began with keep their person or organ, whoever else has the same name."""

    def __init__(self, field: Any, **kwargs: Any) -> None:
        super().__init__(widget=NamesInput(field), **kwargs)
        self.field = field

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        if not isinstance(self.field, ListField):
            return self._kept(typed, [self.initial] if self.initial else [])
        return tuple(
            self._kept(one, self.field.to_python(self.initial)) for one in self.field.to_python(typed)
        )

    @staticmethod
    def _kept(one: str, before: Sequence[str]) -> str:
        return next((b for b in before if name_of(b) == one), one)


class RowsInput(forms.Widget):
    """A small table: one row for each line item and a few empty ones."""

    template_name = "desk/cases/rows_input.html"

    def __init__(self, field: RowsField) -> None:
        super().__init__()
        self.columns: Sequence[Column] = field.columns

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        rows = [*(value or ()), *({} for _ in range(BLANKS))]
        context["widget"] |= {
            "columns": self.columns,
            "count": len(rows),
            "rows": [
                [
                    {
                        "name": f"{name}-{n}-{c.name}",
                        "column": c,
                        "value": "" if row.get(c.name) is None else row.get(c.name),
                    }
                    for c in self.columns
                ]
                for n, row in enumerate(rows)
            ],
        }
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[dict[str, str]]:
        count = data.get(f"{name}-count", "")
        number = min(int(count), 500) if str(count).isdecimal() else 0
        rows = [
            {c.name: data.get(f"{name}-{n}-{c.name}", "").strip() for c in self.columns}
            for n in range(number)
        ]
        return [row for row in rows if any(row.values())]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return f"{name}-count" not in data


class LinesField(forms.Field):
    """Line items, checked by the record's own field; the sentence says which row."""

    def __init__(self, field: RowsField, **kwargs: Any) -> None:
        super().__init__(widget=RowsInput(field), **kwargs)
        self.field = field

    def clean(self, value: Any) -> tuple[dict[str, Any], ...]:
        if self.required and not value:
            raise ValidationError(self.error_messages["required"])
        return self.field.clean(value or (), None)


class MomentField(forms.DateTimeField):
    """A moment: 2026-03-01 09:30."""

    default_error_messages = {"invalid": "请写成 2026-03-01 09:30。"}

    def __init__(self, **kwargs: Any) -> None:
        formats = [
            "%Y-%m-%d %H:%M",
            "%Y-%m-%dT%H:%M",
            "%Y/%m/%d %H:%M",
            "%Y年%m月%d日 %H:%M",
            "%Y年%m月%d日%H时%M分",
        ]
        widget = forms.TextInput(
            attrs={"autocomplete": "off", "placeholder": "如 2026-03-01 09:30", "class": "short"}
        )
        super().__init__(input_formats=formats, widget=widget, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M") if isinstance(value, datetime) else value
