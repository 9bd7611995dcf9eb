"""The form of one item: answer, words, numbers, and one more proof."""

from typing import Any

from django import forms

from zhunsheng.campaigns.models import Item, Proof
from zhunsheng.desk.frame.forms import OfficeForm, choice
from zhunsheng.records.errors import BadField, Rejected

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
