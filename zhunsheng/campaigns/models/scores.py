"""Scores: one organ's total in one campaign. Derived from its items; rebuilt at any time with the same result."""

from django.db import models

from zhunsheng.campaigns.models.campaigns import Campaign
from zhunsheng.records.models import Organ


class Score(models.Model):
    """The total of an organ's items: points, what they were out of, and both as a share of 100."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="scores")
    organ = models.ForeignKey(Organ, models.PROTECT, verbose_name="单位", related_name="+")
    points = models.DecimalField("得分", max_digits=9, decimal_places=2)
    out_of = models.DecimalField("应得", max_digits=9, decimal_places=2)
    percent = models.DecimalField("折合百分", max_digits=6, decimal_places=2, null=True)
    score = models.DecimalField(
        "总分", max_digits=9, decimal_places=2, null=True, help_text="折算到满分，再加减分；名次按它排"
    )
    body = models.JSONField("各部分", default=dict, help_text="各一级指标的得分、否决与封顶的理由")

    class Meta:
        verbose_name = verbose_name_plural = "得分"
        constraints = [models.UniqueConstraint(fields=["campaign", "organ"], name="one_score_per_organ")]

    def __str__(self) -> str:
        return f"{self.organ} {self.points}/{self.out_of}"
