"""The address of the components."""

from django.urls import path

from zhunsheng.desk.style import pages

urlpatterns = [
    path("style/", pages.style, name="style"),
]
