"""The addresses of the yearly report and its workshop. What waits in an inbox leads to ``/report/<year>/draft/`` and to its parts."""

from django.urls import path

from zhunsheng.desk.reports import asking, moves, part, report, whole, workshop

urlpatterns = [
    path("report/", report.current, name="reports"),
    path("report/<int:year>/", report.report, name="report"),
    path("report/<int:year>/write/", report.write, name="report_write"),
    path("report/<int:year>/docx/", report.docx, name="report_docx"),
    path("report/<int:year>/lineage/", report.lineage, name="report_lineage"),
    path("report/draft/", workshop.current, name="drafts"),
    path("report/<int:year>/draft/", workshop.workshop, name="draft"),
    path("report/<int:year>/draft/begin/", workshop.begin_report, name="draft_begin"),
    path("report/<int:year>/draft/ask/", asking.asking, name="draft_ask"),
    path("report/<int:year>/draft/add/", asking.add, name="draft_add"),
    path("report/<int:year>/draft/whole/", whole.whole, name="draft_whole"),
    path("report/<int:year>/draft/docx/", whole.docx, name="draft_docx"),
    path("report/<int:year>/draft/lineage/", whole.lineage, name="draft_lineage"),
    path("report/<int:year>/draft/approval/", whole.approval, name="draft_approval"),
    path("report/<int:year>/draft/moves/<slug:move>/", moves.move, name="draft_move"),
    path("report/<int:year>/draft/parts/<int:part>/", part.part, name="draft_part"),
    path("report/<int:year>/draft/parts/<int:part>/figures/", part.figures, name="draft_figures"),
    path("report/<int:year>/draft/parts/<int:part>/<slug:move>/", moves.part_move, name="draft_part_move"),
]
