"""Proofs: what an organ shows for what it says. One proof may serve many items."""

from django.db import models

from zhunsheng.campaigns.models.campaigns import Campaign
from zhunsheng.campaigns.models.items import Item
from zhunsheng.records.journal import journaled
from zhunsheng.records.models import Organ, Person, StoredFile


@journaled
class Proof(models.Model):
    """A figure or case of the registers (live, with the hash it had when it was named), a file, a link or a brief."""

    class Kind(models.TextChoices):
        FIGURE = "figure", "登记的数字"
        CASE = "case", "登记的事项"
        FILE = "file", "文件"
        PICTURE = "picture", "图片"
        VIDEO = "video", "视频"
        LINK = "link", "链接"
        BRIEF = "brief", "情况简介"

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="proofs")
    organ = models.ForeignKey(Organ, models.PROTECT, verbose_name="单位", related_name="+")
    items = models.ManyToManyField(Item, verbose_name="用于", related_name="proofs", blank=True)
    kind = models.CharField("类别", max_length=20, choices=Kind.choices)
    name = models.CharField("名称", max_length=200)
    ref = models.CharField("指向", max_length=500, blank=True, help_text="数字的键，或“业务:编号”，或网址")
    text = models.TextField("内容", blank=True)
    said = models.JSONField("当时所见", default=dict, blank=True, help_text="数字的值和口径，或事项的环节")
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    filename = models.CharField("文件名", max_length=200, blank=True)
    digest = models.CharField("校验值", max_length=64)
    added_by = models.ForeignKey(Person, models.PROTECT, verbose_name="提供人", related_name="+")
    added_at = models.DateTimeField("提供时间")

    class Meta:
        verbose_name = verbose_name_plural = "佐证材料"
        ordering = ["campaign_id", "organ_id", "pk"]

    def __str__(self) -> str:
        return self.name
