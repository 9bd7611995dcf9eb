"""Daily seals: one line a day that fixes every event of that day."""

from django.db import models


class Seal(models.Model):
    """The Merkle root of a day's events, chained to the seal before it. Published, it makes later edits visible to anyone."""

    day = models.DateField("日期", unique=True)
    count = models.PositiveIntegerField("条数")
    root = models.CharField("根", max_length=64)
    previous = models.CharField("上一封", max_length=64, blank=True)
    hash = models.CharField("封存值", max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "封存"
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day} {self.hash[:12]}"
