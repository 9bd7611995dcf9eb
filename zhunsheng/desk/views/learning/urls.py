"""The addresses of legal learning."""

from django.urls import path

from zhunsheng.desk.views.learning import bank, exams, papers, roster

urlpatterns = [
    path("", roster.hours, name="learning"),
    path("enroll/", roster.enroll_one, name="learning_enroll"),
    path("attend/", roster.attend_session, name="learning_attend"),
    path("bank/", bank.bank, name="learning_bank"),
    path("bank/template/", bank.sheet, name="learning_template"),
    path("exams/", exams.exams, name="learning_exams"),
    path("exams/new/", exams.new, name="learning_exam_new"),
    path("exams/<int:pk>/", exams.exam, name="learning_exam"),
    path("exams/<int:pk>/announce/", exams.announce_one, name="learning_announce"),
    path("exams/<int:pk>/begin/", papers.begin_one, name="learning_begin"),
    path("exams/<int:pk>/results/", exams.results, name="learning_results"),
    path("papers/<int:pk>/", papers.paper, name="learning_paper"),
]
