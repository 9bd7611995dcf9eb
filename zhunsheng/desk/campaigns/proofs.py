"""The files that prove something, for whoever sees the item they belong to."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404
from django.views.decorators.http import require_safe

from zhunsheng.campaigns import access as rights
from zhunsheng.desk.frame.request import Request
from zhunsheng.records.files import path_of


@require_safe
@login_required
def file(request: Request, campaign: int, item: int, proof: int) -> FileResponse:
    """A proof's file under its own name; always as an attachment, whatever it is."""
    found = rights.proofs(request.access, campaign).filter(pk=proof, items=item).first()
    if found is None or found.file is None or not path_of(found.file.hash).exists():
        raise Http404("没有这份材料，或者您没有查看它的权限。")
    return FileResponse(
        path_of(found.file.hash).open("rb"),
        as_attachment=True,
        filename=found.filename or found.name,
        content_type=found.file.media_type,
    )
