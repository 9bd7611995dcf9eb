"""The addresses of reports read and kept."""

from django.urls import path

from zhunsheng.desk.readings import compare, hand_in, report, shelf, versions

urlpatterns = [
    path("readings/", hand_in.readings, name="readings"),
    path("library/", shelf.reports, name="library"),
    path("library/reread/", shelf.reread, name="library_reread"),
    path("library/compare/", compare.compare, name="library_compare"),
    path("library/compare/figure/", compare.figure, name="library_figure"),
    path("library/compare/benchmark/", compare.benchmark, name="library_benchmark"),
    path("library/compare/xlsx/", compare.xlsx, name="library_xlsx"),
    path("library/<int:report>/", report.report, name="library_report"),
    path("library/<int:report>/judge/", report.judge, name="library_judge"),
    path("library/<int:report>/amend/", report.amend, name="library_amend"),
    path("library/<int:report>/original/", report.original, name="library_original"),
    path("library/<int:report>/sheet/", report.sheet_docx, name="library_sheet"),
    path("library/<int:report>/recheck/", versions.recheck, name="library_recheck"),
    path("library/<int:report>/changes/", versions.changes, name="library_changes"),
    path("library/<int:report>/beside/<int:other>/", versions.beside, name="library_beside"),
]
