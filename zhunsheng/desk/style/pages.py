"""Every component of the pages on one page, with examples, for whoever builds or checks them."""

from datetime import date, datetime
from types import SimpleNamespace

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhunsheng.calendar import deadline
from zhunsheng.desk.cases.timeline import Change, Entry
from zhunsheng.desk.frame.forms import DayField, choice
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.frame.states import FINE, State
from zhunsheng.law import instrument, rule
from zhunsheng.procedures import Reason
from zhunsheng.records.county import calendar

_STATES = (
    FINE,
    State("soon", "▲", "3 天后到期"),
    State("late", "■", "逾期 5 天"),
    State("done", "✓", "已办结"),
    State("paused", "◇", "中止"),
)


class _Example(forms.Form):
    """One field of each kind, one of them wrong."""

    use_required_attribute = False
    reasons: tuple[Reason, ...] = ()
    title = forms.CharField(
        label="名称", help_text="一句话说明是什么事。", error_messages={"required": "请填写名称。"}
    )
    on = DayField(label="办理日期")
    result = choice("结果", [("agreed", "调解成功"), ("failed", "调解不成")], required=True)
    kind = choice("类型", [(n, n) for n in ("婚姻家庭", "邻里", "合同", "消费", "其他")], required=False)
    said = forms.CharField(label="经过", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    void = forms.BooleanField(label="作废这一步", required=False)
    record = forms.FileField(label="《调解记录》", required=False)


@require_safe
@login_required
def style(request: Request) -> HttpResponse:
    """The style page. Its cases are made up; its deadline is really counted."""
    law = instrument("人民调解法")
    due = deadline(
        rule("mediation.judicial_confirmation").on(date(2026, 1, 20)), date(2026, 1, 20), calendar()
    )
    form = _Example({"title": "", "on": "20260301", "result": "agreed"})
    form.reasons = (Reason("须先“达成书面协议”", law.article("第二十九条")),)
    facts = {
        "heading": "界面部件",
        "crumbs": [("待办", "/"), ("界面部件", "")],
        "states": _STATES,
        "due": due,
        "due_today": date(2026, 2, 25),
        "article": law.article("第三十三条"),
        "entries": _entries(),
        "form": form,
        "examples": [
            SimpleNamespace(tags="success", text="已办理“受理”。"),
            SimpleNamespace(tags="warning", text="这一期限的条文尚未核对原文。"),
            SimpleNamespace(tags="error", text="文件超过 100 MB，没有收存。"),
        ],
        "trend": [88.1, 90.2, 93.5, 95.0, 96.43],
        "page": SimpleNamespace(newer=None, older=7, lines=range(20)),
    }
    return render(request, "desk/style/style.html", facts)


def _entries() -> list[Entry]:
    law = instrument("人民调解法")
    at = datetime(2026, 1, 12, 10, tzinfo=timezone.get_current_timezone())
    return [
        Entry(1, "登记纠纷", date(2026, 1, 8), "调解员", at, provision=law.article("第十七条"), facts=(("纠纷类型", "邻里"),)),
        Entry(
            2, "受理", date(2026, 1, 9), "调解员", at, provision=law.article("第十七条"),
            changes=[Change("调解员", at, "日期登错", False, (("办理日期", "2026-01-19", "2026-01-09"),))],
        ),
        Entry(3, "邀请他人参与", date(2026, 1, 10), "调解员", at, void=True,
              changes=[Change("调解员", at, "登到了别的案件上", True, ())]),
        Entry(4, "立卷归档", date(2026, 2, 1), None, at, late_note="2026-01-31"),
        Entry(5, "督促履行、回访", date(2026, 2, 3), "调解员", at, outcome="已履行", days_late=3, provision=law.article("第三十一条")),
    ]  # fmt: skip
