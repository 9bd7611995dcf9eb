"""The addresses of the law."""

from django.urls import path

from zhunsheng.desk.law import days, pages

urlpatterns = [
    path("law/", pages.search, name="law"),
    path("law/rule/<str:rule>/", pages.rule, name="law_rule"),
    path("law/instruments/", pages.instruments, name="law_instruments"),
    path("law/instrument/<str:instrument>/", pages.instrument, name="law_instrument"),
    path("law/calculator/", days.calculator, name="law_calculator"),
    path("law/calendar/", days.almanac, name="law_calendar"),
]
