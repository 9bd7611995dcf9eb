"""Marks: what a reviewer gave an item and why. Never edited: a new mark stands beside the old one."""

from django.db import models

from zhunsheng.campaigns.models.items import Item
from zhunsheng.records.models import Person


class Mark(models.Model):
    """One mark of one person in one round, for the content that the person saw (`content`).

    `judged`, `events` and `reason` are what the person gave; status, points, `out_of` and the sentence what came of it by the
    indicator's method.
    """

    class Round(models.IntegerChoices):
        REVIEW = 1, "评审"
        SETTLEMENT = 2, "定分"
        REMARK = 3, "复核"

    item = models.ForeignKey(Item, models.PROTECT, related_name="marks")
    round = models.PositiveSmallIntegerField("轮次", choices=Round.choices, default=Round.REVIEW)
    by = models.ForeignKey(Person, models.PROTECT, verbose_name="评审人", related_name="+")
    at = models.DateTimeField("评分时间")
    content = models.CharField("所评内容", max_length=64)
    judged = models.DecimalField("评定分", max_digits=7, decimal_places=2, null=True, blank=True)
    events = models.JSONField("扣分与加分", default=list, help_text="每项：points、reason")
    reason = models.CharField("理由", max_length=400, blank=True)
    status = models.CharField("评分情况", max_length=20)
    points = models.DecimalField("得分", max_digits=7, decimal_places=2, null=True, blank=True)
    out_of = models.DecimalField("满分", max_digits=7, decimal_places=2, null=True, blank=True)
    vetoed = models.BooleanField("一票否决", default=False)
    sentence = models.TextField("得分说明")
    stands = models.BooleanField("有效", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "评分"
        ordering = ["item_id", "pk"]
        indexes = [models.Index(fields=["item", "round"])]

    def __str__(self) -> str:
        return f"{self.item_id} {self.by}"
