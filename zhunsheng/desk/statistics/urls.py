"""Addresses of the statistics forms, below ``statistics/``."""

from django.urls import path

from zhunsheng.desk.statistics import excel, fill, mine, office, package, progress, sheet, summary

urlpatterns = [
    path("statistics/", mine.mine, name="statistics"),
    path("statistics/progress/", progress.progress, name="statistics_progress"),
    path("statistics/urge/", progress.urging, name="statistics_urge"),
    path("statistics/issue/", office.issuing, name="statistics_issue"),
    path("statistics/summary/<slug:form>/", summary.summary_page, name="statistics_summary"),
    path("statistics/summary/<slug:form>/excel/", summary.summary_excel, name="statistics_summary_excel"),
    path("statistics/summary/<slug:form>/<str:figure>/", summary.drill, name="statistics_drill"),
    path("statistics/<int:pk>/", sheet.sheet_page, name="statistics_sheet"),
    path("statistics/<int:pk>/fill/<int:version>/", fill.fill_page, name="statistics_fill"),
    path("statistics/<int:pk>/excel/", excel.out, name="statistics_excel"),
    path("statistics/<int:pk>/import/", excel.back, name="statistics_import"),
    path("statistics/<int:pk>/sign/", sheet.signing, name="statistics_sign"),
    path("statistics/<int:pk>/package/", package.package_page, name="statistics_package"),
    path("statistics/<int:pk>/return/", office.returning, name="statistics_return"),
    path("statistics/<int:pk>/extend/", office.extending, name="statistics_extend"),
]
