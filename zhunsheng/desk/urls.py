"""The addresses of the staff's pages."""

from django.urls import include, path

from zhunsheng.desk.views import (
    cases,
    corrections,
    documents,
    figures,
    help,
    inbox,
    law,
    law_days,
    lists,
    preferences,
    readings,
    reports,
    search,
    steps,
    style,
)

app_name = "desk"
urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("search/", search.search, name="search"),
    path("style/", style.style, name="style"),
    path("preferences/year/", preferences.year, name="year"),
    path("preferences/large-type/", preferences.large_type, name="large_type"),
    path("figures/", figures.figures, name="figures"),
    path("figures/<str:figure>/", figures.figure, name="figure"),
    path("report/", reports.current, name="reports"),
    path("report/<int:year>/", reports.report, name="report"),
    path("report/<int:year>/write/", reports.write, name="report_write"),
    path("report/<int:year>/docx/", reports.docx, name="report_docx"),
    path("report/<int:year>/lineage/", reports.lineage, name="report_lineage"),
    path("readings/", readings.readings, name="readings"),
    path("learning/", include("zhunsheng.desk.views.learning.urls")),
    path("law/", law.search, name="law"),
    path("law/rule/<str:rule>/", law.rule, name="law_rule"),
    path("law/instruments/", law.instruments, name="law_instruments"),
    path("law/instrument/<str:instrument>/", law.instrument, name="law_instrument"),
    path("law/calculator/", law_days.calculator, name="law_calculator"),
    path("law/calendar/", law_days.almanac, name="law_calendar"),
    path("r/<slug:key>/", lists.listing, name="list"),
    path("r/<slug:key>/columns/", lists.columns, name="columns"),
    path("r/<slug:key>/export/", lists.export, name="export"),
    path("r/<slug:key>/help/", help.manual_page, name="help"),
    path("r/<slug:key>/new/", cases.new, name="new"),
    path("r/<slug:key>/<int:pk>/", cases.case, name="case"),
    path("r/<slug:key>/<int:pk>/step/<slug:step>/", steps.step, name="step"),
    path("r/<slug:key>/<int:pk>/correct/<int:seq>/", corrections.correct, name="correct"),
    path("r/<slug:key>/<int:pk>/documents/<int:document>/", documents.document, name="document"),
]
