"""The addresses of the year's work. What waits in an inbox leads to ``/campaigns/<campaign>/items/<item>/`` and its like."""

from django.urls import path

from zhunsheng.desk.campaigns import (
    clues,
    frameworks,
    item,
    items,
    leaders,
    listing,
    matrix,
    moves,
    overview,
    papers,
    proofs,
    rectification,
    review,
    review_item,
    reviews,
    scores,
    supervision,
    task,
    tasks,
)

urlpatterns = [
    path("campaigns/", listing.campaigns, name="campaigns"),
    path("campaigns/new/", listing.new, name="campaign_new"),
    path("campaigns/frameworks/", frameworks.editions, name="frameworks"),
    path("campaigns/frameworks/compare/", frameworks.compare, name="frameworks_compare"),
    path("campaigns/frameworks/<int:edition>/", frameworks.edition, name="framework"),
    path("campaigns/frameworks/<int:edition>/excel/", frameworks.excel, name="framework_excel"),
    path("campaigns/review/", reviews.reviews, name="reviews"),
    path("campaigns/<int:campaign>/", overview.overview, name="campaign"),
    path("campaigns/<int:campaign>/leader/", leaders.leader, name="campaign_leader"),
    path("campaigns/<int:campaign>/launch/", moves.launch, name="campaign_launch"),
    path("campaigns/<int:campaign>/tasks/", tasks.tasks, name="campaign_tasks"),
    path("campaigns/<int:campaign>/tasks/copy/", tasks.copy, name="campaign_tasks_copy"),
    path("campaigns/<int:campaign>/tasks/excel/", tasks.excel, name="campaign_tasks_excel"),
    path("campaigns/<int:campaign>/tasks/import/", tasks.upload, name="campaign_tasks_import"),
    path("campaigns/<int:campaign>/tasks/<int:task>/", task.task, name="campaign_task"),
    path("campaigns/<int:campaign>/matrix/", matrix.matrix, name="campaign_matrix"),
    path("campaigns/<int:campaign>/gantt/", matrix.gantt, name="campaign_gantt"),
    path("campaigns/<int:campaign>/supervision/", supervision.supervision, name="campaign_supervision"),
    path("campaigns/<int:campaign>/urge/", supervision.urge, name="campaign_urge"),
    path("campaigns/<int:campaign>/items/", items.items, name="campaign_items"),
    path("campaigns/<int:campaign>/items/<int:item>/", item.item, name="campaign_item"),
    path(
        "campaigns/<int:campaign>/items/<int:item>/proofs/<int:proof>/",
        proofs.file,
        name="campaign_proof_file",
    ),
    path(
        "campaigns/<int:campaign>/items/<int:item>/rectify/", rectification.rectify, name="campaign_rectify"
    ),
    path(
        "campaigns/<int:campaign>/visits/<int:case>/rectify/",
        rectification.visit,
        name="campaign_visit_rectify",
    ),
    path(
        "campaigns/<int:campaign>/rectification/", rectification.rectification, name="campaign_rectification"
    ),
    path("campaigns/<int:campaign>/review/", review.queue, name="campaign_review"),
    path("campaigns/<int:campaign>/review/<int:item>/", review_item.item, name="campaign_review_item"),
    path("campaigns/<int:campaign>/scores/", scores.scores, name="campaign_scores"),
    path("campaigns/<int:campaign>/scores/<str:organ>/", scores.organ, name="campaign_organ_score"),
    path("campaigns/<int:campaign>/papers/", papers.papers, name="papers"),
    path("campaigns/<int:campaign>/papers/report/", papers.report, name="papers_report"),
    path("campaigns/<int:campaign>/papers/lineage/", papers.lineage, name="papers_lineage"),
    path("campaigns/<int:campaign>/papers/package/", papers.bundle, name="papers_package"),
    path("campaigns/<int:campaign>/papers/<slug:name>/<slug:kind>/", papers.table, name="papers_table"),
    path("clues/", clues.all_clues, name="clues"),
]
