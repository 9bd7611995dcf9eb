"""The Django application of the notices."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "zhunsheng.notices"
    label = "notices"
    verbose_name = "通知"
