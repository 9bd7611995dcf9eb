"""The Django application of the statistics forms."""

from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    name = "zhunsheng.statistics"
    label = "statistics"
    verbose_name = "统计填报表"

    def ready(self) -> None:
        from zhunsheng.statistics import declared  # noqa: F401  登记启动检查
