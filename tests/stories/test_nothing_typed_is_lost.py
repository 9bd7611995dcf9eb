"""The session ends, the machine changes: what was typed is still there."""

import pytest

from tests.stories.campaign_county import LEARNING, PLAN, Stage, begun_report, small_campaign
from tests.stories.campaign_pages import go_to_item

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]


def test_the_session_ends_in_the_middle_of_a_form_and_nothing_is_lost(stage: Stage) -> None:
    small_campaign(stage)
    jia = stage.desk("jz-lly")
    go_to_item(jia, PLAN, "1.1.1")
    jia.fill({"工作情况": "写到一半的工作情况"})
    jia.page.wait_for_selector("text=草稿已存在本机")
    end_sessions()
    jia.press("提交审核")
    assert "/login/" in jia.page.url
    jia.sign_in()
    jia.page.wait_for_selector("text=已恢复上次没有提交的草稿")
    assert jia.labelled("工作情况").input_value() == "写到一半的工作情况"
    assert "提交" in jia.press("提交审核")
    jia.page.reload()
    assert "写到一半的工作情况" in jia.text()


def test_a_part_of_the_report_is_saved_while_it_is_written_and_waits_on_another_machine(stage: Stage) -> None:
    begun_report(stage)
    bureau = stage.desk("sfj-lly")
    bureau.follow(LEARNING, exact=False)
    bureau.fill({"正文": "写到一半的供稿。"})
    bureau.labelled("正文").blur()
    bureau.page.wait_for_selector("#live [data-saved]")
    end_sessions()
    elsewhere = stage.desk("sfj-lly")
    elsewhere.follow(LEARNING, exact=False)
    assert elsewhere.labelled("正文").input_value() == "写到一半的供稿。"


def end_sessions() -> None:
    from django.contrib.sessions.models import Session

    Session.objects.all().delete()
