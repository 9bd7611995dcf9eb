"""People and the posts through which they hold roles in organs."""

from datetime import date

from django.contrib.auth.models import AbstractUser
from django.db import models

from zhunsheng.records.models.organs import Organ


class Person(AbstractUser):
    """Somebody who signs in. What the person may do comes from posts alone."""

    name = models.CharField("姓名", max_length=40)
    initials = models.CharField("拼音首字母", max_length=40, blank=True, db_index=True)
    large_type = models.BooleanField("大字显示", default=False)

    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = verbose_name_plural = "人员"

    def __str__(self) -> str:
        return self.name or self.username


class Post(models.Model):
    """A role held in an organ, and so in all organs below it, from one day to another."""

    person = models.ForeignKey(Person, models.PROTECT, verbose_name="人员", related_name="posts")
    organ = models.ForeignKey(Organ, models.PROTECT, verbose_name="单位", related_name="posts")
    role = models.CharField("角色", max_length=40)
    title = models.CharField("职务", max_length=60, blank=True)
    since_on = models.DateField("起始日期")
    until_on = models.DateField("终止日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "任职"
        indexes = [models.Index(fields=["person", "role"])]

    def __str__(self) -> str:
        return f"{self.person} {self.organ} {self.title or self.role}"

    @staticmethod
    def held_on(day: date) -> models.Q:
        """The posts held on that day."""
        return models.Q(since_on__lte=day) & (models.Q(until_on=None) | models.Q(until_on__gte=day))
