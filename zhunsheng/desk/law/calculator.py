"""期限计算器: the sheet on which a period is counted, and where each refusal is shown."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from zhunsheng.calendar import (
    BadPause,
    CalendarError,
    Due,
    Extended,
    ExtensionRefused,
    Pause,
    deadline,
)
from zhunsheng.desk.frame.forms import DayField
from zhunsheng.desk.law.rulebook import book, countable, domain_name, extension_text, value_text, version_on
from zhunsheng.law import Direction, NotLaw, Rule, RuleVersion, Unit, UnknownRule
from zhunsheng.records.county import calendar

PAUSES = 3
_LONGEST = 999
_SHOWN = 44
"""Characters of a rule's sentence in the list of rules."""
_BETWEEN = (
    MinValueValidator(date(1949, 10, 1), "日期要在 1949 年 10 月 1 日以后。"),
    MaxValueValidator(date(2199, 12, 31), "日期要在 2199 年以前。"),
)


class CalculatorForm(forms.Form):
    """Rule and day, and what made the period stop or longer. ``due`` is the answer once the form is valid."""

    use_required_attribute = False
    required_css_class = "required"
    rule = forms.CharField(label="规则", widget=forms.Select, error_messages={"required": "请选择规则。"})
    day = DayField(label="起算日", validators=_BETWEEN)
    at = forms.TimeField(
        label="起算时刻",
        required=False,
        input_formats=["%H:%M", "%H：%M", "%H%M"],
        help_text="按小时计算的才填，如 09:30。",
        widget=forms.TextInput(attrs={"class": "short", "autocomplete": "off"}),
        error_messages={"invalid": "请写成 09:30。"},
    )
    law_on = DayField(
        label="以哪天的规定为准",
        required=False,
        validators=_BETWEEN,
        help_text="不填就是起算日；跨新旧法的案件，按新旧衔接的规定填。",
    )
    extend = forms.IntegerField(
        label="已批准延长",
        required=False,
        min_value=1,
        max_value=_LONGEST,
        help_text="只写数，单位依规定。",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short", "autocomplete": "off"}),
        error_messages={
            "invalid": "请写整数。",
            "min_value": "延长要大于零。",
            "max_value": f"延长不超过 {_LONGEST}。",
        },
    )

    def __init__(self, data: Mapping[str, Any] | None, today: date, initial: Mapping[str, Any]) -> None:
        super().__init__(data, initial=dict(initial))
        self.due: Due | None = None
        offered: dict[str, Any] = self.fields
        offered["rule"].widget.choices = _offered(book().rules().values(), today)
        offered["extend"].help_text = f"{_allowed(self['rule'].value(), today)}只写数，单位依规定。"
        for n in range(1, PAUSES + 1):
            offered[f"stop{n}"] = DayField(label=f"第 {n} 次中止", required=False, validators=_BETWEEN)
            offered[f"resume{n}"] = DayField(label=f"第 {n} 次恢复", required=False, validators=_BETWEEN)
            offered[f"cause{n}"] = forms.CharField(label=f"第 {n} 次原因", required=False, max_length=60)

    @property
    def main_fields(self) -> list[Any]:
        """What every calculation needs."""
        return [self[name] for name in ("rule", "day", "at")]

    @property
    def more_fields(self) -> list[Any]:
        """What few calculations need."""
        return [self[name] for name in ("law_on", "extend")]

    @property
    def pauses(self) -> list[tuple[Any, Any, Any]]:
        """The rows in which pauses are written."""
        return [(self[f"stop{n}"], self[f"resume{n}"], self[f"cause{n}"]) for n in range(1, PAUSES + 1)]

    @property
    def unfold(self) -> bool:
        """Whether one of the folded fields is in use."""
        names = {"law_on", "extend", *(f"{w}{n}" for w in ("stop", "resume") for n in range(1, PAUSES + 1))}
        return any(self[name].value() for name in names)

    def clean_rule(self) -> Rule:
        """The rule of that id or older id."""
        try:
            return book().rule(self.cleaned_data["rule"])
        except UnknownRule as wrong:
            raise forms.ValidationError(f"{wrong}。") from wrong

    def clean(self) -> dict[str, Any]:
        """Counts the period; whatever cannot be counted says so in one sentence beside the field it comes from."""
        said = super().clean() or self.cleaned_data
        pauses = self._pauses(said)
        version = self._version(said)
        if version is not None and not self.errors:
            self._count(version, said, pauses)
        return said

    def _version(self, said: Mapping[str, Any]) -> RuleVersion | None:
        """The text that is law on the chosen day, or else on the first day."""
        field = "law_on" if said.get("law_on") else "day"
        if "rule" not in said or "law_on" not in said or said.get(field) is None:
            return None
        rule: Rule = said["rule"]
        try:
            return rule.on(said[field])
        except NotLaw as wrong:
            self.add_error(field, f"{wrong}。")
            return None

    def _count(self, version: RuleVersion, said: Mapping[str, Any], pauses: list[Pause]) -> None:
        if missing := _missing(version, said, pauses):
            self.add_error(*missing)
            return
        start = datetime.combine(said["day"], said["at"]) if version.unit is Unit.HOURS else said["day"]
        granted = [Extended(said["extend"])] if said["extend"] else []
        try:
            self.due = deadline(version, start, calendar(), pauses=pauses, extensions=granted)
        except ExtensionRefused as wrong:
            self.add_error("extend", f"{wrong}。")
        except (NotLaw, CalendarError) as wrong:
            self.add_error("day", f"{wrong}。")

    def _pauses(self, said: Mapping[str, Any]) -> list[Pause]:
        found = []
        for n in range(1, PAUSES + 1):
            stop, resume = said.get(f"stop{n}"), said.get(f"resume{n}")
            if resume and not stop and f"stop{n}" not in self.errors:
                self.add_error(f"stop{n}", "写了恢复的日子，还要写中止的日子。")
            if stop:
                try:
                    found.append(Pause(stop, resume, said.get(f"cause{n}", "")))
                except BadPause as wrong:
                    self.add_error(f"resume{n}", f"{wrong}。")
        return found


def _missing(version: RuleVersion, said: Mapping[str, Any], pauses: list[Pause]) -> tuple[str, str] | None:
    """The field, and the sentence, without which the period cannot be counted."""
    if version.is_sample:
        return "rule", "这是别处的规定，本县还没有写明自己的数和依据，不能按它算。"
    if not countable(version):
        return "rule", "这一条没有可以计算的期限。"
    if version.unit is Unit.HOURS and said["at"] is None:
        return "at", "这一条按小时计算，请写明起算的时刻，如 09:30。"
    runs = "定的是日子" if version.unit is Unit.DATE else "从后往前算"
    if version.unit is Unit.DATE or version.direction is Direction.BEFORE:
        if said["extend"]:
            return "extend", f"这一条{runs}，没有延长。"
        if pauses:
            return "stop1", f"这一条{runs}，没有中止。"
    return None


def _offered(rules: Iterable[Rule], today: date) -> list[Any]:
    """The rules that can be counted, by line of work; each as its value and the beginning of its sentence."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for rule in rules:
        if any(countable(version) for version in rule.versions):
            version = version_on(rule, today)
            label = f"{_short(version.statement)}（{value_text(version)}）"
            groups.setdefault(domain_name(rule.domain), []).append((rule.id, label))
    return [("", "请选择"), *groups.items()]


def _allowed(rule_id: Any, today: date) -> str:
    """What the chosen rule says about being made longer; nothing while none is chosen."""
    chosen = book().rules().get(str(rule_id))
    if chosen is None:
        return ""
    extension = version_on(chosen, today).extension
    return f"这一条{extension_text(extension)}。" if extension else "这一条没有规定可以延长。"


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= _SHOWN else f"{sentence[: _SHOWN - 1]}…"
