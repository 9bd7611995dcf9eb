"""Addresses of the statistics forms, below ``statistics/``."""

from django.urls import path

from zhunsheng.desk.views.statistics import excel, fill, mine, office, package, progress, sheet, summary

urlpatterns = [
    path("", mine.mine, name="statistics"),
    path("progress/", progress.progress, name="statistics_progress"),
    path("urge/", progress.urging, name="statistics_urge"),
    path("issue/", office.issuing, name="statistics_issue"),
    path("summary/<slug:form>/", summary.summary_page, name="statistics_summary"),
    path("summary/<slug:form>/excel/", summary.summary_excel, name="statistics_summary_excel"),
    path("summary/<slug:form>/<str:figure>/", summary.drill, name="statistics_drill"),
    path("<int:pk>/", sheet.sheet_page, name="statistics_sheet"),
    path("<int:pk>/fill/<int:version>/", fill.fill_page, name="statistics_fill"),
    path("<int:pk>/excel/", excel.out, name="statistics_excel"),
    path("<int:pk>/import/", excel.back, name="statistics_import"),
    path("<int:pk>/sign/", sheet.signing, name="statistics_sign"),
    path("<int:pk>/package/", package.package_page, name="statistics_package"),
    path("<int:pk>/return/", office.returning, name="statistics_return"),
    path("<int:pk>/extend/", office.extending, name="statistics_extend"),
]
