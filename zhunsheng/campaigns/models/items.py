"""Items: what one organ hands in for one task, and how it was marked."""

from django.db import models

from zhunsheng.campaigns.models.campaigns import Campaign
from zhunsheng.campaigns.models.tasks import Task
from zhunsheng.records.journal import journaled
from zhunsheng.records.models import Organ, Person


@journaled
class Item(models.Model):
    """One organ's answer to one task.

    `digest` fixes what is said (answer, words, values, proofs); a signature or a mark holds only as long as the digest it
    was given for is still this one.
    """

    class State(models.TextChoices):
        OPEN = "open", "待填报"
        DRAFT = "draft", "填报中"
        SIGNING = "signing", "待单位审核"
        HANDED_IN = "handed_in", "已上报"
        RETURNED = "returned", "已退回"
        MARKED = "marked", "已评分"
        OBJECTED = "objected", "有异议"
        WITHDRAWN = "withdrawn", "不再要求"

    class Answer(models.TextChoices):
        MATERIAL = "material", "提供材料"
        ON_SITE = "on_site", "看现场"
        NONE = "none", "无此材料，附说明"
        NO_DUTY = "no_duty", "无此职责，附说明"

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="items")
    task = models.ForeignKey(Task, models.PROTECT, related_name="items")
    code = models.CharField("编码", max_length=20)
    organ = models.ForeignKey(Organ, models.PROTECT, verbose_name="单位", related_name="+")
    leads = models.BooleanField("牵头", default=True)
    due_on = models.DateField("期限")
    state = models.CharField("状态", max_length=20, choices=State.choices, default=State.OPEN)

    answer = models.CharField("答复方式", max_length=20, choices=Answer.choices, default=Answer.MATERIAL)
    brief = models.TextField("工作情况", blank=True)
    statement = models.TextField("说明", blank=True)
    values = models.JSONField(
        "填报数", default=dict, blank=True, help_text="数字的键 → 本单位填的数，没有登记可取时用"
    )
    digest = models.CharField("内容校验值", max_length=64, blank=True)
    filled_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, verbose_name="填报人", related_name="+"
    )
    signed_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, verbose_name="审核人", related_name="+"
    )
    signed = models.CharField("审核时的内容", max_length=64, blank=True)
    handed_in_at = models.DateTimeField("上报时间", null=True, blank=True)
    returned_for = models.CharField("退回理由", max_length=400, blank=True)

    status = models.CharField("评分情况", max_length=20, blank=True)
    points = models.DecimalField("得分", max_digits=7, decimal_places=2, null=True, blank=True)
    out_of = models.DecimalField("满分", max_digits=7, decimal_places=2, null=True, blank=True)
    vetoed = models.BooleanField("一票否决", default=False)
    reason = models.TextField("评分理由", blank=True)
    objection = models.CharField("异议", max_length=400, blank=True)
    version = models.PositiveIntegerField("版本", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "填报项"
        ordering = ["campaign_id", "task_id", "organ_id"]
        constraints = [models.UniqueConstraint(fields=["task", "organ"], name="one_item_per_task_and_organ")]
        indexes = [models.Index(fields=["campaign", "organ"]), models.Index(fields=["campaign", "state"])]

    def __str__(self) -> str:
        return f"{self.code}（{self.organ}）"
