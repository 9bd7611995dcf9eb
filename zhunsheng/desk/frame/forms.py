"""What every form of the desk has: days as they are typed, a choice, refusals beside the field they name."""

from collections.abc import Iterable
from typing import Any

from django import forms

from zhunsheng.procedures import Reason, Refused
from zhunsheng.records.errors import BadField, Rejected

DAY_FORMATS = ["%Y-%m-%d", "%Y%m%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日"]
_FEW = 4
"""Choices up to this many are laid out; more go into a list."""
FIRST_YEAR, LAST_YEAR = 1900, 2199
"""The years that a day may be typed of; counting on from the ends of the calendar fails."""


class DayField(forms.DateField):
    """A day, typed 2026-03-01 or 20260301; one that no office means is refused."""

    widget = forms.DateInput(
        format="%Y-%m-%d",
        attrs={"inputmode": "numeric", "autocomplete": "off", "placeholder": "如 20260301", "class": "short"},
    )
    default_error_messages = {"invalid": "请写成 2026-03-01 或 20260301。", "required": "请填写日期。"}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=DAY_FORMATS, **kwargs)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and not FIRST_YEAR <= value.year <= LAST_YEAR:
            raise forms.ValidationError(f"年份 {value.year} 不在 {FIRST_YEAR} 至 {LAST_YEAR} 之间，请核对。")


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
