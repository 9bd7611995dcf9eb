"""The addresses of the figures."""

from django.urls import path

from zhunsheng.desk.figures import pages

urlpatterns = [
    path("figures/", pages.figures, name="figures"),
    path("figures/<str:figure>/", pages.figure, name="figure"),
]
