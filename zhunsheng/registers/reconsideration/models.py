"""What is recorded of an application for administrative reconsideration."""

from datetime import date

from django.core.validators import MinValueValidator
from django.db import models

from zhunsheng.records.fields import PeopleField
from zhunsheng.records.models import Record
from zhunsheng.records.sealing import SealedField


class Application(Record):
    """An application for reconsideration (行政复议申请), from receipt to performance."""

    class Matter(models.TextChoices):
        PENALTY = "penalty", "行政处罚"
        COERCION = "coercion", "行政强制"
        LICENSE = "license", "行政许可"
        EXPROPRIATION = "expropriation", "行政征收征用"
        RIGHT_CONFIRM = "right_confirm", "行政确权确认"
        DISCLOSURE = "disclosure", "政府信息公开"
        COMPLAINT = "complaint", "举报投诉处理"
        INACTION = "inaction", "不履行法定职责"
        AGREEMENT = "agreement", "行政协议"
        OTHER = "other", "其他"

    class Field(models.TextChoices):
        POLICE = "police", "公安"
        MARKET = "market", "市场监管"
        LAND = "land", "自然资源"
        HOUSING = "housing", "住建城管"
        LABOUR = "labour", "人社"
        ECOLOGY = "ecology", "生态环境"
        TRANSPORT = "transport", "交通运输"
        OTHER = "other", "其他"

    class Respondent(models.TextChoices):
        DEPARTMENT = "department", "县政府部门"
        TOWNSHIP = "township", "乡镇（街道）"
        AGENCY = "agency", "派出机关、授权组织"

    class Channel(models.TextChoices):
        COUNTER = "counter", "当面递交"
        POST = "post", "邮寄"
        ONLINE = "online", "互联网渠道"
        ORAL = "oral", "口头申请（当场记录）"
        ORIGINAL = "original", "经原机关转送"

    class Complexity(models.TextChoices):
        USUAL = "usual", "一般"
        COMPLEX = "complex", "重大、疑难、复杂"

    class SimpleGround(models.TextChoices):
        ON_THE_SPOT = "on_the_spot", "当场作出的行政行为"
        WARNING = "warning", "警告或者通报批评"
        SMALL = "small", "款额三千元以下"
        DISCLOSURE = "disclosure", "政府信息公开案件"
        CONSENT = "consent", "当事人各方同意"

    class RejectGround(models.TextChoices):
        JURISDICTION = "jurisdiction", "不属于本机关管辖"
        RESPONDENT = "respondent", "错列被申请人，不同意变更或者变更后仍不符合规定"
        CRIMINAL = "criminal", "办理刑事案件、执行刑罚的行为"
        GUIDANCE = "guidance", "行政指导行为"
        PROCESS = "process", "论证、请示、咨询等过程性行为"
        OVERSIGHT = "oversight", "上级对下级的执法监督、督促履责等行为"
        PETITION = "petition", "信访事项的登记、受理、交办、转送、复查、复核等行为"
        OTHER = "other", "不符合其他受理条件"

    class DismissGround(models.TextChoices):
        CONDITIONS = "conditions", "受理后发现不符合受理条件"
        BASELESS = "baseless", "请求明显缺乏事实和法律依据，经释明仍坚持"
        BEYOND = "beyond", "所请求的职责、给付义务明显不属于行政机关权限"
        JUDGED = "judged", "行为的效力已被法院生效裁判、调解书确认"
        DUTY = "duty", "没有相应法定职责或者受理前已经履行（2007 年文本）"

    class RefusedFor(models.TextChoices):
        DUTY = "duty", "没有相应法定职责或者受理前已经履行"
        NOT_VOID = "not_void", "不属于无效情形，经释明拒绝变更请求"
        PREVENTED = "prevented", "因不可抗力等客观上无法履行职责"
        WORSE = "worse", "依法应予变更，但对申请人更为不利"

    applicant = SealedField("申请人", help_text="姓名或名称、联系方式；封存")
    applicants = models.PositiveSmallIntegerField("申请人数", default=1)
    respondent = models.CharField("被申请人", max_length=100)
    respondent_kind = models.CharField("被申请人类别", max_length=20, choices=Respondent.choices)
    matter = models.CharField("申请事项", max_length=20, choices=Matter.choices)
    field = models.CharField("行政管理领域", max_length=20, choices=Field.choices)
    act = models.CharField("被申请的行政行为", max_length=200, help_text="机关、文号或者事项，不写当事人姓名")
    channel = models.CharField("申请方式", max_length=20, choices=Channel.choices)
    known_on = models.DateField("知道行政行为之日", null=True, blank=True)
    governing_on = models.DateField(
        "适用法律之日",
        null=True,
        blank=True,
        validators=[
            MinValueValidator(date(1999, 10, 1), "行政复议法 1999 年 10 月 1 日起施行，请填这天以后的日期。")
        ],
        help_text="填所确认的文本施行期间的任一天，如确认适用实施条例 2026 年文本的填 2026-07-01",
    )
    governing_reason = models.CharField(
        "适用该文本的理由", max_length=200, blank=True, help_text="谁确认、依据什么"
    )
    handed_on = models.DateField(
        "原机关收到申请日期", null=True, blank=True, help_text="经作出处罚决定的机关递交的才填"
    )
    self_corrected = models.CharField("原机关怎样纠正", max_length=20, blank=True)
    received_on = models.DateField("收到申请日期", null=True)
    correction_served_on = models.DateField("申请人收到补正通知日期", null=True, blank=True)
    accepted_on = models.DateField("受理日期", null=True)
    reject_ground = models.CharField(
        "不予受理的情形", max_length=20, choices=RejectGround.choices, blank=True
    )
    representatives = models.PositiveSmallIntegerField("代表人数", null=True)
    respondent_staff = models.PositiveSmallIntegerField(
        "被申请人工作人员代理人数", null=True, help_text="一至二名"
    )
    respondent_lawyers = models.PositiveSmallIntegerField("被申请人律师代理人数", null=True, blank=True)
    complexity = models.CharField("案情", max_length=20, choices=Complexity.choices, blank=True)
    reviewers = models.PositiveSmallIntegerField(
        "承办人数", null=True, help_text="不少于两人；适用简易程序的可以一人"
    )
    handlers = PeopleField("承办人员", help_text="在任人员的姓名或者拼音首字母，几人之间用顿号")
    simple_ground = models.CharField(
        "适用简易程序的情形", max_length=20, choices=SimpleGround.choices, blank=True
    )
    copied_on = models.DateField("发送副本日期", null=True)
    copy_received_on = models.DateField("被申请人收到副本日期", null=True)
    replied_on = models.DateField("答复日期", null=True)
    officers = models.PositiveSmallIntegerField("调查取证人数", null=True, help_text="不少于两人")
    heard_on = models.DateField("听取意见日期", null=True)
    hearing_on = models.DateField("听证日期", null=True)
    hearing_officers = models.PositiveSmallIntegerField(
        "听证员人数", null=True, help_text="主持人、记录员之外，两名以上"
    )
    suspension_ground = models.CharField("中止事由", max_length=40, blank=True)
    extended_days = models.PositiveSmallIntegerField("延长天数", null=True, help_text="最长三十日")
    adoption = models.CharField("咨询意见采纳情况", max_length=10, blank=True)
    adoption_note = models.CharField(
        "采纳情况的说明", max_length=400, blank=True, help_text="不采纳的写明理由"
    )
    elevated_on = models.DateField("收到提级审理通知日期", null=True)
    proposal = models.CharField("拟作决定", max_length=200, blank=True)
    decision = models.CharField("复议结果", max_length=20, blank=True)
    dismiss_ground = models.CharField(
        "驳回申请的情形", max_length=20, choices=DismissGround.choices, blank=True
    )
    refused_for = models.CharField(
        "驳回请求的情形",
        max_length=20,
        choices=RefusedFor.choices,
        blank=True,
        help_text="只在驳回请求时选",
    )
    decided_on = models.DateField("决定日期", null=True)
    served_on = models.DateField("送达日期", null=True)
    letter_on = models.DateField("意见书送达日期", null=True)
    performed_on = models.DateField("履行日期", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "行政复议案件"
