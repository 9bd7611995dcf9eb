"""The addresses of the first page and of what a person prefers."""

from django.urls import path

from zhunsheng.desk.frame import home, preferences

urlpatterns = [
    path("", home.inbox, name="inbox"),
    path("preferences/year/", preferences.year, name="year"),
    path("preferences/large-type/", preferences.large_type, name="large_type"),
]
