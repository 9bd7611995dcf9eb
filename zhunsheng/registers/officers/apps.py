"""The Django application of 执法人员."""

from django.apps import AppConfig


class OfficersConfig(AppConfig):
    name = "zhunsheng.registers.officers"
    label = "officers"
    verbose_name = "执法人员"
