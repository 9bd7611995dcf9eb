"""What is recorded of a penalty case."""

from django.db import models

from zhunsheng.records.fields import Column, LinksField, PeopleField, RowsField
from zhunsheng.records.models import Record
from zhunsheng.records.sealing import SealedField

KINDS = (
    ("warning", "警告"),
    ("criticism", "通报批评"),
    ("fine", "罚款"),
    ("confiscation", "没收违法所得、没收非法财物"),
    ("permit_withheld", "暂扣许可证件"),
    ("grade_lowered", "降低资质等级"),
    ("permit_revoked", "吊销许可证件"),
    ("business_restricted", "限制开展生产经营活动"),
    ("business_suspended", "责令停产停业"),
    ("business_closed", "责令关闭"),
    ("practice_restricted", "限制从业"),
    ("detention", "行政拘留"),
    ("other", "法律、行政法规规定的其他处罚"),
)
"""十三类处罚，照统计年报从轻到重的排法；排法各省不尽相同。"""

EVIDENCE = (
    ("document", "书证"),
    ("object", "物证"),
    ("recording", "视听资料"),
    ("electronic", "电子数据"),
    ("witness", "证人证言"),
    ("statement", "当事人的陈述"),
    ("opinion", "鉴定意见"),
    ("site_record", "勘验笔录、现场笔录"),
)
"""处罚法第四十六条的八种。"""


class Offence(Record):
    """A penalty case (处罚案件). Names are those of the printed papers: 立案审批表, 告知书, 决定书, 结案审批表."""

    class Source(models.TextChoices):
        INSPECTION = "inspection", "检查发现"
        REPORT = "report", "投诉举报"
        SUPERIOR = "superior", "上级交办"
        TRANSFER = "transfer", "其他机关移送"
        HOTLINE = "hotline", "12345 热线"
        MEDIA = "media", "媒体曝光"
        SURRENDER = "surrender", "主动交代"
        OTHER = "other", "其他"

    class Party(models.TextChoices):
        CITIZEN = "citizen", "自然人"
        ORGANIZATION = "organization", "法人及非法人组织"
        HOUSEHOLD = "household", "个体工商户"

    class Grade(models.TextChoices):
        MITIGATED = "mitigated", "减轻"
        LENIENT = "lenient", "从轻"
        USUAL = "usual", "一般"
        SEVERE = "severe", "从重"

    class Benchmark(models.TextChoices):
        KEPT = "kept", "按裁量权基准"
        DEPARTED = "departed", "调整适用基准"
        NONE = "none", "没有对应的基准"

    class Review(models.TextChoices):
        NONE = "none", "不属于必须审核的情形"
        INTEREST = "interest", "涉及重大公共利益"
        HEARING = "hearing", "直接关系重大权益，经过听证"
        COMPLEX = "complex", "案件情况疑难复杂、涉及多个法律关系"
        OTHER = "other", "法律法规规定、本机关目录列明的其他情形"

    class Complexity(models.TextChoices):
        USUAL = "usual", "一般"
        MAJOR = "major", "情节复杂或者重大违法行为"

    class Hearing(models.TextChoices):
        NO = "no", "不属于听证范围"
        YES = "yes", "已告知有要求听证的权利"

    class Effect(models.TextChoices):
        YES = "yes", "有一定社会影响，公开"
        NO = "no", "不公开"

    source = models.CharField("案件来源", max_length=20, choices=Source.choices)
    cause = models.CharField("案由", max_length=100, help_text="违法行为的名称，不写当事人")
    item = models.CharField("处罚事项编码", max_length=40, blank=True)
    earlier_case = models.CharField(
        "原案号", max_length=60, blank=True, help_text="移送后退回、撤销后重作的，填原来的案号"
    )
    party_kind = models.CharField("当事人类别", max_length=20, choices=Party.choices)
    party = SealedField("当事人", help_text="姓名或者名称；封存，公开时遮去")
    party_details = SealedField(
        "当事人基本情况", blank=True, help_text="证件号码、法定代表人、住址、电话；封存"
    )
    offence_on = models.DateField("违法行为终了日期", null=True, help_text="追责时限从这天起算")
    found_on = models.DateField("发现日期", null=True)
    filed_on = models.DateField("立案日期", null=True)
    way = models.CharField("适用程序", max_length=10, blank=True)
    handlers = PeopleField(
        "承办人员", help_text="不少于两人，都有有效的执法证；姓名或者拼音首字母，用顿号隔开"
    )
    one_officer = models.CharField(
        "一人执法的法律依据", max_length=100, blank=True, help_text="只有法律另有规定的才填"
    )
    recusal = models.CharField("回避决定", max_length=20, blank=True)
    kept_things = RowsField(
        "先行登记保存清单",
        columns=(
            Column("name", "名称"),
            Column("model", "规格型号", required=False),
            Column("quantity", "数量", kind="whole"),
            Column("unit", "单位", required=False),
            Column("note", "备注", required=False),
        ),
    )
    kept_on = models.DateField("先行登记保存日期", null=True)
    kept_result = models.CharField("保存物品处理", max_length=20, blank=True)
    evidence = RowsField(
        "证据清单",
        columns=(
            Column("name", "证据名称"),
            Column("kind", "种类", choices=EVIDENCE),
            Column("obtained_on", "取得日期", kind="day"),
            Column("proves", "证明的事实"),
            Column("pages", "页数", kind="whole", required=False),
        ),
    )
    recording = models.CharField("音像记录编号", max_length=100, blank=True)
    facts_found = SealedField("违法事实", help_text="时间、地点、情节、后果；封存")
    gathered_on = models.DateField("调查终结日期", null=True)
    grounds = models.CharField("处罚依据", max_length=300, blank=True, help_text="违反的条款和处罚的条款")
    grade = models.CharField("裁量档次", max_length=20, choices=Grade.choices, blank=True)
    benchmark = models.CharField("裁量权基准", max_length=20, choices=Benchmark.choices, blank=True)
    grade_reasons = models.TextField(
        "裁量理由", blank=True, help_text="情节对应的档次；调整适用基准的，写明为什么"
    )
    penalties = RowsField(
        "处罚内容",
        columns=(
            Column("kind", "种类", choices=KINDS),
            Column("content", "内容"),
            Column("amount", "金额（元）", kind="amount", required=False),
        ),
    )
    payable = models.DecimalField(
        "罚没金额合计（元）",
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="以决定书为准；没有罚款、没收的不填",
    )
    complexity = models.CharField("案情", max_length=20, choices=Complexity.choices, blank=True)
    review_ground = models.CharField("法制审核情形", max_length=20, choices=Review.choices, blank=True)
    hearing_right = models.CharField("听证告知", max_length=10, choices=Hearing.choices, blank=True)
    notified_on = models.DateField("告知书送达日期", null=True)
    defence = models.CharField("陈述申辩", max_length=20, blank=True)
    defence_review = models.TextField("陈述申辩复核意见", blank=True)
    hearing_host = PeopleField("听证主持人", help_text="非本案调查人员")
    hearing_on = models.DateField("通知的听证日期", null=True)
    heard_on = models.DateField("举行听证日期", null=True)
    hearing = models.CharField("听证情况", max_length=20, blank=True)
    hearing_opinion = models.TextField("听证报告意见", blank=True)
    review = models.CharField("法制审核意见", max_length=20, blank=True)
    review_opinion = models.TextField("法制审核意见书要点", blank=True)
    reviewed_on = models.DateField("法制审核日期", null=True)
    returned_for = models.CharField("退回原因", max_length=200, blank=True)
    discussion = models.CharField("集体讨论结论", max_length=20, blank=True)
    discussed_on = models.DateField("集体讨论日期", null=True)
    extended_until = models.DateField("办案期限延至", null=True)
    extension_grounds = models.CharField("延期依据和理由", max_length=200, blank=True)
    correct_by_on = models.DateField("责令改正期限", null=True)
    main_kind = models.CharField(
        "最重的处罚种类", max_length=20, choices=KINDS, blank=True, help_text="并处的算一件，按最重的计"
    )
    result = models.CharField("办理结果", max_length=20, blank=True)
    document_number = models.CharField("处罚决定书文号", max_length=60, blank=True)
    spot_number = models.CharField("当场处罚决定书编号", max_length=60, blank=True)
    decided_on = models.DateField("决定日期", null=True)
    spared_for = models.CharField("不予处罚的情形", max_length=40, blank=True)
    dropped_for = models.CharField("不予立案、撤销案件的原因", max_length=40, blank=True)
    transferred_to = models.CharField("移送去向", max_length=40, blank=True)
    transfer_number = models.CharField("移送书文号", max_length=60, blank=True)
    transferred_on = models.DateField("移送日期", null=True)
    posted_on = models.DateField("送达公告日期", null=True)
    service = models.CharField("送达方式", max_length=20, blank=True)
    served_on = models.DateField("送达日期", null=True)
    social_effect = models.CharField("是否公开", max_length=10, choices=Effect.choices, blank=True)
    effect_reason = models.CharField("公开与否的理由", max_length=200, blank=True)
    published_on = models.DateField("公开日期", null=True)
    shown_until = models.DateField("公示截止日期", null=True, blank=True)
    withdrawn_on = models.DateField("撤回公开日期", null=True)
    withdrawn_for = models.CharField("撤回公开的理由", max_length=200, blank=True)
    instalments = RowsField(
        "分期缴纳计划",
        columns=(Column("due_on", "缴纳日期", kind="day"), Column("amount", "金额（元）", kind="amount")),
    )
    pay_by_on = models.DateField("延期、分期缴纳的最后日期", null=True)
    payments = RowsField(
        "缴款记录",
        columns=(
            Column("paid_on", "缴款日期", kind="day"),
            Column("amount", "金额（元）", kind="amount"),
            Column("receipt", "票据号", required=False),
        ),
    )
    collected_on = models.DateField("当场收缴日期", null=True)
    paid_on = models.DateField("缴清日期", null=True)
    late_fee = models.DecimalField("加处罚款（元）", max_digits=14, decimal_places=2, null=True)
    performance = models.CharField("履行情况", max_length=20, blank=True)
    demanded_on = models.DateField("催告书送达日期", null=True)
    appeal_ended_on = models.DateField(
        "复议诉讼期限届满日期", null=True, help_text="当事人申请复议、提起诉讼的法定期限的最后一日"
    )
    court_applied_on = models.DateField("申请法院强制执行日期", null=True)
    appeal = models.CharField("复议诉讼", max_length=20, blank=True)
    appeals = LinksField(
        "行政复议案件", to="reconsideration", help_text="本县复议机关的案号；在外地的写在说明里"
    )
    correction = models.CharField("决定纠正情况", max_length=20, blank=True)
    corrected_by = models.CharField("由谁纠正", max_length=100, blank=True)
    corrected_on = models.DateField("纠正日期", null=True)
    concluded = models.CharField("结案方式", max_length=20, blank=True)
    archived_on = models.DateField("归档日期", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "行政处罚案件"
