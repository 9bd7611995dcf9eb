"""Archiving the report: its document and lineage looked at once more, and closed."""

from datetime import datetime

from django.db import transaction

from zhunsheng.drafts.actions.taking import put_draft, take_draft
from zhunsheng.drafts.models import Draft
from zhunsheng.records.errors import Rejected
from zhunsheng.records.files import path_of
from zhunsheng.records.hashing import digest_file
from zhunsheng.records.models import Person, StoredFile


def archive(person: Person, year: int, *, version: int, now: datetime) -> Draft:
    """The draft archived. Rejected when a kept file is gone or is no longer what was approved."""
    with transaction.atomic():
        draft = take_draft(person, year, version=version, now=now).draft
        if draft.state != Draft.State.PUBLISHED:
            raise Rejected(f"{draft}现在是“{draft.get_state_display()}”，公布之后才能归档。")
        files = {"docx": draft.docx, "lineage": draft.lineage}
        for name, file in files.items():
            if file is None or not _intact(file):
                raise Rejected(
                    f"收存的{'报告' if name == 'docx' else '溯源'}文件不在了或者被改动过，请从备份恢复后再归档。"
                )
        draft.state = Draft.State.ARCHIVED
        said = {name: file.hash for name, file in files.items() if file} | {"digest": draft.digest}
        return put_draft(draft, "归档", person=person, now=now, said=said)


def _intact(file: StoredFile) -> bool:
    path = path_of(file.hash)
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        return digest_file(stream)[0] == file.hash
