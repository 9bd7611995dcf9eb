"""The addresses of the registers."""

from django.urls import path

from zhunsheng.desk.cases import case, corrections, documents, listing, manual, papers, search, steps

urlpatterns = [
    path("search/", search.search, name="search"),
    path("r/<slug:key>/", listing.listing, name="list"),
    path("r/<slug:key>/columns/", listing.columns, name="columns"),
    path("r/<slug:key>/export/", listing.export, name="export"),
    path("r/<slug:key>/help/", manual.manual_page, name="help"),
    path("r/<slug:key>/new/", case.new, name="new"),
    path("r/<slug:key>/<int:pk>/", case.case, name="case"),
    path("r/<slug:key>/<int:pk>/step/<slug:step>/", steps.step, name="step"),
    path("r/<slug:key>/<int:pk>/step/<slug:step>/papers/<str:paper>/", papers.paper, name="paper"),
    path("r/<slug:key>/<int:pk>/correct/<int:seq>/", corrections.correct, name="correct"),
    path("r/<slug:key>/<int:pk>/documents/<int:document>/", documents.document, name="document"),
]
