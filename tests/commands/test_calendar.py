from pathlib import Path

import pytest
from click.testing import CliRunner

from zhunsheng.commands.calendar import command

COMING = (Path(__file__).parents[1] / "calendar" / "invented_2027.txt").read_text("utf-8")


@pytest.fixture
def check(monkeypatch):
    def run(today, *words):
        monkeypatch.setenv("ZHUNSHENG_TODAY", today)
        return CliRunner().invoke(command, ("check", *words))

    return run


@pytest.fixture
def county(tmp_path):
    (tmp_path / "calendar").mkdir()
    table = "basis: 试\noff: {元旦: 2027-01-01..2027-01-03}\n"
    (tmp_path / "calendar" / "2027.yaml").write_text(table, "utf-8")
    return str(tmp_path)


@pytest.fixture
def home(db, settings, tmp_path):
    settings.HOME = tmp_path
    return tmp_path


def test_before_december_next_year_may_be_missing(check):
    answer = check("2026-11-30")
    assert answer.exit_code == 0
    assert answer.stdout.splitlines() == [
        "有放假安排的年份：2004—2026",
        "还没有 2027 年的：末日落到 2027 年的期限，有的只能说到“某日或其后”",
    ]


def test_from_december_it_is_a_warning_that_says_what_to_do(check):
    answer = check("2026-12-01")
    assert answer.exit_code == 1
    assert "还没有 2027 年的" in answer.stderr
    assert "zhunsheng calendar import" in answer.stderr


def test_a_county_may_bring_the_year_itself(check, county):
    answer = check("2026-12-01", "--county", county)
    assert (answer.exit_code, answer.stdout) == (0, "有放假安排的年份：2004—2027\n")


def test_this_year_missing_is_wrong_at_any_time(check, county):
    answer = check("2028-02-01", "--county", county)
    assert answer.exit_code == 1
    assert "缺：2028年" in answer.stdout


def test_a_wrong_table_is_refused_with_file_and_line(check, county, tmp_path):
    (tmp_path / "calendar" / "2027.yaml").write_text("basis: 试\noff: {元旦: 2026-01-01}\n", "utf-8")
    answer = check("2026-12-01", "--county", county)
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "2027.yaml 第 2 行" in answer.stderr


def test_a_county_without_a_folder_is_refused(check):
    answer = check("2026-12-01", "--county", "/no/such/county")
    assert answer.exit_code == 2
    assert "没有这个县的文件夹" in answer.stderr


def test_a_notice_is_taken_in_and_what_moved_is_told(home, tmp_path):
    notice = tmp_path / "通知.txt"
    notice.write_text(COMING, "gb18030")
    answer = CliRunner().invoke(command, ("import", str(notice)))
    assert answer.exit_code == 0, answer.output
    assert "放假 27 天，调休上班 4 天" in answer.stdout
    assert answer.stdout.endswith("末日变了的事项 0 件\n")


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        pytest.param("元旦快乐".encode(), "没有写明是哪一年", id="no-notice"),
        pytest.param(b"\xff\xfe\x00", "文件不是文本", id="no-text"),
    ],
)
def test_what_is_no_notice_changes_nothing(home, tmp_path, written, sentence):
    file = tmp_path / "x.txt"
    file.write_bytes(written)
    answer = CliRunner().invoke(command, ("import", str(file)))
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert sentence in answer.stderr
    assert not (tmp_path / "calendar").exists()
