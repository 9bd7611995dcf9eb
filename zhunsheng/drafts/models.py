"""The tables of the workshop: the draft of a year and its parts.

The parts are written while the draft is open. Freezing composes them into one text with one digest; an approval is given
to that digest and falls as soon as a part is changed.
"""

import re

from django.db import models

from zhunsheng.records.journal import journaled
from zhunsheng.records.models import Organ, Person, StoredFile


@journaled
class Draft(models.Model):
    """The yearly report of one year on its way from begun to archived.

    `text`, `digest`, `docx` and `lineage` are set while it is frozen. `approved` is the digest that was approved.
    """

    class State(models.TextChoices):
        WRITING = "writing", "起草"
        ASKED = "asked", "征求意见"
        FROZEN = "frozen", "送审"
        APPROVED = "approved", "已批准"
        SENT = "sent", "已报送"
        PUBLISHED = "published", "已公布"
        ARCHIVED = "archived", "已归档"

    year = models.PositiveSmallIntegerField("年度", unique=True)
    organ = models.ForeignKey(Organ, models.PROTECT, verbose_name="报告单位", related_name="+")
    state = models.CharField("状态", max_length=20, choices=State.choices, default=State.WRITING)
    asked_until = models.DateField("各单位交稿期限", null=True, blank=True)
    digest = models.CharField("送审稿校验值", max_length=64, blank=True)
    frozen_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, verbose_name="送审人", related_name="+"
    )
    frozen_at = models.DateTimeField("送审时间", null=True, blank=True)
    docx = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, verbose_name="送审稿", related_name="+"
    )
    lineage = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, verbose_name="送审稿溯源", related_name="+"
    )
    approved = models.CharField("批准的校验值", max_length=64, blank=True)
    approved_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, verbose_name="批准人", related_name="+"
    )
    approved_at = models.DateTimeField("批准时间", null=True, blank=True)
    sent_on = models.DateField("报送日期", null=True, blank=True)
    sent_to = models.CharField("报送对象", max_length=200, blank=True)
    published_on = models.DateField("公布日期", null=True, blank=True)
    published_where = models.CharField("公布途径", max_length=200, blank=True)
    version = models.PositiveIntegerField("版本", default=0)
    # 两列长文字放在最后：不看的时候读不到它们。
    last_year = models.TextField("上年报告全文", blank=True)
    text = models.TextField("送审稿全文", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "年度报告稿"
        ordering = ["-year"]

    def __str__(self) -> str:
        return f"{self.year} 年度报告"

    @property
    def is_open(self) -> bool:
        """Whether its parts are being written; a frozen one is opened again by changing a part."""
        return self.state in (self.State.WRITING, self.State.ASKED)

    @property
    def is_frozen(self) -> bool:
        """Whether it waits for its approval, or has it and has not left the house: a change takes both away."""
        return self.state in (self.State.FROZEN, self.State.APPROVED)

    @property
    def is_out(self) -> bool:
        """Whether it has been sent up: its text can no longer be changed."""
        return not self.is_open and not self.is_frozen

    @property
    def lost_approval(self) -> bool:
        """Whether an approval was given and has fallen since, because the text was changed."""
        return bool(self.approved) and self.approved != self.digest


@journaled
class Part(models.Model):
    """One heading of the report and what stands under it, in the markup of ``drafts/markup.py``.

    Without `organ` it is written by the office itself. `hint` says what is to be written here. `entrusted` are the registers
    whose county figures the office has put into it: whoever writes the part may quote and is held to those too.
    """

    class State(models.TextChoices):
        OPEN = "open", "待写"
        WRITING = "writing", "撰写中"
        HANDED_IN = "handed_in", "已交稿"
        RETURNED = "returned", "已退回"
        ADOPTED = "adopted", "已采用"
        LEFT_OUT = "left_out", "不采用"

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="parts")
    seq = models.PositiveIntegerField("次序")
    level = models.PositiveSmallIntegerField("层次", default=1)
    heading = models.CharField("标题", max_length=100)
    hint = models.CharField("写什么", max_length=400, blank=True)
    organ = models.ForeignKey(
        Organ, models.PROTECT, null=True, blank=True, verbose_name="供稿单位", related_name="+"
    )
    due_on = models.DateField("交稿期限", null=True, blank=True)
    entrusted = models.JSONField("可引用的业务", default=list, blank=True)
    state = models.CharField("状态", max_length=20, choices=State.choices, default=State.OPEN)
    returned_for = models.CharField("退回理由", max_length=400, blank=True)
    written_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, verbose_name="最近撰写人", related_name="+"
    )
    written_at = models.DateTimeField("最近保存时间", null=True, blank=True)
    version = models.PositiveIntegerField("版本", default=0)
    text = models.TextField("正文", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "年度报告的部分"
        ordering = ["draft_id", "seq"]
        constraints = [models.UniqueConstraint(fields=["draft", "seq"], name="one_part_per_place")]

    def __str__(self) -> str:
        return self.heading

    @property
    def is_theirs(self) -> bool:
        """Whether the organ has it in hand: asked for and not handed in yet, or returned."""
        return self.organ_id is not None and self.state in (
            self.State.OPEN,
            self.State.WRITING,
            self.State.RETURNED,
        )

    @property
    def is_said(self) -> bool:
        """Whether it stands in the report."""
        return self.state != self.State.LEFT_OUT


_YEAR = re.compile(r"\d{4}\s?年(?:度)?")


def lasting(heading: str) -> str:
    """A heading without its years, by which it is known again in another year's report."""
    return _YEAR.sub("", heading)
