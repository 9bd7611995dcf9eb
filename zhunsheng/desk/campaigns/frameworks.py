"""指标体系: the editions kept, one as a tree, two compared, and what comes in and goes out as a file."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from zhunsheng import clock
from zhunsheng.assessment import BadFramework, Framework, digest, from_excel, load, to_excel
from zhunsheng.assessment import compare as compared
from zhunsheng.campaigns import access as rights
from zhunsheng.campaigns.actions import keep_edition
from zhunsheng.campaigns.frameworks import known_figures
from zhunsheng.campaigns.models import Edition
from zhunsheng.declare.roles import OFFICE
from zhunsheng.desk.campaigns import told
from zhunsheng.desk.campaigns.answering import workbook
from zhunsheng.desk.frame.request import Request
from zhunsheng.records.errors import Rejected

LARGEST = 5 * 1024 * 1024
"""Bytes of an uploaded framework; the largest real one known has some hundred rows."""


class UploadForm(forms.Form):
    """One file: Excel or YAML. Its faults are all listed; nothing of a faulty one is kept."""

    use_required_attribute = False
    file = forms.FileField(
        label="文件",
        help_text="Excel（.xlsx）或者 YAML（.yaml），不超过 5 MB；版式与下载的一样。",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.yaml,.yml"}),
        error_messages={"required": "请选择文件。", "empty": "这是空文件，请检查后重新选择。"},
    )

    def framework(self) -> Framework:
        """The framework in the file; Rejected or BadFramework say what is wrong with it."""
        return _read(self.cleaned_data["file"])


def _read(file: UploadedFile) -> Framework:
    name = (file.name or "").lower()
    if (file.size or 0) > LARGEST:
        raise Rejected(
            f"《{file.name}》有 {(file.size or 0) // 1024 // 1024} MB，超过 5 MB 的上限，不像指标体系。"
        )
    content = file.read()
    if name.endswith(".xlsx"):
        return from_excel(content, figures=known_figures())
    if name.endswith((".yaml", ".yml")):
        try:
            return load(content.decode("utf-8-sig"), figures=known_figures())
        except UnicodeDecodeError:
            raise Rejected(f"《{file.name}》不是 UTF-8 文本，请另存为 UTF-8。") from None
    raise Rejected(f"《{file.name}》不是 Excel（.xlsx）或者 YAML（.yaml）文件。")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def editions(request: Request) -> HttpResponse:
    """The editions kept; an uploaded one is kept when it has no fault."""
    seen = rights.editions(request.access)
    may_keep = request.access.holds(OFFICE.key)
    if not may_keep and not seen.exists():
        raise Http404(rights.NOT_SEEN)
    form = UploadForm()
    problems: tuple[str, ...] = ()
    if "shipped" in request.POST:
        return _adopted(request, request.POST["shipped"])
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                kept = keep_edition(request.user, form.framework(), now=clock.now())
                messages.success(request, f"已收存指标体系“{kept}”。")
                return redirect("desk:framework", kept.pk)
            except BadFramework as error:
                problems = error.problems
            except Rejected as error:
                form.add_error("file", str(error))
    rows = seen.annotate(used=Count("campaigns")).order_by("key", "-version")
    facts = {
        "heading": "指标体系",
        "crumbs": crumbs("指标体系"),
        "rows": [(row, row.framework) for row in rows],
        "form": form if may_keep else None,
        "problems": problems,
        "shipped": [one for one in shipped().values() if digest(one) not in {row.digest for row in rows}]
        if may_keep
        else (),
    }
    wrong = request.method == "POST"
    return render(request, "desk/campaigns/frameworks.html", facts, status=422 if wrong else 200)


@cache
def shipped() -> Mapping[str, Framework]:
    """The frameworks that come with the product, by key."""
    folder = files("zhunsheng.assessment").joinpath("frameworks")
    texts = [file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith(".yaml")]
    return {one.key: one for one in map(load, sorted(texts))}


def _adopted(request: Request, key: str) -> HttpResponse:
    """Keeps one that comes with the product."""
    if key not in shipped():
        raise Rejected("没有这个自带的指标体系，请从列出的里面选。")
    kept = keep_edition(request.user, shipped()[key], now=clock.now())
    messages.success(request, f"已收存指标体系“{kept}”。")
    return redirect("desk:framework", kept.pk)


@require_safe
@login_required
def edition(request: Request, edition: int) -> HttpResponse:
    """One edition as a tree: what is measured, from when on it is met, what it is worth, what it rests on."""
    row = _edition(request, edition)
    framework = row.framework
    facts = {
        "heading": str(row),
        "crumbs": crumbs("指标体系", str(row)),
        "row": row,
        "framework": framework,
        "lines": told.tree(framework),
        "others": rights.editions(request.access).exclude(pk=row.pk).order_by("key", "-version"),
    }
    return render(request, "desk/campaigns/framework.html", facts)


@require_safe
@login_required
def excel(request: Request, edition: int) -> HttpResponse:
    """The edition as a workbook that can be mended and uploaded again as another version."""
    row = _edition(request, edition)
    return workbook(to_excel(row.framework), f"{row.name}（{row.version}）.xlsx")


@require_safe
@login_required
def compare(request: Request) -> HttpResponse:
    """What changed between two editions, in sentences."""
    old, new = (_edition(request, _number(request.GET.get(name, ""))) for name in ("old", "new"))
    changes = compared(old.framework, new.framework)
    facts = {
        "heading": "比较两个版本",
        "crumbs": crumbs("指标体系", "比较"),
        "old": old,
        "new": new,
        "changes": changes,
        "others": list(changes)[: len(changes.added) + len(changes.removed) + len(changes.moved)],
    }
    return render(request, "desk/campaigns/compare.html", facts)


def crumbs(*names: str) -> list[tuple[str, str]]:
    """The way to a page about frameworks."""
    way = [("待办", "/"), ("年度工作", reverse("desk:campaigns")), ("指标体系", reverse("desk:frameworks"))]
    return [*way[: 1 + len(names)], (names[-1], "")]


def _edition(request: Request, pk: int) -> Edition:
    found: Edition | None = rights.editions(request.access).filter(pk=pk).first()
    if found is None:
        raise Http404("没有这个指标体系，或者您没有查看它的权限。")
    return found


def _number(said: str) -> int:
    return int(said) if said.isdecimal() and len(said) <= 9 else 0
