"""A browser, and the county of the year's work around it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.stories.browser import browser_page
from tests.stories.campaign_county import Stage, appoint
from tests.stories.campaign_pages import PASSWORD

# 浏览器的驱动在主线程里有事件循环，Django 因此以为自己在异步里。
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture
def page() -> Iterator[Any]:
    yield from browser_page()


@pytest.fixture
def stage(
    transactional_db: None,
    settings: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    live_server: Any,
    page: Any,
) -> Stage:
    from django.contrib.auth.hashers import make_password

    from tests.people import cast
    from zhunsheng import clock
    from zhunsheng.records.models import Person

    settings.HOME = tmp_path
    settings.ACCOUNT_RATE_LIMITS = False
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    county = cast()
    appoint(county)
    Person.objects.update(password=make_password(PASSWORD))
    stage = Stage(county, page.context.browser, live_server.url)
    monkeypatch.setattr(clock, "now", stage.now)
    return stage
