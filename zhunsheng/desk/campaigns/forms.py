"""The forms of the year's work."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from zhunsheng.assessment import Phase
from zhunsheng.campaigns.models import Campaign, Edition, Item, Proof
from zhunsheng.desk.frame.forms import DayField, OfficeForm, choice
from zhunsheng.records.errors import BadField, Rejected
from zhunsheng.records.models import Organ

PHASES = 9
"""Lines for phases on the sheet of a new campaign; real plans have six or seven."""


class CampaignForm(OfficeForm):
    """A new campaign: what, for whom, by which edition, between which days."""

    name = forms.CharField(label="名称", max_length=100, error_messages={"required": "请填写名称。"})
    kind = choice("类别", Campaign.Kind.choices, required=True)
    year = forms.IntegerField(
        label="年度",
        min_value=2000,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short"}),
        error_messages={"required": "请填写年度。", "invalid": "年度请写成 2026。"},
    )
    edition = forms.ChoiceField(label="指标体系", error_messages={"required": "请选择指标体系。"})
    organ = forms.ChoiceField(label="组织单位")
    basis = forms.CharField(label="依据文件", max_length=200, required=False, help_text="文件名称和文号。")
    opens_on = DayField(label="填报开始日")
    closes_on = DayField(label="填报截止日", help_text="开始日和截止日当天都可以填报。")
    two_markers = forms.BooleanField(
        label="两人背靠背评分",
        required=False,
        help_text="两名评审人员各自评分，互相看不到；不一致时由依法治县办定分。",
    )
    ranked = forms.BooleanField(label="显示名次", required=False, help_text="不勾选时只显示得分，不排名。")

    def __init__(
        self, organs: Sequence[Organ], editions: Sequence[Edition], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.organs = {organ.code: organ for organ in organs}
        self.editions = {str(edition.pk): edition for edition in editions}
        organ: Any = self.fields["organ"]
        edition: Any = self.fields["edition"]
        organ.choices = [(o.code, o.name) for o in organs]
        edition.choices = [("", "请选择"), *((pk, str(one)) for pk, one in self.editions.items())]

    @property
    def phases(self) -> list[dict[str, str]]:
        """What was typed for the phases, line by line."""
        data = self.data or {}
        return [
            {
                "n": str(n),
                **{part: data.get(f"phase{n}_{part}", "") for part in ("name", "first", "last", "note")},
            }
            for n in range(1, PHASES + 1)
        ]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        said["phases"] = tuple(phase for line in self.phases if (phase := self._phase(line))) or None
        return said

    def said(self) -> dict[str, Any]:
        """The campaign as ``prepare`` takes it; no phases at all are those of the framework."""
        said = dict(self.cleaned_data)
        said["edition"] = self.editions[said["edition"]]
        said["organ"] = self.organs[said["organ"]]
        return said

    def _phase(self, line: dict[str, str]) -> Phase | None:
        name = line["name"].strip()
        if not any(line[part].strip() for part in ("name", "first", "last", "note")):
            return None
        if not name:
            self.add_error(None, f"阶段第 {line['n']} 行：请写阶段的名称。")
            return None
        days = {}
        for part, word in (("first", "起"), ("last", "止")):
            try:
                days[part] = DayField(required=False).clean(line[part].strip())
            except forms.ValidationError as error:
                self.add_error(None, f"阶段第 {line['n']} 行“{name}”的{word}：{error.messages[0]}")
                return None
        return Phase(name=name[:60], note=line["note"].strip()[:200], **days)


class TaskForm(OfficeForm):
    """One task: who leads, who supports, from when, by when, with what result."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    lead = forms.CharField(
        label="牵头单位",
        required=False,
        help_text="输入单位名称、简称或者拼音首字母。",
        widget=forms.TextInput(attrs={"list": "organs", "autocomplete": "off"}),
    )
    everyone = forms.BooleanField(
        label="各单位都要填报",
        required=False,
        help_text="适用这项指标的单位各填一份；不勾选时由牵头和配合单位填报。",
    )
    support = forms.MultipleChoiceField(label="配合单位", required=False, widget=forms.CheckboxSelectMultiple)
    starts_on = DayField(label="开始日期", required=False)
    due_on = DayField(label="完成期限")
    phase = forms.ChoiceField(label="阶段", required=False)
    deliverable = forms.CharField(
        label="成果形式", max_length=200, required=False, help_text="如：实施方案、台账、总结报告。"
    )

    def __init__(self, organs: Sequence[Organ], phases: Iterable[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organs = list(organs)
        support: Any = self.fields["support"]
        phase: Any = self.fields["phase"]
        support.choices = [(organ.code, str(organ)) for organ in self.organs]
        phase.choices = [("", "不分阶段"), *((str(one.seq), one.name) for one in phases)]

    @property
    def supporters(self) -> list[tuple[str, list[tuple[Organ, bool]]]]:
        """The organs to tick, by their kind."""
        ticked = set(self["support"].value() or ())
        by_kind: dict[str, list[tuple[Organ, bool]]] = {}
        for organ in self.organs:
            by_kind.setdefault(organ.get_kind_display(), []).append((organ, organ.code in ticked))
        return list(by_kind.items())

    def clean_lead(self) -> Organ | None:
        """The organ that was meant: by code, name or short name, else by initials when only one has them."""
        said = " ".join(self.cleaned_data["lead"].split())
        if not said:
            return None
        exact = [o for o in self.organs if said in (o.code, o.name, o.short_name)]
        near = exact or [o for o in self.organs if o.initials and said.lower() == o.initials.lower()]
        near = near or [o for o in self.organs if said in o.name]
        if len(near) != 1:
            some = "、".join(str(o) for o in near[:5])
            raise forms.ValidationError(
                f"“{said[:20]}”对得上的有 {len(near)} 个：{some}，请写全称。"
                if near
                else f"没有单位“{said[:20]}”，请从列出的单位里选。"
            )
        return near[0]

    def said(self) -> dict[str, Any]:
        """The task as ``assign`` and ``adjust`` take it: organs by code, the phase by its number."""
        said = dict(self.cleaned_data)
        said["lead"] = said["lead"].code if said["lead"] else ""
        said["phase"] = int(said["phase"]) if said["phase"] else None
        return said


class ProgressForm(OfficeForm):
    """How far a task has come."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    progress = forms.CharField(
        label="进展", max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    done_on = DayField(label="完成日期", required=False, help_text="还没有完成的不填。")


class SheetForm(OfficeForm):
    """A workbook that comes back filled in."""

    file = forms.FileField(
        label="Excel 分解表",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": "请选择文件。", "empty": "这是空文件，请检查后重新选择。"},
    )


class ReasonForm(OfficeForm):
    """A reason, where one is needed."""

    reason = forms.CharField(label="理由", widget=forms.Textarea(attrs={"rows": 2}), max_length=400)


class ExtendForm(OfficeForm):
    """A later last day for one item, with the reason."""

    due_on = DayField(label="延期到")
    reason = forms.CharField(label="理由", max_length=400, error_messages={"required": "请写明延期的理由。"})


_VALUE = "value-"


class ItemForm(OfficeForm):
    """What the liaison says: answer, words, numbers; and at the foot one more proof."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    answer = choice("答复方式", Item.Answer.choices, required=True)
    brief = forms.CharField(
        label="工作情况",
        required=False,
        help_text="做了什么、做到什么程度，简要写；没有这项工作的写在“说明”里。",
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    statement = forms.CharField(
        label="说明",
        required=False,
        help_text="看现场的，写在哪里看、看什么；无此材料、无此职责的，写明原因。",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    kind = choice("材料类别", Proof.Kind.choices, required=False)
    name = forms.CharField(label="材料名称", max_length=200, required=False)
    ref = forms.CharField(
        label="指向",
        max_length=500,
        required=False,
        help_text="登记的数字从列表里选，登记的事项写编号，链接写网址。",
        widget=forms.TextInput(attrs={"list": "figures-known", "autocomplete": "off"}),
    )
    text = forms.CharField(label="情况简介", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    upload = forms.FileField(label="文件", required=False, max_length=200, widget=forms.FileInput())

    def __init__(self, said: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item, self.typed = said.item, said.typed
        for figure in self.typed:
            self.fields[_VALUE + figure.key] = forms.CharField(
                label=figure.name,
                required=False,
                initial=figure.typed,
                help_text=f"单位：{figure.unit or '—'}；只填数字，零填 0。",
                widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "short"}),
            )

    @property
    def words(self) -> list[Any]:
        """The fields above the proofs, in order."""
        return [
            self["answer"],
            *(self[_VALUE + figure.key] for figure in self.typed),
            self["brief"],
            self["statement"],
        ]

    @property
    def proof_fields(self) -> list[Any]:
        """The fields of one more proof."""
        return [self[name] for name in ("kind", "name", "ref", "text", "upload")]

    @staticmethod
    def so_far(item: Item) -> dict[str, Any]:
        """What the form begins with."""
        return {
            "version": item.version,
            "answer": item.answer,
            "brief": item.brief,
            "statement": item.statement,
        }

    def said(self) -> dict[str, Any]:
        """The draft as ``save_draft`` takes it."""
        given = self.cleaned_data
        values = {figure.key: given[_VALUE + figure.key] for figure in self.typed}
        return {name: given[name] for name in ("version", "answer", "brief", "statement")} | {
            "values": values
        }

    def proof(self) -> dict[str, Any]:
        """The proof as ``add_proof`` takes it."""
        given = self.cleaned_data
        return {name: given[name] or "" for name in ("kind", "name", "ref", "text")} | {
            "upload": given["upload"] or None
        }

    def saved(self, item: Item) -> None:
        """The draft was written: a form shown again goes on from there."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        data["version"] = str(item.version)
        self.data = data

    def take_back(self, error: Rejected) -> None:
        """A wrong number stands beside its field."""
        if isinstance(error, BadField) and _VALUE + error.field in self.fields:
            self.add_error(_VALUE + error.field, str(error))
        else:
            super().take_back(error)


EVENTS = 5
"""Lines for deductions and bonuses on the sheet of one mark."""


class MarkForm(OfficeForm):
    """A mark: points where people judge, a list with reasons where things are counted, nothing but a reason otherwise."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    judged = forms.DecimalField(
        label="评定分",
        required=False,
        max_digits=7,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "short"}),
        error_messages={
            "invalid": "评定分请写成数字，如 3.5。",
            "max_decimal_places": "评定分最多两位小数。",
        },
    )
    reason = forms.CharField(
        label="理由", max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    due_on = DayField(label="重报期限", required=False)
    why = forms.CharField(
        label="退回的理由", max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, way: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.way = way

    @property
    def events(self) -> list[dict[str, str]]:
        """The lines of deductions and bonuses as they were typed."""
        data = self.data or {}
        return [
            {"n": str(n), **{part: data.get(f"event{n}_{part}", "") for part in ("points", "reason")}}
            for n in range(1, EVENTS + 1)
        ]

    def said(self) -> dict[str, Any]:
        """The mark as the deeds take it; of the lines only those that say something."""
        given = self.cleaned_data
        lines = [line for line in self.events if line["points"].strip() or line["reason"].strip()]
        events = [{"points": line["points"].strip(), "reason": line["reason"].strip()} for line in lines]
        return {
            "version": given["version"],
            "judged": given["judged"] if self.way == "judged" else None,
            "events": events if self.way == "events" else None,
            "reason": given["reason"],
        }
