"""Notices and how far they went."""

from django.db import models

from zhunsheng.records.models import Person


class Notice(models.Model):
    """One sentence to one person about one row, with the page it leads to."""

    class Kind(models.TextChoices):
        TOLD = "told", "通知"
        URGED = "urged", "催办"
        RETURNED = "returned", "退回"

    class Outside(models.TextChoices):
        WAITING = "waiting", "待发"
        SENT = "sent", "已发"
        FAILED = "failed", "没有发成"
        NONE = "none", "只在系统内"

    to = models.ForeignKey(Person, models.PROTECT, verbose_name="收件人", related_name="notices")
    by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, verbose_name="发出人", related_name="+"
    )
    kind = models.CharField("类别", max_length=10, choices=Kind.choices, default=Kind.TOLD)
    subject = models.CharField("对象", max_length=80, db_index=True)
    text = models.CharField("内容", max_length=400)
    address = models.CharField("页面", max_length=200)
    at = models.DateTimeField("发出时间")
    read_at = models.DateTimeField("阅读时间", null=True, blank=True)
    outside = models.CharField("站外", max_length=10, choices=Outside.choices, default=Outside.NONE)

    class Meta:
        verbose_name = verbose_name_plural = "通知"
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["to", "read_at"])]

    def __str__(self) -> str:
        return self.text
