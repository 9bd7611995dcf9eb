"""What the library keeps: reports, what was read in them, and what people said to the findings.

A report's text never changes: what is mended comes as a corrected version, a report of its own that points to this one.
"""

from django.db import models

from zhunsheng.records.journal import journaled
from zhunsheng.records.models import Person, StoredFile


@journaled
class KeptReport(models.Model):
    """A report as it was handed in: its file, the text in it, and whose and of which year it is."""

    class Kind(models.TextChoices):
        YEARLY = "yearly", "年度报告"
        DEPARTMENT = "department", "部门报告"
        OTHER = "other", "其他"

    place = models.CharField("地区或单位", max_length=60, blank=True)
    year = models.PositiveSmallIntegerField("年度", null=True, blank=True)
    title = models.CharField("标题", max_length=200)
    kind = models.CharField("类别", max_length=20, choices=Kind.choices)
    issued_on = models.DateField("成文日期", null=True, blank=True)
    filename = models.CharField("文件名", max_length=200)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="文件")
    kept_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="存入人")
    kept_at = models.DateTimeField("存入时间")
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by", verbose_name="更正的是"
    )
    # 长的一列放在最后：列清单时读不到它那里。
    text = models.TextField("全文")

    class Meta:
        verbose_name = verbose_name_plural = "收存的报告"
        indexes = [models.Index(fields=["place", "year"]), models.Index(fields=["kept_by", "-id"])]

    def __str__(self) -> str:
        return f"{self.place} {self.year or ''} {self.title}".strip()


class StoredReading(models.Model):
    """What the reader found in a report, so that pages need not read again. Derived: it can be made anew at any time.

    `rules` is the fingerprint of the rules it was read by; `unjudged` counts the errors nobody has said anything to.
    """

    report = models.OneToOneField(KeptReport, models.CASCADE, primary_key=True, related_name="reading")
    rules = models.CharField(max_length=64, db_index=True)
    errors = models.PositiveIntegerField(default=0)
    warnings = models.PositiveIntegerField(default=0)
    notes = models.PositiveIntegerField(default=0)
    unjudged = models.PositiveIntegerField(default=0)
    words = models.TextField()
    said = models.JSONField()

    class Meta:
        verbose_name = verbose_name_plural = "读出的内容"

    def __str__(self) -> str:
        return f"{self.report_id}: {self.errors}/{self.warnings}/{self.notes}"


@journaled
class Judgement(models.Model):
    """What somebody said to one finding. The finding is known by its kind and place in the text of its version;

    `quote` and `sentence` are its words, by which it is known again in a corrected version (`carried`).
    """

    class Verdict(models.TextChoices):
        ACCEPTED = "accepted", "采纳"
        DISMISSED = "dismissed", "不采纳"
        WITHDRAWN = "withdrawn", "撤回"

    report = models.ForeignKey(KeptReport, models.PROTECT, related_name="judgements", verbose_name="报告")
    kind = models.CharField("发现", max_length=40)
    start = models.PositiveIntegerField("位置")
    quote = models.TextField("原文")
    sentence = models.TextField("所在的句子")
    verdict = models.CharField("意见", max_length=10, choices=Verdict.choices)
    reason = models.CharField("理由", max_length=400, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="提出人")
    at = models.DateTimeField("提出时间")
    carried = models.BooleanField("自上一版沿用", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "对发现的意见"
        constraints = [
            models.UniqueConstraint(fields=["report", "kind", "start"], name="one_judgement_per_finding")
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.quote[:20]}：{self.get_verdict_display()}"

    @property
    def stands(self) -> bool:
        """Whether it says anything: one that was withdrawn does not."""
        return self.verdict != self.Verdict.WITHDRAWN
