"""Tasks: the leaves of a framework given to organs."""

from django.db import models

from zhunsheng.campaigns.models.campaigns import Campaign, Phase
from zhunsheng.records.journal import journaled
from zhunsheng.records.models import Organ


@journaled
class Task(models.Model):
    """One leaf of the framework in one campaign: who leads, who supports, what is to be delivered, by when."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="tasks")
    code = models.CharField("编码", max_length=20)
    seq = models.PositiveIntegerField("序号")
    name = models.CharField("任务", max_length=300)
    lead = models.ForeignKey(
        Organ, models.PROTECT, verbose_name="牵头单位", related_name="+", null=True, blank=True
    )
    support = models.ManyToManyField(Organ, verbose_name="配合单位", related_name="+", blank=True)
    everyone = models.BooleanField("各单位都要填报", default=False)
    phase = models.ForeignKey(
        Phase, models.SET_NULL, verbose_name="阶段", related_name="+", null=True, blank=True
    )
    starts_on = models.DateField("开始日期", null=True, blank=True)
    due_on = models.DateField("完成期限")
    deliverable = models.CharField("成果形式", max_length=200, blank=True)
    progress = models.CharField("进展", max_length=400, blank=True)
    done_on = models.DateField("完成日期", null=True, blank=True)
    version = models.PositiveIntegerField("版本", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "任务"
        ordering = ["campaign_id", "seq"]
        constraints = [models.UniqueConstraint(fields=["campaign", "code"], name="one_task_per_code")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
