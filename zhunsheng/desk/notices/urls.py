"""The addresses of one's notices."""

from django.urls import path

from zhunsheng.desk.notices import pages

urlpatterns = [
    path("notices/", pages.notices, name="notices"),
    path("notices/read/", pages.read, name="notices_read"),
]
