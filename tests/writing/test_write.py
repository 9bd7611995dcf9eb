"""Two files appear together, or nothing changes."""

import json
import os
from hashlib import sha256

import pytest

from zhunsheng.writing import OutlineError, TargetError, compose, write


def test_the_lineage_stands_beside_the_docx_and_knows_its_hash(report, values, previous, tmp_path):
    returned = write(compose(report, values, previous), tmp_path / "报告.docx")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["报告.docx", "报告.lineage.json"]
    kept = json.loads((tmp_path / "报告.lineage.json").read_text(encoding="utf-8"))
    assert kept == returned
    assert kept["docx_sha256"] == sha256((tmp_path / "报告.docx").read_bytes()).hexdigest()


def test_a_figure_in_the_lineage_carries_its_whole_provenance(report, values, previous, tmp_path):
    lineage = write(compose(report, values, previous), tmp_path / "a.docx")
    (sentence,) = [each for each in lineage["sentences"] if "成功率" in each["text"]]
    rate, change = [each for each in sentence["figures"] if each["key"] == "mediation.success_rate"]
    assert {key: rate[key] for key in rate if key not in ("start", "end")} == {
        "key": "mediation.success_rate",
        "name": "调解成功率",
        "format": "",
        "text": "95.06%",
        "value": "95.06",
        "numerator": "1329",
        "denominator": "1398",
        "unit": "%",
        "period": "2026",
        "organ": "990101",
        "fingerprint": "f1",
        "as_of": "2027-01-05T08:00:00+08:00",
        "previous": None,
    }
    assert (change["format"], change["previous"]["value"], change["previous"]["period"]) == (
        "change",
        "97.1",
        "2025",
    )


def test_the_files_can_be_read_by_whom_the_folder_allows(report, values, tmp_path):
    (tmp_path / "plain").touch()
    write(compose(report, values), tmp_path / "a.docx")
    assert (tmp_path / "a.docx").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.parametrize("stage", ["os.replace", "pathlib.Path.write_bytes", "pathlib.Path.write_text"])
def test_a_write_that_fails_leaves_what_was_there(report, values, tmp_path, monkeypatch, stage):
    (tmp_path / "a.docx").write_text("旧")

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    composed = compose(report, values)
    monkeypatch.setattr(stage, full)
    with pytest.raises(TargetError, match="No space left"):
        write(composed, tmp_path / "a.docx")
    monkeypatch.undo()
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("a.docx", "旧")]


def test_a_figure_worded_over_two_lines_is_refused_before_anything_is_written(report, values):
    class Broken(type(values["mediation.accepted"])):
        text = "12\n件"

    values["mediation.accepted"] = Broken(**vars(values["mediation.accepted"]))
    with pytest.raises(OutlineError, match="换行"):
        compose(report, values)


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        pytest.param("报告.doc", "以 .docx 结尾", id="another format"),
        pytest.param(".", "以 .docx 结尾", id="a folder"),
        pytest.param("没有/报告.docx", "写不进去", id="a folder that is not there"),
    ],
)
def test_a_target_that_cannot_be_is_refused_in_one_sentence(report, values, tmp_path, name, complaint):
    with pytest.raises(TargetError, match=complaint) as refused:
        write(compose(report, values), tmp_path / name)
    assert "\n" not in str(refused.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="管理员写得进任何文件夹")
def test_a_folder_that_may_not_be_written_to_is_refused(report, values, tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(TargetError, match="写不进去"):
        write(compose(report, values), tmp_path / "a.docx")


def test_a_folder_named_like_a_document_is_refused_with_the_lineage_untouched(report, values, tmp_path):
    (tmp_path / "报告.docx").mkdir()
    with pytest.raises(TargetError, match="这是一个文件夹"):
        write(compose(report, values), tmp_path / "报告.docx")
    assert [each.name for each in tmp_path.iterdir()] == ["报告.docx"]
