"""Django settings. What differs between installations comes from the environment (docs/reference/settings.md)."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from zhunsheng.config.home import county, home, secret
from zhunsheng.config.registers import REGISTERS

PACKAGE = Path(__file__).resolve().parents[1]
HOME = home()
COUNTY = county()

SECRET_KEY = secret("django")
SEALING_KEY = secret("sealing")
DEBUG = False
ALLOWED_HOSTS = os.environ.get("ZHUNSHENG_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("ZHUNSHENG_ORIGINS", "").split(",") if o]

ZHUNSHENG_REGISTERS = REGISTERS
"""The list of registers as the floors below see it."""
HASH = os.environ.get("ZHUNSHENG_HASH", "sm3")
"""The hash of chains and seals: sm3 or sha256."""
FILE_LIMIT = 100 * 1024 * 1024
"""Bytes that one uploaded file may have."""
PAGE_SIZE = 20
NOTICE_CHANNELS = [c for c in os.environ.get("ZHUNSHENG_CHANNELS", "").split() if c]
"""Where notices also go, as apprise writes addresses; ``{email}`` stands for the person's own. None: inside only."""

INSTALLED_APPS = [
    "zhunsheng.records",
    *(f"zhunsheng.registers.{name}" for name in REGISTERS),
    "zhunsheng.notices",
    "zhunsheng.reports",
    "zhunsheng.campaigns",
    "zhunsheng.drafts",
    "zhunsheng.learning",
    "zhunsheng.statistics",
    "zhunsheng.library",
    "zhunsheng.desk",
    "zhunsheng.api",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "treebeard",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "zhunsheng.desk.frame.middleware.PlainAnswers",
]

ROOT_URLCONF = "zhunsheng.config.urls"
WSGI_APPLICATION = "zhunsheng.config.wsgi.application"

# 业务表单自己的控件（人名、明细行）的模板和页面放在一起，由同一套模板找。
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # 页面的模板在页面旁边，名字就是路径（desk/cases/case.html）；登录库自己要找的那几张在 sign_in。
        "DIRS": [PACKAGE, PACKAGE / "desk/sign_in"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "zhunsheng.desk.frame.context.office",
            ],
            "builtins": ["zhunsheng.desk.frame.tags"],
        },
    }
]

_postgres = os.environ.get("ZHUNSHENG_POSTGRES", "")
if _postgres:
    from urllib.parse import urlsplit

    _url = urlsplit(_postgres)
    if _url.scheme not in ("postgres", "postgresql") or not _url.path.strip("/"):
        raise ImproperlyConfigured(
            "ZHUNSHENG_POSTGRES 应写成 postgresql://用户:口令@主机:端口/库名；不写则用 SQLite。"
        )
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": _url.path.strip("/"),
            "USER": _url.username or "",
            "PASSWORD": _url.password or "",
            "HOST": _url.hostname or "",
            "PORT": str(_url.port or ""),
        }
    }
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": HOME / "zhunsheng.sqlite3",
            "OPTIONS": {
                # 先读后写的请求在 DEFERRED 下一半会失败，IMMEDIATE 下没有一个失败。
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA mmap_size=268435456;"
                    "PRAGMA journal_size_limit=27103364;PRAGMA cache_size=-20000;PRAGMA foreign_keys=ON;"
                ),
            },
        }
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "records.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
ACCOUNT_ADAPTER = "zhunsheng.desk.sign_in.accounts.ClosedDoor"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login_failed": "5/15m/key,30/15m/ip"}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:inbox"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"

SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = os.environ.get("ZHUNSHENG_HTTPS", "") == "1"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SESSION_COOKIE_SECURE else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STATICFILES_DIRS = [("desk", PACKAGE / "desk")]
STATICFILES_FINDERS = [
    "zhunsheng.desk.frame.served.BesidePages",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True

# 上传先落在临时文件，再按内容查验；表单本身不得大于此数。
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
