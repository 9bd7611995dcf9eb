"""The journal: chained entries of rows that are not cases, and what is waiting because of them."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from django.db import connection, transaction

from tests.people import Cast
from zhunsheng.clock import CHINA
from zhunsheng.records import journal
from zhunsheng.records.access import Access
from zhunsheng.records.actions import seal_days
from zhunsheng.records.errands import Wish, tell, tell_all
from zhunsheng.records.models import Entry, OrganChange
from zhunsheng.records.verify import verify

NOW = datetime(2026, 3, 2, 9, tzinfo=CHINA)


@pytest.fixture
def kept(county: Cast, monkeypatch: pytest.MonkeyPatch) -> Iterator[OrganChange]:
    """A row whose model stands in for a journaled one, with two deeds in its journal."""
    monkeypatch.setattr(journal, "_JOURNALED", {OrganChange._meta.label_lower: OrganChange})
    row = OrganChange.objects.create(
        kind="opened", organ=county.jia, on=date(2026, 3, 1), basis="县编发〔2026〕1号"
    )
    journal.note(row, "登记", person=county.office, now=NOW)
    row.basis = "县编发〔2026〕2号"
    row.save()
    journal.note(row, "更正", person=county.office, now=NOW, said={"reason": "文号写错"})
    return row


def faults() -> list[str]:
    return [str(one) for one in verify()]


def test_an_untouched_journal_holds(kept: OrganChange):
    assert faults() == []
    assert [e.deed for e in journal.entries(kept)] == ["登记", "更正"]


def test_a_row_changed_behind_the_journal_is_named(kept: OrganChange):
    OrganChange.objects.filter(pk=kept.pk).update(basis="别的文件")
    assert "与最后一条办理记录不符" in faults()[0]


def test_an_edited_entry_is_named(kept: OrganChange):
    Entry.objects.filter(seq=2).update(said={"reason": "没有理由"})
    assert "第 2 条办理记录被改动过" in faults()[0]


def test_a_removed_entry_is_named(kept: OrganChange):
    Entry.objects.filter(seq=1).delete()
    assert "第 1 条办理记录缺失" in faults()[0]


def test_a_removed_row_is_named(kept: OrganChange):
    with transaction.atomic():
        kept.delete()
    assert "被删除" in faults()[0]


def test_a_row_that_never_had_an_entry_is_named(kept: OrganChange, county: Cast):
    OrganChange.objects.create(kind="opened", organ=county.yi, on=date(2026, 3, 1), basis="无")
    assert "没有办理记录" in faults()[0]


def test_entries_are_under_the_seal_of_their_day(kept: OrganChange):
    assert seal_days(NOW.date()) == 1
    assert faults() == []
    Entry.objects.filter(seq=2).update(at=NOW + timedelta(days=1))
    assert any("封存" in fault for fault in faults())


def test_a_thousand_rows_are_noted_in_a_dozen_queries(county: Cast, django_assert_max_num_queries: object):
    rows = OrganChange.objects.bulk_create(
        [OrganChange(kind="opened", organ=county.jia, on=date(2026, 3, 1), basis=str(n)) for n in range(1000)]
    )
    with django_assert_max_num_queries(15):  # type: ignore[operator]
        journal.note_all(rows, "登记", person=county.office, now=NOW)
    assert Entry.objects.count() == 1000


def wish(county: Cast, **said: object) -> Wish:
    facts = {"organ": county.jia, "role": "liaison", "what": "填报", "title": "半年报", "address": "/s/1/"}
    return Wish(**{**facts, **said})  # type: ignore[arg-type]


def test_an_errand_waits_for_whoever_holds_the_role_in_the_organ(kept: OrganChange, county: Cast):
    tell(kept, [wish(county, role="mediator")])
    day = NOW.date()
    assert [e.title for e in Access(county.mediator, day).errands()] == ["半年报"]
    assert not Access(county.mediator_next_door, day).errands().exists()


def test_an_errand_may_be_for_one_person_alone(kept: OrganChange, county: Cast):
    tell(kept, [wish(county, role="", person=county.handler)])
    assert Access(county.handler, NOW.date()).errands().count() == 1
    assert not Access(county.handler_too, NOW.date()).errands().exists()


def test_what_waits_is_replaced_with_every_deed(kept: OrganChange, county: Cast):
    tell(kept, [wish(county, role="mediator"), wish(county, role="mediator", what="审核")])
    tell_all({kept: ()})
    assert not Access(county.mediator, NOW.date()).errands().exists()


def test_the_hash_of_a_row_is_the_same_before_and_after_it_is_read_back(kept: OrganChange):
    assert connection.vendor
    assert journal.row_hash(kept) == journal.row_hash(OrganChange.objects.get(pk=kept.pk))
