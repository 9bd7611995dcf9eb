"""The Django application of the staff's pages."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "zhunsheng.desk"
    label = "desk"
    verbose_name = "工作台"
