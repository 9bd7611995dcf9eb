"""What is recorded of a session of legal learning, or of an examination."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models

from zhunsheng.records.models import Record


class Session(Record):
    """A session (学法活动): held with a number of people and hours, or an examination with its takers and passers."""

    class Kind(models.TextChoices):
        STANDING = "standing", "政府常务会会前学法"
        GROUP = "group", "党委（党组）理论学习中心组学法"
        LECTURE = "lecture", "法治专题讲座"
        TRAINING = "training", "法治专题培训"
        TRIAL = "trial", "旁听庭审"
        EXAM = "exam", "年度学法考试"
        APPOINTMENT = "appointment", "任前法律考试"

    kind = models.CharField("学法形式", max_length=20, choices=Kind.choices)
    topic = models.CharField("主题", max_length=200, help_text="学习的法律法规、专题，或者考试范围")
    planned_on = models.DateField("计划日期", null=True)
    held_on = models.DateField("举行日期", null=True)
    participants = models.PositiveIntegerField("参加人数", null=True, help_text="实到人数")
    hours = models.DecimalField(
        "学时", max_digits=5, decimal_places=1, null=True, validators=[MinValueValidator(Decimal("0.5"))]
    )
    speaker = models.CharField("主讲人", max_length=100, blank=True)
    takers = models.PositiveIntegerField("参考人数", null=True, validators=[MinValueValidator(1)])
    passed = models.PositiveIntegerField("合格人数", null=True)
    cancelled_for = models.CharField("取消原因", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "学法活动"
