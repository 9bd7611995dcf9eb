"""Campaigns: a plan, a creation or an assessment that runs over a year, and its phases."""

from datetime import date

from django.db import models

from zhunsheng.campaigns.models.frameworks import Edition
from zhunsheng.records.journal import journaled
from zhunsheng.records.models import Organ


@journaled
class Campaign(models.Model):
    """One campaign of one year by one edition of a framework."""

    class Kind(models.TextChoices):
        PLAN = "plan", "工作要点"
        REFORM = "reform", "改革方案"
        CREATION = "creation", "示范创建"
        ASSESSMENT = "assessment", "年度考核"

    class State(models.TextChoices):
        PREPARED = "prepared", "准备中"
        RUNNING = "running", "进行中"
        FROZEN = "frozen", "成绩已冻结"
        CLOSED = "closed", "已结束"

    name = models.CharField("名称", max_length=100)
    kind = models.CharField("类别", max_length=20, choices=Kind.choices)
    year = models.PositiveSmallIntegerField("年度")
    organ = models.ForeignKey(Organ, models.PROTECT, verbose_name="组织单位", related_name="+")
    edition = models.ForeignKey(Edition, models.PROTECT, verbose_name="指标体系", related_name="campaigns")
    basis = models.CharField("依据文件", max_length=200, blank=True)
    state = models.CharField("状态", max_length=20, choices=State.choices, default=State.PREPARED)
    opens_on = models.DateField("填报开始日")
    closes_on = models.DateField("填报截止日")
    two_markers = models.BooleanField("两人背靠背评分", default=False)
    ranked = models.BooleanField("显示名次", default=False)
    approved = models.CharField("审定的成绩", max_length=64, blank=True, help_text="审定时全部成绩的校验值")
    version = models.PositiveIntegerField("版本", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "年度工作"
        ordering = ["-year", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(opens_on__lte=models.F("closes_on")),
                name="campaign_opens_before_it_closes",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def open_on(self, day: date) -> bool:
        """Whether items may be filled on that day; the first and the last day are in."""
        return self.state == self.State.RUNNING and self.opens_on <= day <= self.closes_on


class Phase(models.Model):
    """A stretch of a campaign: mobilise, supervise, collect, assess, apply, praise. Days not set yet say why."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="phases")
    seq = models.PositiveSmallIntegerField("序号")
    name = models.CharField("阶段", max_length=60)
    first_on = models.DateField("起", null=True, blank=True)
    last_on = models.DateField("止", null=True, blank=True)
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "阶段"
        ordering = ["campaign_id", "seq"]
        constraints = [models.UniqueConstraint(fields=["campaign", "seq"], name="one_phase_per_seq")]

    def __str__(self) -> str:
        return self.name
