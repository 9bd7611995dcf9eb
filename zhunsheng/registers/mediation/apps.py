"""The Django application of 人民调解."""

from django.apps import AppConfig


class MediationConfig(AppConfig):
    name = "zhunsheng.registers.mediation"
    label = "mediation"
    verbose_name = "人民调解"
