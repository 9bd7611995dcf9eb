"""The Django application of 法治政府建设年度报告."""

from django.apps import AppConfig


class YearlyReportConfig(AppConfig):
    name = "zhunsheng.registers.yearly_report"
    label = "yearly_report"
    verbose_name = "法治政府建设年度报告"
