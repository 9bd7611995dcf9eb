"""The Django application of 行政复议."""

from django.apps import AppConfig


class ReconsiderationConfig(AppConfig):
    name = "zhunsheng.registers.reconsideration"
    label = "reconsideration"
    verbose_name = "行政复议"
