"""The Django application of the reports."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "zhunsheng.reports"
    label = "reports"
    verbose_name = "报告"

    def ready(self) -> None:
        from zhunsheng.reports import checks  # noqa: F401  登记启动检查
