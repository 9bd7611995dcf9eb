"""The addresses of the law."""

from django.urls import path

from zhunsheng.desk.law import days, notice, pages, texts, watch

urlpatterns = [
    path("law/", pages.search, name="law"),
    path("law/rule/<str:rule>/", pages.rule, name="law_rule"),
    path("law/instruments/", pages.instruments, name="law_instruments"),
    path("law/instrument/<str:instrument>/", pages.instrument, name="law_instrument"),
    path("law/calculator/", days.calculator, name="law_calculator"),
    path("law/calendar/", days.almanac, name="law_calendar"),
    path("law/calendar/notice/", notice.import_notice, name="law_notice"),
    path("law/watch/", watch.watch, name="law_watch"),
    path("law/texts/", texts.texts, name="law_texts"),
    path("law/texts/<slug:name>/", texts.text, name="law_text"),
    path("law/texts/<slug:name>/take-back/", texts.take_back, name="law_text_take_back"),
    path("law/texts/<slug:name>/withdraw/", texts.withdraw, name="law_text_withdraw"),
]
