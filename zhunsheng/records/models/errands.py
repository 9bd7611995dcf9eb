"""What somebody is waiting for outside of cases: a form to fill, an item to mark, a paper to sit."""

from django.db import models

from zhunsheng.records.models.organs import Organ
from zhunsheng.records.models.people import Person


class Errand(models.Model):
    """Something to be done because of one row, by whoever holds the role in the organ, or by one person."""

    subject = models.CharField("对象", max_length=80, db_index=True)
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    role = models.CharField("角色", max_length=40, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    what = models.CharField("要办的事", max_length=40)
    title = models.CharField("名称", max_length=200)
    address = models.CharField("页面", max_length=200)
    due_on = models.DateField("期限", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "交办"
        indexes = [
            models.Index(fields=["role", "organ", "due_on"]),
            models.Index(fields=["person", "due_on"]),
        ]

    def __str__(self) -> str:
        return f"{self.title}：{self.what}"
