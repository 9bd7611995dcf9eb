"""The addresses of the account."""

from django.urls import path

from zhunsheng.desk.duties import pages

urlpatterns = [
    path("duties/", pages.duties, name="duties"),
    path("duties/statement/", pages.statement, name="duties_statement"),
]
