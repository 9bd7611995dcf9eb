"""The Django application of officials' legal learning."""

from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "zhunsheng.learning"
    label = "learning"
    verbose_name = "学法用法"
