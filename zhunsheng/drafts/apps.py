"""The Django application of the drafts."""

from django.apps import AppConfig


class DraftsConfig(AppConfig):
    name = "zhunsheng.drafts"
    label = "drafts"
    verbose_name = "年度报告起草"
