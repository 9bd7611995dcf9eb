"""The Django application of 督察整改."""

from django.apps import AppConfig


class RectificationConfig(AppConfig):
    name = "zhunsheng.registers.rectification"
    label = "rectification"
    verbose_name = "督察整改"
