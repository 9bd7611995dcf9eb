"""Editions of frameworks: what was measured, kept as it was when a campaign began."""

from django.db import models

from zhunsheng.assessment import Framework, from_json
from zhunsheng.records.journal import journaled


@journaled
class Edition(models.Model):
    """One version of a framework. Never edited: a changed framework is another edition."""

    key = models.CharField("代号", max_length=40)
    version = models.CharField("版本", max_length=20)
    name = models.CharField("名称", max_length=100)
    digest = models.CharField("校验值", max_length=64, unique=True)
    body = models.JSONField("内容")

    class Meta:
        verbose_name = verbose_name_plural = "指标体系"
        constraints = [models.UniqueConstraint(fields=["key", "version"], name="one_edition_per_version")]
        ordering = ["key", "-version"]

    def __str__(self) -> str:
        return f"{self.name}（{self.version}）"

    @property
    def framework(self) -> Framework:
        """The framework as the engine reads it."""
        return from_json(self.body)
