"""The addresses of the staff's pages, part by part."""

from django.urls import include, path

PARTS = (
    "frame", "cases", "figures", "law", "reports", "readings", "learning", "statistics", "campaigns", "duties",
    "staff", "notices", "style",
)  # fmt: skip

app_name = "desk"
urlpatterns = [path("", include(f"zhunsheng.desk.{part}.urls")) for part in PARTS]
