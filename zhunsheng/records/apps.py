"""The Django application of the records."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "zhunsheng.records"
    label = "records"
    verbose_name = "登记"

    def ready(self) -> None:
        from zhunsheng.records import checks  # noqa: F401  登记启动检查
