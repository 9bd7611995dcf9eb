import json
import re

import pytest
from click.testing import CliRunner

from zhunsheng.commands.deadline import command

DECISION = "reconsideration.decision_ordinary"


def run(*words):
    return CliRunner().invoke(command, words)


def test_the_answer_is_the_last_day_and_how_it_was_found():
    answer = run("mediation.judicial_confirmation", "--from", "2026-01-20")
    assert answer.exit_code == 0
    lines = answer.stdout.splitlines()
    assert lines[0] == "最后一日是2026年2月24日（周二）"
    assert lines[2].startswith("依据《人民调解法》第三十三条")
    assert lines[2].endswith("最后一日是2026年2月24日（周二）。")


def test_json_has_the_keys_that_others_rely_on():
    written = json.loads(run("mediation.judicial_confirmation", "--from", "20260120", "--json").stdout)
    assert list(written) == [
        "rule", "from", "due", "provisional", "no_later", "unit", "value", "basis", "verified", "trace",
    ]  # fmt: skip
    assert (written["from"], written["due"]) == ("2026-01-20", "2026-02-24")


def test_the_version_is_that_of_the_first_day_unless_another_is_named():
    reply = ("reconsideration.respondent_reply", "--from", "2024-01-05", "--json")
    new, old = json.loads(run(*reply).stdout), json.loads(run(*reply, "--on", "2023-12-20").stdout)
    assert (new["unit"], new["due"]) == ("working_days", "2024-01-19")
    assert (old["unit"], old["due"]) == ("calendar_days", "2024-01-15")


def test_a_day_that_a_notice_may_still_move_is_told_as_provisional():
    answer = run("disclosure.answer", "--from", "2026-12-08")
    assert answer.stdout.splitlines()[0] == "最后一日是2027年1月6日（周三）或其后"
    written = json.loads(run("disclosure.answer", "--from", "2026-12-08", "--json").stdout)
    assert (written["due"], written["provisional"], written["no_later"]) == ("2027-01-06", True, "2027-01-08")


def test_an_older_id_is_answered_under_the_new_one():
    written = json.loads(run("med-judicial-confirm-30d", "--from", "2026-01-20", "--json").stdout)
    assert written["rule"] == "mediation.judicial_confirmation"


def test_pauses_and_an_extension_are_counted():
    answer = run(
        DECISION, "--from", "2026-03-05", "--pause", "2026-04-01..2026-04-11", "--extend", "30", "--json"
    )
    assert json.loads(answer.stdout)["due"] == "2026-06-15"  # 90 日加 10 日是 6 月 13 日（周六）


def test_an_open_pause_says_how_much_is_left():
    answer = run(DECISION, "--from", "2026-03-05", "--pause", "2026-04-01..")
    assert answer.stdout.splitlines()[0] == "恢复后还剩34日"
    assert "2026年4月1日（周三）起中止，尚未恢复" in answer.stdout


def test_what_to_beware_of_is_said():
    assert "注意：条文没有写起点" in run("reconsideration.normdoc_handle", "--from", "2026-03-05").stdout
    assert "凭记忆录入" in run("reconsideration.copy_to_respondent", "--from", "2023-12-22").stdout


def test_a_county_brings_its_own_value_and_years(tmp_path):
    (tmp_path / "parameters.yaml").write_text(
        f"{DECISION}: {{value: 45, basis: 清河县办案规程, from: 2026-01-01}}\n", "utf-8"
    )
    (tmp_path / "calendar").mkdir()
    (tmp_path / "calendar" / "2027.yaml").write_text(
        "basis: 试\noff: {元旦: 2027-01-01..2027-01-03}\n", "utf-8"
    )
    answer = run(DECISION, "--from", "2026-11-19", "--county", str(tmp_path), "--json")
    written = json.loads(answer.stdout)
    assert (written["due"], written["basis"]) == (
        "2027-01-04",
        "清河县办案规程（《行政复议法》第六十二条第一款）",
    )


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ((), "要写明规则和起算日"),
        ((DECISION,), "要写明规则和起算日"),
        ((DECISION, "--from", "三月一日"), "“三月一日”不是日期"),
        ((DECISION, "--from", "2026-02-30"), "“2026-02-30”不是日期"),
        ((DECISION, "--from", "2026-W10"), "“2026-W10”不是日期"),
        (("nothing.here", "--from", "2026-03-01"), "没有规则 nothing.here"),
        (
            (DECISION, "--from", "2017-01-01"),
            "有效期间：2018-01-01 至 2023-12-31、2024-01-01 至 2026-06-30、2026-07-01 起；.*--on",
        ),
        (("reconsideration.no_fee", "--from", "2026-03-01"), "没有可以计算的期限"),
        ((DECISION, "--from", "2071-11-05"), "还没有 2072 年的放假安排"),
        ((DECISION, "--from", "2026-03-01", "--extend", "31"), "最多延长30日"),
        ((DECISION, "--from", "2026-03-01", "--pause", "2026-03-02"), "要写成 起..止"),
        ((DECISION, "--from", "2026-03-01", "--pause", "2026-03-05..2026-03-02"), "早于"),
        ((DECISION, "--from", "2026-03-01", "--county", "/no/such/county"), "没有这个县的文件夹"),
    ],
)
def test_a_wrong_call_gets_one_chinese_sentence_and_exit_two(words, complaint):
    answer = run(*words)
    assert answer.exit_code == 2
    assert answer.stdout == ""
    assert len(answer.stderr.splitlines()) == 1
    assert re.search(complaint, answer.stderr)
