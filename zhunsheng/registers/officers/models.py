"""What is recorded of an enforcement officer's certificate."""

from django.db import models

from zhunsheng.records.fields import PeopleField
from zhunsheng.records.models import Record
from zhunsheng.records.sealing import SealedField


class Certificate(Record):
    """A certificate (行政执法证件) of one person, from the application to the cancellation. Who holds two has two cases."""

    class Kind(models.TextChoices):
        ENFORCEMENT = "enforcement", "行政执法证"
        SUPERVISION = "supervision", "行政执法监督证"
        MINISTRY = "ministry", "国务院部门制发的执法证件"

    class Establishment(models.TextChoices):
        CIVIL = "civil", "行政编制"
        LIKE_CIVIL = "like_civil", "参照公务员法管理的事业编制"
        INSTITUTION = "institution", "其他事业编制"

    class Review(models.TextChoices):
        NONE = "none", "不从事法制审核"
        QUALIFIED = "qualified", "从事法制审核，有法律职业资格"
        EARLIER = "earlier", "从事法制审核，在要求法律职业资格以前已经从事"

    class Lawyer(models.TextChoices):
        YES = "yes", "有法律职业资格"
        NO = "no", "没有"

    person = PeopleField("执法人员", outsiders=True, help_text="一人一件；在任人员的姓名或者拼音首字母")
    id_number = SealedField("公民身份号码", help_text="封存，不公示")
    establishment = models.CharField("编制情况", max_length=20, choices=Establishment.choices)
    kind = models.CharField("证件种类", max_length=20, choices=Kind.choices)
    field = models.CharField("执法领域", max_length=100, help_text="几个领域之间用顿号")
    lawyer = models.CharField("法律职业资格", max_length=10, choices=Lawyer.choices)
    applied_on = models.DateField("申领日期", null=True)
    training = models.CharField("培训内容", max_length=100, blank=True)
    training_hours = models.PositiveSmallIntegerField("培训学时", null=True, help_text="这一次培训的学时")
    exam = models.CharField("资格考试", max_length=20, blank=True)
    examined_on = models.DateField("考试日期", null=True)
    certificate_number = models.CharField(
        "证件编号", max_length=20, blank=True, help_text="照证件填写，不超过 20 位"
    )
    area = models.CharField("执法区域", max_length=40, blank=True)
    review = models.CharField("法制审核岗位", max_length=20, choices=Review.choices, blank=True)
    valid_from = models.DateField("有效期起", null=True)
    valid_until = models.DateField("有效期至", null=True, help_text="证件上写的最后一日，当日仍然有效")
    issued_on = models.DateField("发证日期", null=True)
    state = models.CharField("证件状态", max_length=20, blank=True)
    check_by_on = models.DateField("下次审验期限", null=True, help_text="本地每年审验的截止日")
    year_hours = models.PositiveSmallIntegerField(
        "上一年度培训学时", null=True, help_text="业务和法律培训合计，一学年的总数"
    )
    checked_on = models.DateField("审验日期", null=True)
    check_result = models.CharField("审验结果", max_length=20, blank=True)
    renewed_on = models.DateField("换证日期", null=True)
    suspended_for = models.CharField("暂扣原因", max_length=200, blank=True)
    cause = models.CharField("注销原因", max_length=20, blank=True)
    cancelled_on = models.DateField("注销日期", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "行政执法证件"
