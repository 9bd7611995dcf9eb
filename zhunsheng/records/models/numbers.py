"""Numbers of documents: every one ever given, reserved or voided, so that a gap always has its reason."""

from django.db import models

from zhunsheng.records.models.cases import Case
from zhunsheng.records.models.organs import Organ


class GivenNumber(models.Model):
    """One number of a series: an organ's numbers of one kind in one year, counted from 1 without gaps."""

    class State(models.TextChoices):
        USED = "used", "已用"
        RESERVED = "reserved", "预留"
        VOIDED = "voided", "作废"

    series = models.CharField("文号种类", max_length=80)
    organ = models.ForeignKey(
        Organ, models.PROTECT, verbose_name="单位", null=True, blank=True, related_name="+"
    )
    year = models.PositiveSmallIntegerField("年度")
    serial = models.PositiveIntegerField("序号")
    text = models.CharField("文号", max_length=80)
    state = models.CharField("状态", max_length=10, choices=State.choices)
    case = models.ForeignKey(
        Case, models.PROTECT, verbose_name="事项", null=True, blank=True, related_name="+"
    )
    reason = models.CharField("理由", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "文号"
        constraints = [models.UniqueConstraint(fields=["series", "text"], name="one_use_per_number")]
        indexes = [models.Index(fields=["series", "organ", "year", "serial"])]

    def __str__(self) -> str:
        return self.text
