"""What is recorded of a supervision visit."""

from django.core.validators import MinValueValidator
from django.db import models

from zhunsheng.records.fields import PeopleField
from zhunsheng.records.models import Record


class Visit(Record):
    """A visit (督察走访) to one organ. Its problems become cases of their own in 督察整改; here only their numbers are kept."""

    class Mandate(models.TextChoices):
        LAW = "law", "法治督察"
        GOVERNMENT = "government", "政府督查"

    class Form(models.TextChoices):
        ON_SITE = "on_site", "实地督察"
        WRITTEN = "written", "书面督察"
        UNANNOUNCED = "unannounced", "暗访"
        FILES = "files", "调阅案卷"

    mandate = models.CharField(
        "督察性质",
        max_length=20,
        choices=Mandate.choices,
        help_text="党委法治建设议事协调机构办事机构组织的是法治督察；政府督查须由本级政府组织或者指定",
    )
    form = models.CharField("督察方式", max_length=20, choices=Form.choices)
    matter = models.CharField("督察事项", max_length=200)
    planned_on = models.DateField("拟走访日期", null=True)
    team = PeopleField("督察组成员", outsiders=True, help_text="姓名，几人之间用顿号；外请人员直接写姓名")
    members = models.PositiveSmallIntegerField("督察组人数", null=True, validators=[MinValueValidator(1)])
    notified_on = models.DateField("通知日期", null=True)
    visited_on = models.DateField("走访日期", null=True)
    problems = models.PositiveSmallIntegerField("发现问题数", null=True, help_text="没有发现的填 0")
    findings = models.TextField("发现的问题", blank=True)
    opinion_on = models.DateField("意见书日期", null=True)
    feedback_by_on = models.DateField("反馈期限", null=True, help_text="意见书写明的日子")
    served_on = models.DateField("意见书送达日期", null=True)
    objected_on = models.DateField("申请复核日期", null=True)
    reexamined_on = models.DateField("复核决定日期", null=True)
    reexamination = models.CharField("复核结果", max_length=20, blank=True)
    fed_back_on = models.DateField("反馈日期", null=True)
    feedback = models.TextField("反馈情况", blank=True)
    case_numbers = models.CharField(
        "转督察整改的编号", max_length=200, blank=True, help_text="几个编号用顿号隔开"
    )

    class Meta:
        verbose_name = verbose_name_plural = "督察走访"
