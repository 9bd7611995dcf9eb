"""What somebody is waiting for: derived from the cases, rebuilt with every step."""

from django.db import models

from zhunsheng.records.models.cases import Case
from zhunsheng.records.models.organs import Organ
from zhunsheng.records.models.people import Person


class Todo(models.Model):
    """An open step of a case, once per role or named person that may take it. The inbox reads these by the reader's roles,
    organs and name."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="todos")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    role = models.CharField("角色", max_length=40, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    step = models.CharField("步骤", max_length=40)
    due_on = models.DateField("期限", null=True, blank=True)
    expected = models.BooleanField("待办", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "待办"
        indexes = [models.Index(fields=["role", "organ", "due_on"])]

    def __str__(self) -> str:
        return f"{self.case_id} {self.step} → {self.role or self.person}"
