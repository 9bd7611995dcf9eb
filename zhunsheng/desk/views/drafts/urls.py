"""The addresses of the workshop. What waits in an inbox leads to ``/report/<year>/draft/`` and to its parts."""

from django.urls import path

from zhunsheng.desk.views.drafts import asking, moves, part, whole, workshop

urlpatterns = [
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
