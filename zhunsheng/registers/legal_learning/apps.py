"""The Django application of 领导干部学法."""

from django.apps import AppConfig


class LegalLearningConfig(AppConfig):
    name = "zhunsheng.registers.legal_learning"
    label = "legal_learning"
    verbose_name = "领导干部学法"
