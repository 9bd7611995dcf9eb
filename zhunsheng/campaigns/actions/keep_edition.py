"""Keeping an edition of a framework, so that campaigns can run on it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zhunsheng.assessment import Framework, as_json, digest, problems
from zhunsheng.campaigns.frameworks import known_figures
from zhunsheng.campaigns.hand import must
from zhunsheng.campaigns.models import Edition
from zhunsheng.declare.roles import OFFICE
from zhunsheng.records.access import Access
from zhunsheng.records.errors import Rejected
from zhunsheng.records.journal import note
from zhunsheng.records.models import Person


def keep_edition(person: Person, framework: Framework, *, now: datetime) -> Edition:
    """The edition with this content; a new row only when there is none yet.

    Raises Rejected for a framework with faults (points that do not add up, a formula with an unknown figure …), listing
    them, and for another content under a key and version that are taken.
    """
    with transaction.atomic():
        access = Access(person, timezone.localtime(now).date())
        must(access.holds(OFFICE.key), "指标体系由依法治县办收存，您没有这个角色。")
        faults = list(problems(framework, known_figures()))
        if faults:
            raise Rejected(f"指标体系“{framework.name}”有 {len(faults)} 处要改：" + "；".join(faults) + "。")
        content = digest(framework)
        same = Edition.objects.filter(digest=content).first()
        if same is not None:
            return same
        if Edition.objects.filter(key=framework.key, version=framework.version).exists():
            raise Rejected(
                f"指标体系“{framework.key}”的版本 {framework.version} 已经收存，而内容不同；改过的指标体系请换一个版本号再传。"
            )
        row = Edition.objects.create(
            key=framework.key,
            version=framework.version,
            name=framework.name,
            digest=content,
            body=as_json(framework),
        )
        note(row, "收存", person=person, now=now, said={"digest": content})
        return row
