"""The Django application of 第一责任人履职."""

from django.apps import AppConfig


class FirstResponsibleConfig(AppConfig):
    name = "zhunsheng.registers.first_responsible"
    label = "first_responsible"
    verbose_name = "第一责任人履职"
