"""What is recorded of a yearly report on building a government under the rule of law."""

from django.db import models

from zhunsheng.records.models import Record


def years() -> list[tuple[int, str]]:
    """The years that can be reported on, from the one in which the rules began to act."""
    return [(year, f"{year} 年") for year in range(2019, 2050)]


class YearlyReport(Record):
    """One report of one organ for one year, from the draft to the archive."""

    class Issuer(models.TextChoices):
        GOVERNMENT = "government", "县级人民政府"
        DEPARTMENT = "department", "县级政府部门"
        TOWNSHIP = "township", "乡镇人民政府"

    year = models.PositiveSmallIntegerField(
        "报告年度", null=True, choices=years, help_text="报告的是哪一年，不是起草的年份"
    )
    issuer = models.CharField("报告主体", max_length=20, choices=Issuer.choices)
    drafted_on = models.DateField("起草日期", null=True)
    asked_on = models.DateField("征集材料日期", null=True)
    contributors = models.PositiveSmallIntegerField("报来材料的单位数", null=True)
    collected_on = models.DateField("汇总日期", null=True)
    check_result = models.CharField("自查结果", max_length=20, blank=True)
    checked_on = models.DateField("自查日期", null=True)
    meeting = models.CharField("审议会议", max_length=100, blank=True, help_text="如 第 48 次政府常务会议")
    deliberated_on = models.DateField("审议日期", null=True)
    returned_for = models.CharField("退回修改的原因", max_length=200, blank=True)
    approved_on = models.DateField("审定日期", null=True)
    document_number = models.CharField("发文字号", max_length=60, blank=True)
    home_on = models.DateField("报本级日期", null=True)
    up_on = models.DateField("报上级日期", null=True)
    published_on = models.DateField("公开日期", null=True)
    address = models.CharField("公开网址", max_length=200, blank=True)
    withheld_for = models.CharField("不公开的依据", max_length=200, blank=True)
    archived_on = models.DateField("归档日期", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "法治政府建设年度报告"
