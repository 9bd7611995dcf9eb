"""The addresses of legal learning."""

from django.urls import path

from zhunsheng.desk.learning import bank, exams, papers, roster

urlpatterns = [
    path("learning/", roster.hours, name="learning"),
    path("learning/enroll/", roster.enroll_one, name="learning_enroll"),
    path("learning/attend/", roster.attend_session, name="learning_attend"),
    path("learning/bank/", bank.bank, name="learning_bank"),
    path("learning/bank/template/", bank.sheet, name="learning_template"),
    path("learning/exams/", exams.exams, name="learning_exams"),
    path("learning/exams/new/", exams.new, name="learning_exam_new"),
    path("learning/exams/<int:pk>/", exams.exam, name="learning_exam"),
    path("learning/exams/<int:pk>/announce/", exams.announce_one, name="learning_announce"),
    path("learning/exams/<int:pk>/begin/", papers.begin_one, name="learning_begin"),
    path("learning/exams/<int:pk>/results/", exams.results, name="learning_results"),
    path("learning/papers/<int:pk>/", papers.paper, name="learning_paper"),
]
