import json
from collections import Counter

import pytest
from click.testing import CliRunner

from zhunsheng.commands.rules import _acting, command
from zhunsheng.law import rules


def run(*words):
    return CliRunner().invoke(command, words)


def test_json_holds_every_rule_with_its_versions_and_provisions():
    written = {rule["id"]: rule for rule in json.loads(run("--json").stdout)}
    assert list(written) == list(rules())
    reply = written["reconsideration.respondent_reply"]
    assert reply["aliases"] == ["reconsideration.v2017.respondent_reply"]
    assert [
        (version["effective_from"], version["unit"], version["provision"]) for version in reply["versions"]
    ] == [
        ("2018-01-01", "calendar_days", "《行政复议法》（2017）第二十三条第一款"),
        ("2024-01-01", "working_days", "《行政复议法》第四十八条"),
    ]


def test_an_extension_names_who_approves_it():
    written = {rule["id"]: rule for rule in json.loads(run("--json").stdout)}
    decision = written["reconsideration.decision_ordinary"]["versions"][-1]
    assert decision["extension"]["approver"] == "复议机构的负责人"
    assert (decision["extension"]["value"], decision["extension"]["unit"]) == (30, "calendar_days")
    assert written["reconsideration.decision_simple"]["versions"][-1]["extension"] is None


def test_the_list_shows_each_version_newest_first_and_marks_what_is_not_verified():
    lines = run().stdout.splitlines()
    at = lines.index("reconsideration.copy_to_respondent")
    assert lines[at + 1].startswith("  7个工作日　")
    assert "2024-01-01 起" in lines[at + 1]
    assert "〔" not in lines[at + 1]
    assert lines[at + 2].endswith("2018-01-01 起　2023-12-31 止　〔凭记忆，待核对〕")


def test_a_county_shows_its_own_values(tmp_path):
    (tmp_path / "parameters.yaml").write_text(
        "mediation.confirmation_acceptance: {value: 2, basis: 试点办法, from: 2025-07-01}\n", "utf-8"
    )
    assert "试点办法（《" in run("--county", str(tmp_path)).stdout


def test_a_county_with_a_wrong_parameter_is_refused_with_file_and_line(tmp_path):
    (tmp_path / "parameters.yaml").write_text("mediation.free:\n  value: 2\n", "utf-8")
    answer = run("--json", "--county", str(tmp_path))
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "parameters.yaml 第 2 行：本地参数 mediation.free 没有写依据" in answer.stderr


def stale(monkeypatch, today, *words):
    monkeypatch.setenv("ZHUNSHENG_TODAY", today)
    return run("--stale", *words)


@pytest.mark.django_db
def test_stale_lists_what_rests_on_memory_and_what_nobody_looked_at_for_a_year(monkeypatch):
    fresh = stale(monkeypatch, "2026-11-23").stdout.splitlines()
    assert fresh[0].startswith("凭记忆，没有对过原文：")
    assert fresh[-1] == "一年没有核对：0 条"
    later = stale(monkeypatch, "2027-12-31").stdout
    assert "reconsideration.respondent_reply" in later.partition("一年没有核对")[2]


@pytest.mark.django_db
def test_stale_leaves_texts_that_are_law_no_more_in_peace(monkeypatch):
    written = json.loads(stale(monkeypatch, "2027-12-31", "--json").stdout)
    ended = [
        version["effective_to"]
        for rule in written
        for version in rule["versions"]
        if version["effective_to"] and version["effective_to"] < "2027-12-31"
    ]
    assert written
    assert ended == []


def test_stale_tells_first_what_acts_in_open_cases(monkeypatch):
    used = {"reconsideration.decision_ordinary": 3, "reconsideration.respondent_reply": 7}
    monkeypatch.setattr("zhunsheng.commands.rules._acting", lambda: Counter(used))
    listed = stale(monkeypatch, "2027-12-31").stdout.partition("一年没有核对")[2].splitlines()
    ids = [line for line in listed[1:] if not line.startswith("  ")]
    assert ids[:2] == [
        "reconsideration.respondent_reply　未结事项 7 件用到",
        "reconsideration.decision_ordinary　未结事项 3 件用到",
    ]
    assert "件用到" not in ids[2]


@pytest.mark.django_db
def test_without_an_open_case_no_rule_acts_in_one():
    acting = _acting()
    assert acting["reconsideration.decision_ordinary"] == 0
    assert set(acting.values()) <= {0}
