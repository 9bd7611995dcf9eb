"""年度工作: the campaigns of all years, and preparing a new one."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from zhunsheng import clock
from zhunsheng.assessment import Phase
from zhunsheng.campaigns import access as rights
from zhunsheng.campaigns.actions import prepare
from zhunsheng.campaigns.models import Campaign, Edition, Item
from zhunsheng.declare.roles import OFFICE
from zhunsheng.desk.campaigns.standings import standing_of
from zhunsheng.desk.frame.forms import DayField, OfficeForm, choice
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.frame.years import chosen_year
from zhunsheng.records.errors import Rejected
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


_IN = (Item.State.HANDED_IN, Item.State.MARKED, Item.State.OBJECTED)


@require_safe
@login_required
def campaigns(request: Request) -> HttpResponse:
    """The campaigns that the person sees, the newest first, with how much of each has been handed in."""
    year = chosen_year(request)
    found = rights.campaigns(request.access)
    found = found.filter(year=year) if year else found
    rows = found.annotate(items_all=Count("items"), items_in=Count("items", filter=Q(items__state__in=_IN)))
    facts = {
        "heading": "年度工作",
        "crumbs": [("待办", "/"), ("年度工作", "")],
        "rows": [(row, standing_of(row, request.access.today)) for row in rows.order_by("-year", "-pk")],
        "year": year,
        "may_prepare": bool(_organs(request)),
    }
    return render(request, "desk/campaigns/list.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new(request: Request) -> HttpResponse:
    """The sheet on which a campaign is prepared."""
    organs = _organs(request)
    if not organs:
        raise Http404("没有这个页面，或者您没有查看它的权限。")
    editions = list(Edition.objects.order_by("key", "-version"))
    status = 200
    if request.method == "POST":
        form = CampaignForm(organs, editions, request.POST)
        if form.is_valid() and (made := _prepared(request, form)):
            messages.success(request, f"已建立“{made}”，接下来分解任务。")
            return redirect("desk:campaign_tasks", made.pk)
        status = 422
    else:
        today = request.access.today
        form = CampaignForm(organs, editions, initial={"year": today.year, "opens_on": today})
    facts = {
        "heading": "新建年度工作",
        "crumbs": [("待办", "/"), ("年度工作", reverse("desk:campaigns")), ("新建", "")],
        "form": form,
        "editions": editions,
    }
    return render(request, "desk/campaigns/new.html", facts, status=status)


def _organs(request: Request) -> list[Organ]:
    """The organs whose office the person is: a campaign is prepared there."""
    held = {h.organ.pk: h.organ for h in request.access.holdings if h.role == OFFICE.key}
    return list(held.values())


def _prepared(request: Request, form: CampaignForm) -> Campaign | None:
    try:
        return prepare(request.user, now=clock.now(), **form.said())
    except Rejected as error:
        form.take_back(error)
        return None
