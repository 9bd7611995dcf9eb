"""Officials, their hours, questions, exams and papers."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models

from zhunsheng.records.journal import journaled
from zhunsheng.records.models import Organ, Person


@journaled
class Official(models.Model):
    """Somebody on an organ's roster. `person` when the official signs in, and so can sit exams here."""

    class Kind(models.TextChoices):
        LEADER = "leader", "领导干部"
        ENFORCER = "enforcer", "行政执法人员"
        STAFF = "staff", "其他工作人员"

    organ = models.ForeignKey(Organ, models.PROTECT, verbose_name="单位", related_name="+")
    name = models.CharField("姓名", max_length=40)
    post = models.CharField("职务", max_length=60, blank=True)
    kind = models.CharField("类别", max_length=20, choices=Kind.choices)
    person = models.OneToOneField(
        Person, models.PROTECT, null=True, blank=True, verbose_name="账号", related_name="official"
    )
    since_on = models.DateField("列入日期")
    until_on = models.DateField("离开日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "学法人员"
        ordering = ["organ_id", "pk"]

    def __str__(self) -> str:
        return self.name


@journaled
class Attendance(models.Model):
    """Hours of one official at one session on one day. A session is named once the same way by its organ."""

    official = models.ForeignKey(Official, models.PROTECT, related_name="attendances")
    on = models.DateField("日期")
    session = models.CharField("学习、培训名称", max_length=200)
    hours = models.DecimalField("学时", max_digits=5, decimal_places=1)

    class Meta:
        verbose_name = verbose_name_plural = "学时"
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["official", "on", "session"], name="one_attendance_per_session")
        ]

    def __str__(self) -> str:
        return f"{self.official} {self.session}"


@journaled
class Question(models.Model):
    """A question of the bank: `options` in order, `key` the places of the right ones. A used one is retired, not changed."""

    class Kind(models.TextChoices):
        SINGLE = "single", "单选"
        MULTIPLE = "multiple", "多选"
        JUDGE = "judge", "判断"

    kind = models.CharField("题型", max_length=10, choices=Kind.choices)
    stem = models.TextField("题干")
    options = models.JSONField("选项")
    key = models.JSONField("答案")
    basis = models.CharField("依据", max_length=200, blank=True)
    retired = models.BooleanField("停用", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "试题"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.stem[:40]

    def right(self, chosen: list[int]) -> bool:
        """Whether exactly the right options were chosen; half right is wrong."""
        return sorted(chosen) == sorted(self.key)


@journaled
class Exam(models.Model):
    """An exam: how many questions of which kind for how many points, how long, who sits it and from when to when."""

    class Kind(models.TextChoices):
        APPOINTMENT = "appointment", "任前法律知识考试"
        YEARLY = "yearly", "年度学法考试"
        OFFICER = "officer", "行政执法资格练习"

    name = models.CharField("名称", max_length=100)
    kind = models.CharField("类别", max_length=20, choices=Kind.choices)
    organ = models.ForeignKey(Organ, models.PROTECT, verbose_name="组织单位", related_name="+")
    opens_at = models.DateTimeField("开考时间")
    closes_at = models.DateTimeField("截止时间")
    minutes = models.PositiveSmallIntegerField("答题时间（分钟）")
    parts = models.JSONField("组卷", help_text="题型 → 题数、每题分值")
    pass_points = models.PositiveSmallIntegerField("合格分")
    candidates = models.ManyToManyField(Official, verbose_name="应考人员", related_name="exams", blank=True)
    announced = models.BooleanField("已发布", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "考试"
        ordering = ["-opens_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def full_points(self) -> Decimal:
        """The points of a paper with every answer right."""
        return sum((Decimal(str(p["points"])) * p["number"] for p in self.parts.values()), Decimal(0))

    def open_at(self, now: datetime) -> bool:
        """Whether a paper may be begun at that moment; both ends are in."""
        return self.announced and self.opens_at <= now <= self.closes_at


@journaled
class Sitting(models.Model):
    """One official's paper: drawn once, answered until `due_at`, marked when handed in or when time is up."""

    exam = models.ForeignKey(Exam, models.PROTECT, related_name="sittings")
    official = models.ForeignKey(Official, models.PROTECT, related_name="sittings")
    paper = models.JSONField("试卷", help_text="每题：question、order（选项的先后）、points")
    answers = models.JSONField("作答", default=dict, help_text="题号 → 所选选项在题库里的位置")
    begun_at = models.DateTimeField("开始时间")
    due_at = models.DateTimeField("最迟交卷")
    handed_in_at = models.DateTimeField("交卷时间", null=True, blank=True)
    points = models.DecimalField("得分", max_digits=6, decimal_places=1, null=True, blank=True)
    passed = models.BooleanField("合格", null=True, blank=True)
    version = models.PositiveIntegerField("版本", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "答卷"
        ordering = ["exam_id", "pk"]
        constraints = [models.UniqueConstraint(fields=["exam", "official"], name="one_sitting_per_exam")]

    def __str__(self) -> str:
        return f"{self.exam} {self.official}"

    @property
    def finished(self) -> bool:
        """Whether the paper was handed in or its time ran out and it was marked."""
        return self.handed_in_at is not None

    def questions(self) -> list[int]:
        """The questions of the paper in its order."""
        return [line["question"] for line in self.paper]


def on_roster(day: date) -> models.Q:
    """Officials on the roster on that day."""
    return models.Q(since_on__lte=day) & (models.Q(until_on=None) | models.Q(until_on__gte=day))


Line = dict[str, Any]
"""One question of a paper as it is kept."""
