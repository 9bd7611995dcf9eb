"""The Django application of the library of reports."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "zhunsheng.library"
    label = "library"
    verbose_name = "报告库"
