"""单位与人员: who holds which post where; new accounts, hand-over, new passwords."""

from collections.abc import Callable
from itertools import groupby
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from zhunsheng import clock
from zhunsheng.desk.frame.forms import DayField, OfficeForm
from zhunsheng.desk.frame.request import Request
from zhunsheng.records.actions.staff import (
    WORKING,
    employ,
    give_post,
    hand_over,
    manages,
    may_appoint,
    new_password,
    resettable,
    take_post,
)
from zhunsheng.records.errors import Rejected
from zhunsheng.records.models import Organ, Person, Post
from zhunsheng.records.registry import roles


class StaffForm(OfficeForm):
    """A post, for somebody new or somebody who has an account."""

    organ = forms.ChoiceField(label="单位", error_messages={"required": "请选择单位。"})
    role = forms.ChoiceField(label="角色", error_messages={"required": "请选择角色。"})
    title = forms.CharField(label="职务", max_length=60, required=False)
    username = forms.CharField(label="账号", max_length=150, error_messages={"required": "请填写账号。"})
    name = forms.CharField(
        label="姓名", max_length=40, required=False, help_text="新建账号时填写；已有账号的人留空，只加任职。"
    )
    email = forms.EmailField(
        label="邮箱",
        required=False,
        help_text="配置了邮件通知时用。",
        error_messages={"invalid": "邮箱写法不对。"},
    )
    since_on = DayField(label="任职日期")

    def __init__(self, organs: list[Organ], held: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ"].choices = [(o.code, o.name) for o in organs]  # type: ignore[attr-defined]
        self.fields["role"].choices = held  # type: ignore[attr-defined]


class HandOverForm(OfficeForm):
    """Who takes over, and from which day."""

    username = forms.CharField(
        label="接任者账号", max_length=150, error_messages={"required": "请填写接任者账号。"}
    )
    on = DayField(label="接任日期", help_text="这一天起由接任者办理，前任到前一天为止。")


class LastDayForm(OfficeForm):
    """The last day of a post."""

    last_on = DayField(label="最后一日", help_text="这一天仍在任，次日起不再办理本单位的事。")


@require_safe
@login_required
def staff(request: Request) -> HttpResponse:
    """Organs with whoever holds a post in them today."""
    organs = _managed(request)
    today = request.access.today
    posts = (
        Post.objects.filter(Q(until_on=None) | Q(until_on__gte=today), organ__in=organs)
        .select_related("organ", "person")
        .order_by("organ__path", "role", "pk")
    )
    held = {pk: list(of) for pk, of in groupby(posts, key=lambda p: p.organ_id)}
    names = roles()
    facts = {
        "heading": "单位与人员",
        "crumbs": [("待办", "/"), ("单位与人员", "")],
        "organs": [
            (organ, [(p, names[p.role].name if p.role in names else p.role, _mine(request, p)) for p in held.get(organ.pk, ())])
            for organ in organs
        ],
        "resets": request.access.holds("office"),
    }  # fmt: skip
    return render(request, "desk/staff/staff.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new(request: Request) -> HttpResponse:
    """A new account, or a further post for somebody who has one."""
    organs = _managed(request)
    everything = request.access.holds("office")
    choices = [(r.key, r.name) for r in roles().values() if everything or r.key in WORKING]
    initial = {"since_on": request.access.today, "organ": request.GET.get("organ", ""), "role": "liaison"}
    form = StaffForm(organs, choices, _posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            return _let_in(request, dict(form.cleaned_data))
        except Rejected as error:
            form.take_back(error)
    return _sheet(request, "新增人员或任职", form)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def over(request: Request, post: int) -> HttpResponse:
    """Handing a post over."""
    form = HandOverForm(_posted(request), initial={"on": request.access.today})
    return _changed(
        request, post, "移交任职", form, hand_over,
        lambda made: f"{made.organ}的任职自 {made.since_on} 起由{made.person}接任。",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def end(request: Request, post: int) -> HttpResponse:
    """Ending a post."""
    form = LastDayForm(_posted(request), initial={"last_on": request.access.today})
    return _changed(
        request, post, "离任", form, take_post,
        lambda ended: f"{ended.person}在{ended.organ}的任职到 {ended.until_on} 为止。",
    )  # fmt: skip


def _changed(
    request: Request,
    pk: int,
    heading: str,
    form: OfficeForm,
    deed: Callable[..., Post],
    told: Callable[[Post], str],
) -> HttpResponse:
    """A post changed by the deed as the form says, or the form with what stands against it."""
    found = _post(request, pk)
    if form.is_bound and form.is_valid():
        try:
            post = deed(request.user, pk, **form.cleaned_data, now=clock.now())
        except Rejected as error:
            form.take_back(error)
        else:
            messages.success(request, told(post))
            return redirect("desk:staff")
    return _sheet(request, heading, form, _named(found))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def password(request: Request, person: int) -> HttpResponse:
    """A new password, asked for twice and shown once."""
    if request.method == "POST":
        return _once(request, *new_password(request.user, person, now=clock.now()))
    found = resettable(request.access, person)
    intro = f"为{found}（{found.username}）另造一个口令？原来的口令立即失效。"
    return _sheet(request, "重置口令", OfficeForm(), intro)


def _let_in(request: Request, said: dict[str, Any]) -> HttpResponse:
    organ, role = said.pop("organ"), said.pop("role")
    if not said["name"]:
        said.pop("name"), said.pop("email")
        post = give_post(request.user, organ, role, **said, now=clock.now())
        messages.success(request, f"{post.person}自 {post.since_on} 起在{post.organ}任职。")
        return redirect("desk:staff")
    post, made = employ(request.user, organ, role, **said, now=clock.now())
    return _once(request, post.person, made)


def _once(request: Request, person: Person, made: str) -> HttpResponse:
    facts = {
        "heading": "口令只显示这一次",
        "crumbs": [("待办", "/"), ("单位与人员", reverse("desk:staff")), ("口令", "")],
        "person": person,
        "made": made,
    }
    return render(request, "desk/staff/once.html", facts)


def _sheet(request: Request, heading: str, form: OfficeForm, intro: str = "") -> HttpResponse:
    facts = {
        "heading": heading,
        "crumbs": [("待办", "/"), ("单位与人员", reverse("desk:staff")), (heading, "")],
        "form": form,
        "intro": intro,
    }
    return render(request, "desk/staff/sheet.html", facts, status=422 if form.is_bound else 200)


def _managed(request: Request) -> list[Organ]:
    organs = manages(request.access)
    if not organs:
        raise Http404("没有这个页面，或者您没有管理人员的权限。")
    return organs


def _posted(request: Request) -> Any:
    return request.POST if request.method == "POST" else None


def _post(request: Request, pk: int) -> Post:
    found = Post.objects.select_related("organ", "person").filter(pk=pk).first()
    if found is None or not _mine(request, found):
        raise Http404("没有这个任职，或者您没有变动它的权限。")
    return found


def _named(post: Post) -> str:
    role = roles()[post.role].name if post.role in roles() else post.role
    return f"{post.organ}　{post.person}　{role}"


def _mine(request: Request, post: Post) -> bool:
    return may_appoint(request.access, post.organ, post.role)
