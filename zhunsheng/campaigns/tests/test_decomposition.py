"""Editions, preparation, who does what by when, the table in Excel, the launch, and adjusting afterwards."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404

from zhunsheng.assessment import Framework, load
from zhunsheng.campaigns import actions
from zhunsheng.campaigns.models import Campaign, Edition, Item, Task
from zhunsheng.campaigns.tables import export_tasks, read_table
from zhunsheng.campaigns.tests.conftest import Office, at
from zhunsheng.campaigns.written_numbers import written
from zhunsheng.records.access import Access
from zhunsheng.records.errors import BadField, BadFile, Rejected, Stale
from zhunsheng.records.journal import entries
from zhunsheng.records.models import Organ
from zhunsheng.records.verify import verify

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def excel(
    *rows: tuple[Any, ...],
    heads: tuple[str, ...] = ("编码", "牵头单位", "配合单位", "开始", "完成期限", "成果形式"),
) -> SimpleUploadedFile:
    """A workbook with these rows below its heads; dates as Excel dates."""
    import xlsxwriter

    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for number, row in enumerate((heads, *rows)):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(number, column, value, day)
                else:
                    sheet.write(number, column, value)
    return SimpleUploadedFile("分解表.xlsx", file.getvalue(), content_type=XLSX)


def test_an_edition_is_kept_once(office: Office, framework: Framework) -> None:
    again = actions.keep_edition(office.county.office, framework, now=at(1, 7))
    assert again == office.campaign.edition
    assert Edition.objects.count() == 1


def test_another_content_needs_another_version(office: Office, framework: Framework) -> None:
    with pytest.raises(Rejected, match="版本 1 已经收存，而内容不同"):
        actions.keep_edition(office.county.office, replace(framework, name="别的"), now=at(1, 7))


def test_points_that_do_not_add_up_are_refused(office: Office, framework: Framework) -> None:
    from decimal import Decimal

    with pytest.raises(Rejected, match="要改"):
        actions.keep_edition(
            office.county.office, replace(framework, version="2", points=Decimal(21)), now=at(1, 7)
        )


def test_an_unknown_figure_in_a_formula_is_refused(office: Office, framework: Framework) -> None:
    text = str((_folder() / "framework.yaml").read_text("utf-8"))
    other = load(text.replace("mediation.success_rate", "mediation.sucess_rate").replace('"1"', '"2"'))
    with pytest.raises(Rejected, match="mediation.sucess_rate"):
        actions.keep_edition(office.county.office, other, now=at(1, 7))


def test_the_shipped_frameworks_can_be_kept(office: Office) -> None:
    import zhunsheng.assessment

    folder = _folder(zhunsheng.assessment.__file__) / "frameworks"
    kept = [
        actions.keep_edition(office.county.office, load(path), now=at(1, 7)) for path in folder.glob("*.yaml")
    ]
    assert len(kept) == 2


def test_a_campaign_begins_with_one_task_per_indicator_and_the_phases_of_its_framework(
    office: Office,
) -> None:
    tasks = list(Task.objects.filter(campaign=office.campaign))
    assert [task.code for task in tasks] == ["1.1.1", "1.2.1", "2.1.1", "2.1.2"]
    assert {(task.lead, task.due_on) for task in tasks} == {(None, date(2026, 11, 30))}
    assert [phase.name for phase in office.campaign.phases.all()] == ["动员部署", "收集印证资料"]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"closes_on": date(2026, 2, 1)}, "填报截止日 2026-02-01 早于开始日"),
        ({"name": " "}, "“名称”须填写"),
        ({"kind": "party"}, "没有类别“party”"),
        ({"year": 26}, "年度 26 不在"),
    ],
    ids=["ends before it begins", "no name", "unknown kind", "no such year"],
)
def test_a_campaign_that_does_not_hold_together_is_refused(
    office: Office, said: dict[str, Any], sentence: str
) -> None:
    given: dict[str, Any] = {
        "name": "方案", "kind": "plan", "year": 2026, "edition": office.campaign.edition,
        "organ": office.county.county, "opens_on": date(2026, 3, 1), "closes_on": date(2026, 11, 30), "now": at(1, 6),
    }  # fmt: skip
    with pytest.raises(BadField, match=sentence):
        actions.prepare(office.county.office, **given | said)
    assert Campaign.objects.count() == 1


def test_only_the_office_prepares_and_assigns(office: Office) -> None:
    with pytest.raises(Rejected, match="您没有这个角色"):
        actions.assign(
            office.leader,
            office.task("1.1.1").pk,
            version=0,
            lead="bureau",
            due_on=date(2026, 6, 30),
            now=at(2, 1),
        )
    with pytest.raises(Http404):
        actions.assign(
            office.jia_liaison,
            office.task("1.1.1").pk,
            version=0,
            lead="bureau",
            due_on=date(2026, 6, 30),
            now=at(2, 1),
        )


def test_a_task_given_tells_in_its_journal_what_changed(office: Office) -> None:
    task = office.assign("1.1.1", office.county.bureau, office.county.jia)
    entry = entries(task).last()
    assert entry
    assert entry.said["changed"]["lead"] == ["", "bureau"]
    assert entry.said["changed"]["support"] == [[], ["jia"]]


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({"lead": "jia", "support": ["jia"]}, "support", "不能同时是自己的配合单位"),
        ({"lead": "jia", "support": ["jia-tw"]}, "support", "甲镇人民调解委员会是甲镇人民政府的下属，牵头和配合绕成了圈"),
        ({"lead": "jia-tw", "support": ["jia"]}, "support", "绕成了圈"),
        ({"starts_on": date(2026, 7, 1)}, "due_on", "完成期限 2026年6月30日早于开始日期 2026年7月1日"),
        ({"due_on": date(2026, 12, 1)}, "due_on", "不在本次工作的期间之内"),
        ({"due_on": date(2025, 12, 31)}, "due_on", "不在本次工作的期间之内"),
        ({"lead": "nowhere"}, "lead", "没有代码为“nowhere”的单位"),
        ({"phase": 9}, "phase", "没有第 9 阶段"),
        ({"deliverable": "字" * 201}, "deliverable", "最多 200 字"),
    ],
    ids=[
        "lead supports itself", "its own part supports it", "it supports its superior", "due before start",
        "due after the campaign", "due before the year", "no such organ", "no such phase", "too long",
    ],
)  # fmt: skip
def test_a_task_that_does_not_hold_together_is_refused(
    office: Office, said: dict[str, Any], field: str, sentence: str
) -> None:
    given = {"lead": "bureau", "due_on": date(2026, 6, 30)}
    with pytest.raises(BadField, match=sentence) as refusal:
        actions.assign(office.county.office, office.task("1.1.1").pk, version=0, now=at(2, 1), **given | said)
    assert refusal.value.field == field
    assert office.task("1.1.1").lead is None


def test_departments_may_support_the_county_itself(office: Office) -> None:
    assert office.assign("1.1.1", office.county.county, office.county.bureau).lead == office.county.county


def test_a_closed_organ_is_not_given_tasks(office: Office) -> None:
    Organ.objects.filter(code="jia").update(closed_on=date(2025, 12, 31))
    with pytest.raises(BadField, match="甲镇人民政府还没有设立或者已经撤销"):
        office.assign("1.1.1", office.county.jia)


def test_two_people_who_edit_one_task_do_not_overwrite_each_other(office: Office) -> None:
    office.assign("1.1.1", office.county.bureau)
    with pytest.raises(Stale):
        actions.assign(
            office.county.office,
            office.task("1.1.1").pk,
            version=0,
            lead="jia",
            due_on=date(2026, 6, 30),
            now=at(2, 1),
        )


def test_last_years_decomposition_is_taken_over_by_code(running: Office) -> None:
    county = running.county
    new = actions.prepare(
        county.office, name="2027 年工作要点", kind="plan", year=2027, edition=running.campaign.edition,
        organ=county.county, opens_on=date(2027, 3, 1), closes_on=date(2027, 11, 30), now=at(12, 20),
    )  # fmt: skip
    Organ.objects.filter(code="yi").update(closed_on=date(2026, 12, 1))
    copied = actions.copy_tasks(county.office, new.pk, source_pk=running.campaign.pk, now=at(12, 21))
    assert copied.changed == 2
    assert [problem[:5] for problem in copied.problems] == ["1.2.1", "2.1.1"]
    task = Task.objects.get(campaign=new, code="1.1.1")
    assert (task.lead, task.deliverable, task.due_on) == (county.bureau, "清单", date(2027, 11, 30))
    assert list(verify()) == []


def test_the_table_goes_out_and_comes_back_the_same(office: Office) -> None:
    office.assign(
        "1.1.1", office.county.bureau, office.county.jia, deliverable="=清单", starts_on=date(2026, 3, 1)
    )
    office.assign("2.1.2", office.county.bureau, everyone=True)
    content = export_tasks(office.fresh())
    file = SimpleUploadedFile("分解表.xlsx", content, content_type=XLSX)
    rows = read_table(file)
    assert rows[0][1] == {
        "编码": "1.1.1", "牵头单位": "云溪县司法局", "配合单位": "甲镇人民政府", "开始": "2026-03-01",
        "完成期限": "2026-06-30", "成果形式": "=清单",
    }  # fmt: skip
    file.seek(0)
    assert actions.import_tasks(
        office.county.office, office.campaign.pk, file=file, now=at(2, 2)
    ) == actions.Imported(0, ())


def test_a_table_assigns_tasks_by_names_of_organs(office: Office) -> None:
    file = excel(
        ("1.1.1", "云溪县司法局", "甲镇人民政府、乙镇人民政府", date(2026, 3, 1), date(2026, 6, 30), "清单"),
        ("2.1.2", "云溪县司法局", "各单位", "", "2026年9月", ""),
    )
    assert (
        actions.import_tasks(office.county.office, office.campaign.pk, file=file, now=at(2, 2)).changed == 2
    )
    task = office.task("1.1.1")
    assert (task.lead, task.starts_on, task.due_on) == (
        office.county.bureau,
        date(2026, 3, 1),
        date(2026, 6, 30),
    )
    assert {organ.code for organ in task.support.all()} == {"jia", "yi"}
    bonus = office.task("2.1.2")
    assert (bonus.everyone, bonus.due_on) == (True, date(2026, 9, 30))


def test_a_table_with_faults_changes_nothing_and_names_every_cell(office: Office) -> None:
    file = excel(
        ("1.1.1", "云溪县司法局", "", "", "2026-06-30", ""),
        ("9.9.9", "云溪县司法局", "", "", "2026-06-30", ""),
        ("1.2.1", "某局", "丙镇", "", "六月底", ""),
        ("2.1.1", "甲镇人民政府", "甲镇人民政府", "", "2026-06-30", ""),
        ("1.1.1", "甲镇人民政府", "", "", "", ""),
    )
    imported = actions.import_tasks(office.county.office, office.campaign.pk, file=file, now=at(2, 2))
    assert imported.changed == 0
    assert [problem.partition("：")[0] for problem in imported.problems] == [
        "第 3 行“编码”", "第 4 行“牵头单位”", "第 4 行“配合单位”", "第 4 行“完成期限”", "第 5 行“配合单位”", "第 6 行“编码”",
    ]  # fmt: skip
    assert office.task("1.1.1").lead is None
    assert list(verify()) == []


def test_a_file_that_is_no_such_table_is_refused(office: Office, settings: Any) -> None:
    with pytest.raises(BadFile, match="没有表头"):
        read_table(excel(("1", "2"), heads=("甲", "乙")))
    with pytest.raises(BadFile, match="内容不是 xlsx 文件"):
        read_table(SimpleUploadedFile("分解表.xlsx", b"no workbook"))


def test_two_gigabytes_are_refused_before_they_are_read(office: Office) -> None:
    file = excel(("1.1.1", "云溪县司法局"))
    file.size = 2 * 1024**3
    with pytest.raises(BadFile, match="2048 MB，超过单个文件 100 MB 的上限"):
        actions.import_tasks(office.county.office, office.campaign.pk, file=file, now=at(2, 2))


def test_a_month_typed_as_a_number_is_refused_since_nobody_can_tell_october_from_january(
    office: Office,
) -> None:
    file = excel(
        ("1.1.1", "云溪县司法局", "", "", 2027.1, ""),
        ("1.2.1", "云溪县司法局", "", 2026111, "2026-06-30", ""),
    )
    imported = actions.import_tasks(office.county.office, office.campaign.pk, file=file, now=at(2, 2))
    assert imported.changed == 0
    assert "第 2 行“完成期限”：“2027.1”是数，说不清" in imported.problems[0]
    assert "第 3 行“开始”：“2026111”只有 7 位数字" in imported.problems[1]


def test_a_code_typed_as_a_number_is_refused(office: Office) -> None:
    file = excel((1.1, "云溪县司法局", "", "", "2026-06-30", ""))
    imported = actions.import_tasks(office.county.office, office.campaign.pk, file=file, now=at(2, 2))
    assert "第 2 行“编码”：“1.1”是数，说不清末尾有没有 0" in imported.problems[0]


def test_a_moment_is_its_day_and_the_date_format_of_chinese_excel_is_a_date(office: Office) -> None:
    file = excel(
        ("1.1.1", "云溪县司法局", "", "", "2026-06-30 18:00:00", ""),
        ("2.1.2", "云溪县司法局", "", "", 46213, ""),
    )
    assert (
        actions.import_tasks(office.county.office, office.campaign.pk, file=file, now=at(2, 2)).changed == 2
    )
    assert (office.task("1.1.1").due_on, office.task("2.1.2").due_on) == (
        date(2026, 6, 30),
        date(2026, 7, 10),
    )


def test_rows_are_numbered_as_excel_numbers_them_behind_empty_rows_and_merged_heads(office: Office) -> None:
    import xlsxwriter

    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.merge_range("A3:A4", "编码")
        sheet.merge_range("B3:C3", "责任单位分工")
        sheet.write_row("B4", ["牵头单位", "配合单位"])
        sheet.merge_range("D3:D4", "完成期限")
        sheet.write_row("A6", ["1.1.1", "某局", "", "2026-06-30"])
        sheet.merge_range("B7:B8", "云溪县司法局")
        sheet.write("A7", "1.2.1")
        sheet.write("A8", "2.1.1")
    rows = read_table(SimpleUploadedFile("分解表.xlsx", file.getvalue()))
    assert [(number, row["编码"], row["牵头单位"]) for number, row in rows] == [
        (6, "1.1.1", "某局"), (7, "1.2.1", "云溪县司法局"), (8, "2.1.1", "云溪县司法局"),
    ]  # fmt: skip


@pytest.mark.parametrize(("said", "kept"), [("1,200", "1200"), ("１２", "12"), ("", ""), ("0.50", "0.5")])
def test_a_number_typed_into_an_item_is_kept_exactly(said: str, kept: str) -> None:
    assert written("x", said) == kept


@pytest.mark.parametrize("said", ["1,2", "1 2", "12,34", "10²", "约3", "1e3", "-1"])
def test_what_could_be_two_numbers_is_not_taken_into_an_item(said: str) -> None:
    with pytest.raises(BadField):
        written("x", said)


def test_a_task_without_lead_stops_the_launch_and_is_named(office: Office) -> None:
    office.assign("1.1.1", office.county.bureau)
    with pytest.raises(Rejected, match="1.2.1 调解成功率；2.1.1"):
        office.launch()
    assert office.fresh().state == Campaign.State.PREPARED


def test_a_launch_asks_leads_supports_and_for_everyone_those_it_applies_to(office: Office) -> None:
    county = office.county
    office.assign("1.1.1", county.jia, everyone=True)  # 适用于部门，牵头的镇也报
    office.assign("1.2.1", county.jia, county.yi)
    office.assign("2.1.1", county.bureau)
    office.assign("2.1.2", county.bureau, everyone=True)
    office.launch()
    asked = {(item.code, item.organ.code, item.leads) for item in Item.objects.select_related("organ")}
    assert asked == {
        ("1.1.1", "jia", True), ("1.1.1", "bureau", False), ("1.2.1", "jia", True), ("1.2.1", "yi", False),
        ("2.1.1", "bureau", True), ("2.1.2", "bureau", True), ("2.1.2", "jia", False), ("2.1.2", "yi", False),
    }  # fmt: skip
    with pytest.raises(Rejected, match="已经下发过"):
        office.launch()


def adjust(running: Office, code: str, **said: Any) -> Task:
    task = running.task(code)
    given = {"lead": "jia", "support": ["yi"], "due_on": date(2026, 6, 30)} | said
    return actions.adjust(running.county.office, task.pk, version=task.version, now=at(5, 1), **given)


def test_adjusting_adds_and_withdraws_organs_that_have_not_begun(running: Office) -> None:
    adjust(running, "1.2.1", support=["bureau"])
    assert running.item("1.2.1", running.county.yi).state == Item.State.WITHDRAWN
    assert running.item("1.2.1", running.county.bureau).state == Item.State.OPEN
    assert (
        not Access(running.yi_liaison, date(2026, 5, 1)).errands().filter(title__startswith="1.2.1").exists()
    )
    adjust(running, "1.2.1", support=["yi"])
    assert running.item("1.2.1", running.county.yi).state == Item.State.OPEN
    assert list(verify()) == []


def test_an_organ_that_has_written_something_is_not_withdrawn(running: Office) -> None:
    running.draft(running.item("1.2.1", running.county.yi), running.yi_liaison)
    with pytest.raises(Rejected, match="乙镇人民政府（填报中）已经开始填报"):
        adjust(running, "1.2.1", support=[])
    assert running.item("1.2.1", running.county.yi).state == Item.State.DRAFT


def test_a_new_last_day_reaches_the_items_but_not_those_extended_on_their_own(running: Office) -> None:
    county = running.county
    yi = running.item("1.2.1", county.yi)
    actions.extend(county.office, yi.pk, due_on=date(2026, 8, 1), reason="洪灾", now=at(5, 1))
    adjust(running, "1.2.1", due_on=date(2026, 7, 15))
    assert running.item("1.2.1", county.jia).due_on == date(2026, 7, 15)
    assert running.item("1.2.1", county.yi).due_on == date(2026, 8, 1)


def test_the_lead_reports_how_far_a_task_has_come(running: Office) -> None:
    task = running.task("1.2.1")
    actions.report_progress(running.jia_liaison, task.pk, version=task.version, progress="过半", now=at(5, 1))
    with pytest.raises(Rejected, match="进展由牵头单位报告"):
        actions.report_progress(
            running.yi_liaison, task.pk, version=task.version + 1, progress="过半", now=at(5, 1)
        )
    with pytest.raises(BadField, match="还没有到"):
        actions.report_progress(
            running.jia_head,
            task.pk,
            version=task.version + 1,
            progress="完",
            done_on=date(2026, 5, 2),
            now=at(5, 1),
        )
    done = actions.report_progress(
        running.jia_head,
        task.pk,
        version=task.version + 1,
        progress="完",
        done_on=date(2026, 5, 1),
        now=at(5, 1),
    )
    assert (done.progress, done.done_on) == ("完", date(2026, 5, 1))


def _folder(file: str = __file__) -> Any:
    from pathlib import Path

    return Path(file).parent
