"""Who and what a case's fields bring in: people and organs that take part, and cases elsewhere. Derived, rebuilt with every step."""

from django.db import models

from zhunsheng.records.models.cases import Case
from zhunsheng.records.models.organs import Organ
from zhunsheng.records.models.people import Person


class Share(models.Model):
    """A person or an organ that a field of the case names, or an organ that had the case before: they see it, and may act in it."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="shares")
    field = models.CharField("字段", max_length=40)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    organ = models.ForeignKey(Organ, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "参与"
        indexes = [models.Index(fields=["person", "case"]), models.Index(fields=["organ", "case"])]

    def __str__(self) -> str:
        return f"{self.case_id} {self.field} {self.person or self.organ}"


class Link(models.Model):
    """A case elsewhere that a field of the case names."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="links")
    field = models.CharField("字段", max_length=40)
    target = models.ForeignKey(Case, models.PROTECT, related_name="linked_from")

    class Meta:
        verbose_name = verbose_name_plural = "关联"

    def __str__(self) -> str:
        return f"{self.case_id} {self.field} → {self.target_id}"
