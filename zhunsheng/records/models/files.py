"""Files by content hash, and the documents of a case that point to them."""

from django.db import models

from zhunsheng.records.models.cases import Case
from zhunsheng.records.models.events import Event


class StoredFile(models.Model):
    """A file's content, kept once under its hash however often it is attached."""

    hash = models.CharField("校验值", max_length=64, unique=True)
    size = models.PositiveBigIntegerField("字节数")
    media_type = models.CharField("类型", max_length=100)

    class Meta:
        verbose_name = verbose_name_plural = "文件"

    def __str__(self) -> str:
        return self.hash


class Attachment(models.Model):
    """A document in a case: what it is officially, the file's own name, and the event that brought it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="attachments")
    event = models.ForeignKey(Event, models.PROTECT, related_name="attachments")
    document = models.CharField("文书名称", max_length=100)
    filename = models.CharField("文件名", max_length=200)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "文书"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.document}（{self.filename}）"
