"""The Django application of the API."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "zhunsheng.api"
    label = "api"
    verbose_name = "数据接口"
