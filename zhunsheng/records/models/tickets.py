"""Tickets: how somebody without an account comes back to the case they opened."""

from django.db import models

from zhunsheng.records.models.cases import Case


class Ticket(models.Model):
    """The code that was shown once to the applicant, kept only as its salted hash. Whoever has it is the applicant."""

    case = models.OneToOneField(Case, models.CASCADE, related_name="ticket")
    code = models.CharField("查询码校验值", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "查询码"

    def __str__(self) -> str:
        return f"{self.case_id}"
