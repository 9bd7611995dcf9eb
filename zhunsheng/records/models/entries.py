"""Entries: the history of everything that is not a case, append-only and chained by hash like a case's events."""

from django.db import models

from zhunsheng.records.models.people import Person


class Entry(models.Model):
    """One deed on one row: who, when, what was said, and how the row stood afterwards (as a hash)."""

    subject = models.CharField("对象", max_length=80)
    seq = models.PositiveIntegerField("序号")
    deed = models.CharField("事项", max_length=40)
    by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, verbose_name="办理人", related_name="+"
    )
    said = models.JSONField("内容", default=dict)
    row = models.CharField("对象校验值", max_length=64)
    at = models.DateTimeField("录入时间", db_index=True)
    previous = models.CharField("上一条", max_length=64, blank=True)
    hash = models.CharField("校验值", max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "办理记录"
        constraints = [models.UniqueConstraint(fields=["subject", "seq"], name="one_entry_per_seq")]
        ordering = ["subject", "seq"]

    def __str__(self) -> str:
        return f"{self.subject}#{self.seq} {self.deed}"
