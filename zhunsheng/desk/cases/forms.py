"""Forms of steps, made from the record's own fields, so that a register needs no form of its own."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.db import models

from zhunsheng.declare import Register, Step
from zhunsheng.desk.cases.inputs import LinesField, MomentField, NamesField
from zhunsheng.desk.frame.forms import DayField, NumberField, OfficeForm, WholeField, choice
from zhunsheng.records.fields import ListField, OrganField, RowsField
from zhunsheng.records.files import TYPES
from zhunsheng.records.models import Organ
from zhunsheng.records.registry import own_fields
from zhunsheng.records.sealing import SealedField

_FACT, _FILE = "f_", "d_"


class DeedForm(OfficeForm):
    """What every deed on a case has in common: field values and documents."""

    def __init__(self, reg: Register, step: Step, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reg, self.step = reg, step

    def add_facts(self, *, all_optional: bool = False) -> None:
        """A field for everything the step records; those it `fills` must be given."""
        fields = own_fields(self.reg.key)
        for name in (*self.step.fills, *self.step.may_fill):
            required = name in self.step.fills and not all_optional
            made = input_for(fields[name], required=required)
            made.initial = self.initial.get(_FACT + name)
            self.fields[_FACT + name] = made

    def add_outcome(self) -> None:
        """The lawful results to choose from, when the step has any."""
        if self.step.outcomes:
            self.fields["outcome"] = choice("结果", [(o, o) for o in self.step.outcomes], required=True)

    def add_documents(self) -> None:
        """A file for every document the step needs."""
        for place, wanted in enumerate(self.step.needs):
            self.fields[f"{_FILE}{place}"] = forms.FileField(
                label=f"《{wanted.name}》",
                max_length=200,
                help_text=f"{'、'.join(k[1:] for k in TYPES)}，不超过 {settings.FILE_LIMIT // (1024 * 1024)} MB",
                widget=forms.FileInput(attrs={"accept": ",".join(TYPES)}),
                error_messages={
                    "required": f"请选择《{wanted.name}》的文件。",
                    "empty": "这是空文件，请检查后重新选择。",
                },
            )

    def offer(self, papers: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        """Puts beside each document the address where it is made; gives those that no document of the form asks for."""
        addresses = dict(papers)
        for place, wanted in enumerate(self.step.needs):
            if address := addresses.pop(wanted.name, ""):
                field: Any = self.fields[f"{_FILE}{place}"]
                field.paper = address
                field.help_text = f"签署盖章以后的扫描件；{field.help_text}"
        return list(addresses.items())

    def facts(self) -> dict[str, Any]:
        """The values given, by field name."""
        return {n.removeprefix(_FACT): v for n, v in self.cleaned_data.items() if n.startswith(_FACT)}

    def uploads(self) -> dict[str, Any]:
        """The files given, by official document name."""
        given = {d.name: self.cleaned_data.get(f"{_FILE}{i}") for i, d in enumerate(self.step.needs)}
        return {name: file for name, file in given.items() if file}

    def shown_as(self, field: str) -> str:
        """A record field by its prefixed name."""
        return _FACT + field if _FACT + field in self.fields else field


class StepForm(DeedForm):
    """Taking a step. `version` is that of the case as the person saw it."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    on = DayField(label="办理日期")

    def __init__(self, reg: Register, step: Step, *args: Any, **kwargs: Any) -> None:
        super().__init__(reg, step, *args, **kwargs)
        self.add_outcome()
        self.add_facts()
        self.add_documents()


class OpenForm(DeedForm):
    """Opening a case. `ticket` lets the same sheet be handed in only once."""

    ticket = forms.CharField(widget=forms.HiddenInput, max_length=40)
    organ = forms.ChoiceField(label="单位")
    title = forms.CharField(
        label="名称",
        max_length=200,
        help_text="一句话说明是什么事；不要写当事人姓名。",
        error_messages={"required": "请填写名称。"},
    )
    on = DayField(label="登记日期")

    def __init__(self, reg: Register, organs: Iterable[Organ], *args: Any, **kwargs: Any) -> None:
        super().__init__(reg, reg.procedure.opening, *args, **kwargs)
        where = [(o.code, o.name) for o in organs]
        organ: Any = self.fields["organ"]
        organ.choices = where if len(where) == 1 else [("", "请选择"), *where]
        organ.error_messages = {
            "required": "请选择单位。",
            "invalid_choice": "请从列表中选择单位。",
        }
        self.add_facts()
        self.add_documents()


class CorrectForm(DeedForm):
    """Correcting a step that was entered wrongly: what should stand instead, or that it should not stand."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    on = DayField(label="办理日期", required=False)

    def __init__(self, reg: Register, step: Step, *args: Any, may_void: bool, **kwargs: Any) -> None:
        super().__init__(reg, step, *args, **kwargs)
        self.add_outcome()
        self.add_facts(all_optional=True)
        if may_void:
            self.fields["void"] = forms.BooleanField(
                label="作废这一步",
                required=False,
                help_text="这一步本来没有发生、整条登错时勾选；上面的内容不再采用。",
            )
        self.fields["reason"] = forms.CharField(
            label="更正理由",
            max_length=400,
            widget=forms.Textarea(attrs={"rows": 3}),
            error_messages={"required": "更正须写明理由。"},
        )

    def changes(self, before: Mapping[str, Any]) -> dict[str, Any]:
        """What differs from `before` (initial values by form field name), as ``correct_step`` takes it.

        A value cannot be taken back to empty; an emptied field stands as it was.
        """
        changed = {
            n: v for n, v in self.cleaned_data.items() if v not in (None, "", ()) and v != before.get(n)
        }
        return {
            "on": changed.get("on"),
            "outcome": changed.get("outcome"),
            "facts": {n.removeprefix(_FACT): v for n, v in changed.items() if n.startswith(_FACT)},
        }


def input_for(field: Any, *, required: bool) -> Any:
    """The form field of a record field: its official name, its choices, its hint."""
    said = {"label": field.verbose_name, "required": required, "help_text": field.help_text}
    if isinstance(field, SealedField):
        # data-sealed：浏览器里的草稿不留个人信息。
        made: Any = forms.CharField(
            widget=forms.Textarea(attrs={"rows": 3, "data-sealed": "", "autocomplete": "off"}), **said
        )
    elif isinstance(field, ListField | OrganField):
        made = NamesField(field, **said)
    elif isinstance(field, RowsField):
        made = LinesField(field, **said)
    elif isinstance(field, models.DateTimeField):
        made = MomentField(**said)
    elif isinstance(field, models.BooleanField):
        made = choice(options=[("True", "是"), ("False", "否")], coerce=lambda v: v == "True", **said)
    elif field.choices:
        made = choice(options=list(field.flatchoices), coerce=field.to_python, **said)
    elif isinstance(field, models.DateField):
        made = DayField(**said)
    elif isinstance(field, models.DecimalField | models.IntegerField):
        # 数字框的滚轮和上下键会悄悄改数，用文本框。
        made = field.formfield(
            form_class=NumberField if isinstance(field, models.DecimalField) else WholeField,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "short"}),
            localize=False,
            **said,
        )
    elif isinstance(field, models.TextField):
        made = forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), **said)
    else:
        made = field.formfield(**said)
    made.error_messages.setdefault("required", "")
    if not isinstance(made, DayField):
        made.error_messages["required"] = f"请{'选择' if field.choices else '填写'}“{field.verbose_name}”。"
    return made


def fact_name(field: str) -> str:
    """The form's name of a record field."""
    return _FACT + field
