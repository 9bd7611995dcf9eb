"""The manual page of a register: ``help.md`` in its folder, as HTML, then every step."""

from pathlib import Path

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from zhunsheng.declare import Register
from zhunsheng.desk.frame.fetching import seen_register
from zhunsheng.desk.frame.request import Request


@require_safe
@login_required
def manual_page(request: Request, key: str) -> HttpResponse:
    """How a register is filled in: its own words, then every step with its provision."""
    reg = seen_register(request, key)
    facts = {
        "heading": f"填表说明：{reg.name}",
        "crumbs": [("待办", "/"), (reg.name, reverse("desk:list", args=[key])), ("填表说明", "")],
        "reg": reg,
        "steps": reg.procedure.steps,
        "manual": manual(reg),
    }
    return render(request, "desk/cases/manual.html", facts)


def manual(reg: Register) -> SafeString | None:
    """The page of a register, or None while nobody has written one. Raw HTML in it is shown as text, not run."""
    from markdown_it import MarkdownIt

    file = Path(reg.record._meta.app_config.path) / "help.md"
    if not file.is_file():
        return None
    reader = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    tokens = reader.parse(file.read_text(encoding="utf-8"))
    for token in tokens:
        # 页面自己已有一级标题，说明里的标题各降一级。
        if token.type.startswith("heading_") and token.tag != "h6":
            token.tag = f"h{int(token.tag[1]) + 1}"
    # 渲染器不放行原始标记，所以可以信。
    page: SafeString = mark_safe(reader.renderer.render(tokens, reader.options, {}))
    return page
