"""What is recorded of a problem that an organ has to put right."""

from django.db import models

from zhunsheng.records.fields import PeopleField
from zhunsheng.records.models import Record


class Problem(Record):
    """A problem (问题) of one organ, from where it was found to its close-out. The case's organ is the one that must act."""

    class Source(models.TextChoices):
        VISIT = "visit", "督察走访"
        SCORE = "score", "考核评分"
        FIGURES = "figures", "数字核对"
        RECONSIDERATION = "reconsideration", "复议纠错"
        LITIGATION = "litigation", "行政诉讼"
        FILES = "files", "案卷评查"
        AUDIT = "audit", "审计"
        HOTLINE = "hotline", "12345 热线"
        SUPERIOR = "superior", "上级问题清单"
        COURT = "court", "司法建议"
        PROCURATORATE = "procuratorate", "检察建议"
        OTHER = "other", "其他"

    class Scope(models.TextChoices):
        OWN = "own", "个性问题"
        COMMON = "common", "共性问题"

    class Kind(models.TextChoices):
        DUTY = "duty", "依法履职"
        NORMATIVE = "normative", "规范性文件"
        DECISION = "decision", "行政决策"
        ENFORCEMENT = "enforcement", "行政执法"
        EMERGENCY = "emergency", "突发事件应对"
        DISPUTE = "dispute", "矛盾纠纷化解"
        OVERSIGHT = "oversight", "监督与公开"
        LEADERSHIP = "leadership", "组织领导"
        OTHER = "other", "其他"

    class Cause(models.TextChoices):
        AWARENESS = "awareness", "认识不到位"
        DUTY = "duty", "责任不落实"
        RULES = "rules", "制度不健全"
        CAPACITY = "capacity", "能力不足"
        RESOURCES = "resources", "人员经费不足"
        COORDINATION = "coordination", "协调不顺"
        OTHER = "other", "其他"

    source = models.CharField("问题来源", max_length=20, choices=Source.choices)
    source_number = models.CharField(
        "来源编号或者文号", max_length=100, blank=True, help_text="走访、意见书、建议书、审计报告等的编号"
    )
    scope = models.CharField("问题性质", max_length=10, choices=Scope.choices)
    kind = models.CharField("问题类型", max_length=20, choices=Kind.choices)
    detail = models.TextField("问题表现", help_text="写清时间、事项和依据；不写群众姓名")
    relapse_of = models.CharField(
        "再次发生的原编号", max_length=60, blank=True, help_text="同一问题销号以后又发生的，填原来的编号"
    )
    found_on = models.DateField("发现日期", null=True)
    dropped = models.CharField("不予交办的原因", max_length=20, blank=True)
    assigned_on = models.DateField("交办日期", null=True)
    required_on = models.DateField("整改期限", null=True, help_text="最迟哪天报送整改结果")
    responsible = PeopleField("整改责任人", outsiders=True, help_text="姓名，几人之间用顿号")
    cause = models.CharField("问题成因", max_length=20, choices=Cause.choices, blank=True)
    measures = models.TextField("整改措施", blank=True)
    planned_on = models.DateField("方案报送日期", null=True)
    result = models.TextField("整改结果", blank=True)
    submitted_on = models.DateField("结果报送日期", null=True)
    reviewed_on = models.DateField("单位复核日期", null=True)
    returned_for = models.CharField("退回原因", max_length=200, blank=True)
    checked_by_way_of = models.CharField("核验方式", max_length=20, blank=True)
    signed_off_on = models.DateField("销号日期", null=True)
    reopened_on = models.DateField("回头看重开日期", null=True)
    looked_back_on = models.DateField("回头看日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "整改问题"
