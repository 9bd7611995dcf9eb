"""The addresses of posts."""

from django.urls import path

from zhunsheng.desk.staff import pages

urlpatterns = [
    path("staff/", pages.staff, name="staff"),
    path("staff/new/", pages.new, name="staff_new"),
    path("staff/posts/<int:post>/over/", pages.over, name="staff_over"),
    path("staff/posts/<int:post>/end/", pages.end, name="staff_end"),
    path("staff/people/<int:person>/password/", pages.password, name="staff_password"),
]
