"""What is recorded of a dispute before a people's mediation committee."""

from django.db import models

from zhunsheng.records.fields import PeopleField
from zhunsheng.records.models import Record
from zhunsheng.records.sealing import SealedField


class Dispute(Record):
    """A dispute (纠纷). Names of fields and choices are those of the mediation file."""

    class Source(models.TextChoices):
        APPLIED = "applied", "当事人申请"
        SCREENED = "screened", "主动排查"
        COURT = "court", "法院委派委托"
        POLICE = "police", "公安移交"
        HOTLINE = "hotline", "热线与信访转交"
        OTHER = "other", "其他部门移送"

    class Kind(models.TextChoices):
        FAMILY = "family", "婚姻家庭"
        NEIGHBOUR = "neighbour", "邻里"
        HOMESTEAD = "homestead", "房屋宅基地"
        LAND = "land", "山林土地"
        CONTRACT = "contract", "合同"
        BUSINESS = "business", "生产经营"
        DAMAGES = "damages", "损害赔偿"
        LABOUR = "labour", "劳动争议"
        WAGES = "wages", "拖欠农民工工资"
        TRAFFIC = "traffic", "道路交通事故"
        MEDICAL = "medical", "医疗"
        EXPROPRIATION = "expropriation", "征地拆迁"
        CONSUMER = "consumer", "消费"
        OTHER = "other", "其他"

    class Result(models.TextChoices):
        AGREED = "agreed", "调解成功"
        FAILED = "failed", "调解不成"
        DECLINED = "declined", "一方拒绝，未调解"
        WITHDRAWN = "withdrawn", "当事人终止调解"

    source = models.CharField("纠纷来源", max_length=20, choices=Source.choices)
    kind = models.CharField("纠纷类型", max_length=20, choices=Kind.choices)
    parties = SealedField("当事人", help_text="姓名、联系方式；封存，只有经办的人看得到")
    summary = SealedField("纠纷简要情况", help_text="时间、地点、经过和各方主张")
    received_on = models.DateField("登记日期", null=True)
    accepted_on = models.DateField("受理日期", null=True)
    mediators = PeopleField("调解员", outsiders=True, help_text="姓名，一名或者数名")
    invited = models.CharField("受邀参与人", max_length=100, blank=True)
    risk = SealedField("激化风险", blank=True)
    agreement_form = models.CharField("协议形式", max_length=10, blank=True)
    agreed_on = models.DateField("达成协议日期", null=True)
    effective_on = models.DateField("协议生效日期", null=True)
    amount = models.DecimalField("涉及金额（元）", max_digits=14, decimal_places=2, null=True, blank=True)
    result = models.CharField("调解结果", max_length=20, choices=Result.choices, blank=True)
    confirm_applied_on = models.DateField("申请司法确认日期", null=True)
    confirmed_on = models.DateField("司法确认裁定日期", null=True)
    confirmation = models.CharField("司法确认结果", max_length=20, blank=True)
    performance = models.CharField("履行情况", max_length=20, blank=True)
    archived_on = models.DateField("归档日期", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "民间纠纷"
