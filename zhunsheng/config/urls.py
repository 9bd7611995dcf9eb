"""All addresses: sign-in under accounts/, the staff's pages at the root."""

from django.urls import include, path

from zhunsheng.api.views import api
from zhunsheng.desk.sign_in import accounts

urlpatterns = [
    # 登录库里用不上的页面先关上，再接其余的。
    path("accounts/password/reset/", accounts.forgotten, name="account_reset_password"),
    path("accounts/email/", accounts.closed, name="account_email"),
    path("accounts/", include("allauth.urls")),
    path("api/", api.urls),
    path("", include("zhunsheng.desk.urls")),
]

handler400 = "zhunsheng.desk.frame.answers.bad_request"
handler403 = "zhunsheng.desk.frame.answers.forbidden"
handler404 = "zhunsheng.desk.frame.answers.not_found"
handler500 = "zhunsheng.desk.frame.answers.broken"
