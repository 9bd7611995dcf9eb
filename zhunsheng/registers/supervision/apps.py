"""The Django application of 督察走访."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "zhunsheng.registers.supervision"
    label = "supervision"
    verbose_name = "督察走访"
