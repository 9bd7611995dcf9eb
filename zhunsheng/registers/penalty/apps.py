"""The Django application of 行政处罚."""

from django.apps import AppConfig


class PenaltyConfig(AppConfig):
    name = "zhunsheng.registers.penalty"
    label = "penalty"
    verbose_name = "行政处罚"
