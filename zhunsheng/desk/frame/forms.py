"""What every form of the desk has: days and numbers as they are typed, a choice, refusals beside the field they name."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from zhunsheng.formats import Unclear, cells
from zhunsheng.procedures import Reason, Refused
from zhunsheng.records.errors import BadField, Rejected

_FEW = 4
"""Choices up to this many are laid out; more go into a list."""


class DayField(forms.DateField):
    """A day, typed 2026-03-01 or 20260301; what could be two days, or none that an office means, is refused in words."""

    widget = forms.DateInput(
        format="%Y-%m-%d",
        attrs={"inputmode": "numeric", "autocomplete": "off", "placeholder": "如 20260301", "class": "short"},
    )
    default_error_messages = {"invalid": "请写成 2026-03-01 或 20260301。", "required": "请填写日期。"}

    def to_python(self, value: Any) -> date | None:
        try:
            return cells.day(value)
        except Unclear as unclear:
            raise forms.ValidationError(f"{unclear}。", code="invalid") from unclear


class _Typed:
    """A number as it is typed: 1200, 1,200 or １２００; 1 2 and 12,34 could be two numbers and are refused in words."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            try:
                number = cells.number(value)
            except Unclear as unclear:
                raise forms.ValidationError(f"{unclear}。", code="invalid") from unclear
            value = None if number is None else f"{number:f}"
        return super().to_python(value)  # type: ignore[misc]


class WholeField(_Typed, forms.IntegerField):
    """A whole number."""


class NumberField(_Typed, forms.DecimalField):
    """A number with decimals."""


class OfficeForm(forms.Form):
    """What all forms have in common: refusals from below stand beside the field they name, else on top."""

    use_required_attribute = False
    required_css_class = "required"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reasons: tuple[Reason, ...] = ()

    def take_back(self, error: Refused | Rejected) -> None:
        """Shows what came back from below: reasons on top, a wrong value beside its field."""
        if isinstance(error, Refused):
            self.reasons += error.reasons
            return
        field = self.shown_as(error.field) if isinstance(error, BadField) else ""
        if field in self.fields:
            self.add_error(field, str(error))
        else:
            self.reasons += (Reason(str(error)),)

    def shown_as(self, field: str) -> str:
        """The form's own name of a field."""
        return field


def choice(
    label: str = "",
    options: Iterable[tuple[Any, str]] = (),
    *,
    required: bool,
    coerce: Any = str,
    help_text: str = "",
) -> forms.Field:
    """One of several: laid out when few, a list when many."""
    options = list(options)
    few = len(options) <= _FEW
    return forms.TypedChoiceField(
        label=label,
        required=required,
        help_text=help_text,
        coerce=coerce,
        empty_value=None,
        choices=options if few else [("", "请选择"), *options],
        widget=forms.RadioSelect if few else forms.Select,
        error_messages={
            "required": f"请选择“{label}”。",
            "invalid_choice": f"请从列出的各项中选择“{label}”。",
        },
    )
