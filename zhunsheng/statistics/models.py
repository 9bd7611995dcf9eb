"""The tables of the statistics forms: the declared layout as it was issued, and one organ's sheet for one period."""

from datetime import date

from django.db import models

from zhunsheng.figures import Period
from zhunsheng.records.journal import journaled
from zhunsheng.records.models import Organ, Person
from zhunsheng.statistics.cells import Cell, cells_of
from zhunsheng.statistics.layout import Form, form_of


@journaled
class Edition(models.Model):
    """A form as it was declared when first issued. Sheets keep their edition when the declaration moves on."""

    key = models.CharField("表", max_length=40)
    name = models.CharField("表名", max_length=100)
    digest = models.CharField("校验值", max_length=64, unique=True)
    declared = models.JSONField("表样")
    since_at = models.DateTimeField("启用时间")

    class Meta:
        verbose_name = verbose_name_plural = "表样"

    def __str__(self) -> str:
        return f"{self.name}（{self.digest[:8]}）"

    @property
    def form(self) -> Form:
        """The form it declares."""
        found = _FORMS.get(self.digest)
        if found is None:
            found = _FORMS[self.digest] = form_of(self.declared)
        return found


@journaled
class Sheet(models.Model):
    """One form of one organ for one period. Its cells are in the row, so that its journal vouches for every number."""

    class State(models.TextChoices):
        BLANK = "blank", "未报"
        DRAFT = "draft", "草稿"
        REVIEW = "review", "单位审核"
        HANDED_IN = "handed_in", "已上报"
        RETURNED = "returned", "退回"

    form_key = models.CharField("表", max_length=40)
    edition = models.ForeignKey(Edition, models.PROTECT, verbose_name="表样", related_name="sheets")
    organ = models.ForeignKey(Organ, models.PROTECT, verbose_name="单位", related_name="+")
    period = models.CharField("报告期", max_length=21)
    ends_on = models.DateField("报告期末")
    opens_on = models.DateField("填报开始")
    due_on = models.DateField("填报截止")
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.BLANK)
    version = models.PositiveIntegerField("版本", default=1)
    cells = models.JSONField("数字", default=dict)
    returned = models.CharField("退回理由", max_length=400, blank=True)
    filled_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, verbose_name="填报人", related_name="+"
    )
    signed_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, verbose_name="审签人", related_name="+"
    )
    signed_at = models.DateTimeField("审签时间", null=True, blank=True)
    handed_in_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, verbose_name="上报人", related_name="+"
    )
    handed_in_at = models.DateTimeField("上报时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "填报表"
        constraints = [
            models.UniqueConstraint(
                fields=["form_key", "organ", "period"], name="one_sheet_per_organ_and_period"
            )
        ]
        indexes = [models.Index(fields=["period", "form_key"]), models.Index(fields=["ends_on", "state"])]

    def __str__(self) -> str:
        return f"{self.span.name} {self.form.name}（{self.organ}）"

    @property
    def form(self) -> Form:
        """The form as it was issued."""
        return self.edition.form

    @property
    def span(self) -> Period:
        """The period as days."""
        return Period.parse(self.period)

    @property
    def filled(self) -> dict[str, Cell]:
        """The cells of every blank that is filled in, in the order of the form."""
        return cells_of(self.cells, self.form)

    @property
    def handed_in(self) -> bool:
        """Whether it has been handed in and not sent back."""
        return self.state == self.State.HANDED_IN

    def late_on(self, today: date) -> bool:
        """Whether its last day has passed without it."""
        return not self.handed_in and self.due_on < today


_FORMS: dict[str, Form] = {}
"""Editions read once: a stored declaration never changes under its digest."""
