"""The Django application of the reports."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "zhunsheng.reports"
    label = "reports"
    verbose_name = "报告"
