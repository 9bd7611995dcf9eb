"""Events: the history of a case, append-only and chained by hash."""

from django.db import models

from zhunsheng.procedures import Kind
from zhunsheng.records.models.cases import Case
from zhunsheng.records.models.people import Person


class Event(models.Model):
    """One line of history. Written once; a wrong one is corrected by a later one."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="events")
    seq = models.PositiveIntegerField("序号")
    kind = models.CharField("类别", max_length=10, default=Kind.TAKEN.value)
    step = models.CharField("步骤", max_length=40)
    on = models.DateField("发生日期")
    by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, verbose_name="办理人", related_name="+"
    )
    outcome = models.CharField("结果", max_length=40, blank=True)
    facts = models.JSONField("内容", default=dict)
    documents = models.JSONField("文书", default=list)
    seat = models.CharField("代表", max_length=40, blank=True)
    corrects = models.PositiveIntegerField("更正", default=0)
    void = models.BooleanField("作废", default=False)
    reason = models.CharField("理由", max_length=400, blank=True)
    at = models.DateTimeField("录入时间", db_index=True)
    previous = models.CharField("上一条", max_length=64, blank=True)
    hash = models.CharField("校验值", max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "经过"
        constraints = [models.UniqueConstraint(fields=["case", "seq"], name="one_event_per_seq")]
        ordering = ["case_id", "seq"]

    def __str__(self) -> str:
        return f"{self.case_id}#{self.seq} {self.step}"
