"""The documents of a case."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse
from django.views.decorators.http import require_safe

from zhunsheng.desk.frame.request import Request
from zhunsheng.records.errors import Rejected
from zhunsheng.records.files import path_of


@require_safe
@login_required
def document(request: Request, key: str, pk: int, document: int) -> FileResponse:
    """A document as it was handed in, always as a download, never run in the browser."""
    found = request.access.document(key, pk, document)
    path = path_of(found.file.hash)
    if not path.is_file():
        raise Rejected(f"《{found.document}》的文件不在文件库里，请联系系统管理员从备份恢复。")
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=found.filename, content_type=found.file.media_type
    )
