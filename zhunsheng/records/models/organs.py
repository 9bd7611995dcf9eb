"""Organs: a tree whose members open, close, merge and split in time. Old records keep their organ."""

from datetime import date

from django.db import models
from treebeard.mp_tree import MP_Node


class Organ(MP_Node):
    """An organ: a government, a department, a township, a committee of a village."""

    class Kind(models.TextChoices):
        GOVERNMENT = "government", "人民政府"
        DEPARTMENT = "department", "部门"
        TOWNSHIP = "township", "乡镇（街道）"
        COMMITTEE = "committee", "村（社区）、调解组织"

    code = models.CharField("统一社会信用代码或自编码", max_length=40, unique=True)
    name = models.CharField("名称", max_length=100)
    short_name = models.CharField("简称", max_length=40, blank=True)
    kind = models.CharField("类别", max_length=20, choices=Kind.choices)
    mark = models.CharField("机关代字", max_length=20, blank=True, help_text="文号里的代字，如“云市监”")
    initials = models.CharField("拼音首字母", max_length=60, blank=True, db_index=True)
    opened_on = models.DateField("设立日期")
    closed_on = models.DateField("撤销日期", null=True, blank=True)

    node_order_by: list[str] = []

    class Meta:
        verbose_name = verbose_name_plural = "单位"

    def __str__(self) -> str:
        return self.short_name or self.name

    def stands_on(self, day: date) -> bool:
        """Whether the organ exists on that day."""
        return self.opened_on <= day and (self.closed_on is None or day <= self.closed_on)


class OrganChange(models.Model):
    """One change in time: which organ went over into which, when, and by what document."""

    class Kind(models.TextChoices):
        OPENED = "opened", "设立"
        CLOSED = "closed", "撤销"
        MERGED = "merged", "并入"
        SPLIT = "split", "分立"

    kind = models.CharField("变动", max_length=10, choices=Kind.choices)
    organ = models.ForeignKey(Organ, models.PROTECT, verbose_name="单位", related_name="changes")
    into = models.ForeignKey(
        Organ, models.PROTECT, verbose_name="承继单位", null=True, blank=True, related_name="inherited"
    )
    on = models.DateField("日期")
    basis = models.CharField("依据文件", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "机构变动"
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.on} {self.organ} {self.get_kind_display()} {self.into or ''}".strip()
