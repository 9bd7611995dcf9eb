"""Proofs: what they refer to, with what right, and whether it still stands so."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404

from tests.records.steps import PDF, dispute, pdf, step
from zhunsheng.campaigns import actions
from zhunsheng.campaigns.models import Item, Proof
from zhunsheng.campaigns.proving import ProofState, proof_state
from zhunsheng.campaigns.tests.conftest import Office, at
from zhunsheng.records.errors import BadField, BadFile, Rejected
from zhunsheng.records.files import path_of
from zhunsheng.records.models import Post
from zhunsheng.records.verify import verify


@pytest.fixture
def item(running: Office) -> Item:
    """甲镇's item on mediation."""
    return running.item("1.2.1", running.county.jia)


def add(running: Office, item: Item, kind: str, **words: Any) -> Proof:
    given = {"name": "材料", "now": at(4, 1)} | words
    return actions.add_proof(running.jia_liaison, item.pk, kind=kind, **given)


def accepted(running: Office, on: date) -> None:
    step(running.county.mediator, dispute(running.county.mediator, on=on), "accept", on)


def test_a_figure_is_kept_as_it_was_and_compared_with_what_it_is(running: Office, item: Item) -> None:
    accepted(running, date(2026, 3, 2))
    proof = add(running, item, "figure", ref="mediation.accepted")
    assert (proof.said["value"], proof.said["organ"], proof.said["period"]) == (
        "1",
        "jia",
        "2026-01-01/2026-04-01",
    )
    assert proof_state(proof, now=at(4, 5)) is ProofState.SAME
    accepted(running, date(2026, 3, 9))
    assert proof_state(proof, now=at(4, 5)) is ProofState.CHANGED


def test_a_figure_that_no_register_counts_is_refused(running: Office, item: Item) -> None:
    with pytest.raises(BadField, match="登记里没有数字“mediation.nothing”"):
        add(running, item, "figure", ref="mediation.nothing")


def test_a_case_is_named_with_the_right_to_see_it(running: Office, item: Item) -> None:
    row = dispute(running.county.mediator, on=date(2026, 3, 2))
    with pytest.raises(Http404):
        add(running, item, "case", ref=f"mediation:{row.number}")
    Post.objects.create(
        person=running.jia_liaison, organ=running.county.jia, role="mediator", since_on=date(2020, 1, 1)
    )
    proof = add(running, item, "case", ref=f"mediation:{row.number}")
    assert "title" not in proof.said
    assert proof_state(proof, now=at(4, 5)) is ProofState.SAME
    step(running.county.mediator, row, "accept", date(2026, 3, 3))
    assert proof_state(proof, now=at(4, 5)) is ProofState.CHANGED


@pytest.mark.parametrize("ref", ["mediation:没有", "nothing:1", "", "mediation"], ids=str)
def test_a_case_that_does_not_exist_is_not_found(running: Office, item: Item, ref: str) -> None:
    with pytest.raises(Http404):
        add(running, item, "case", ref=ref)


def test_a_file_is_kept_by_its_content(running: Office, item: Item) -> None:
    proof = add(running, item, "file", upload=pdf("台账.pdf"))
    assert (proof.filename, proof.file.size if proof.file else 0) == ("台账.pdf", len(PDF))
    assert proof_state(proof, now=at(4, 5)) is ProofState.SAME
    path_of(proof.digest).unlink()
    assert proof_state(proof, now=at(4, 5)) is ProofState.GONE


def test_a_file_of_two_gigabytes_is_refused_in_words(running: Office, item: Item) -> None:
    upload = pdf("录像.pdf")
    upload.size = 2 * 1024**3
    with pytest.raises(BadFile, match="有 2048 MB，超过单个文件 100 MB 的上限，请压缩或拆分后再传"):
        add(running, item, "file", upload=upload)


@pytest.mark.parametrize(
    ("kind", "words", "sentence"),
    [
        ("file", {}, "请选择要提供的文件"),
        ("picture", {"upload": SimpleUploadedFile("照片.pdf", PDF)}, "不是图片"),
        ("link", {"ref": "javascript:alert(1)"}, "应当以 http"),
        ("link", {"ref": "file:///etc/passwd"}, "应当以 http"),
        ("link", {"ref": "https://" + "a" * 600 + ".cn"}, "链接"),
        ("brief", {"text": " "}, "“情况简介”须填写"),
        ("rumour", {}, "没有材料类别“rumour”"),
        ("link", {"ref": "https://example.cn/", "name": ""}, "“名称”须填写"),
    ],
    ids=[
        "no file",
        "no picture",
        "a script",
        "a local file",
        "too long",
        "an empty brief",
        "unknown kind",
        "no name",
    ],
)
def test_what_is_no_proof_is_refused(
    running: Office, item: Item, kind: str, words: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Rejected, match=sentence):
        add(running, item, kind, **words)
    assert not Proof.objects.exists()


def test_a_proof_alone_is_enough_to_submit(running: Office, item: Item) -> None:
    add(running, item, "link", ref="https://www.example.cn/list")
    fresh = running.item("1.2.1", running.county.jia)
    assert fresh.state == Item.State.DRAFT
    assert (
        actions.submit(running.jia_liaison, item.pk, version=fresh.version, now=at(4, 1)).state == "signing"
    )


def test_one_proof_serves_many_items_of_its_organ_but_no_other(running: Office, item: Item) -> None:
    proof = add(running, item, "link", ref="https://www.example.cn/list")
    second = running.item("2.1.1", running.county.jia)
    before = second.digest
    after = actions.use_proof(running.jia_liaison, second.pk, proof.pk, now=at(4, 2))
    assert after.digest != before
    assert proof.items.count() == 2
    theirs = running.item("2.1.1", running.county.yi)
    with pytest.raises(Http404):
        actions.use_proof(running.yi_liaison, theirs.pk, proof.pk, now=at(4, 2))
    Post.objects.create(
        person=running.yi_liaison, organ=running.county.jia, role="liaison", since_on=date(2020, 1, 1)
    )
    with pytest.raises(Rejected, match="不是乙镇人民政府在这项工作中提供的材料"):
        actions.use_proof(running.yi_liaison, theirs.pk, proof.pk, now=at(4, 2))


def test_a_proof_taken_away_stays_for_the_others(running: Office, item: Item) -> None:
    proof = add(running, item, "brief", text="今年新设三个调解室。")
    second = running.item("2.1.1", running.county.jia)
    actions.use_proof(running.jia_liaison, second.pk, proof.pk, now=at(4, 2))
    actions.drop_proof(running.jia_liaison, item.pk, proof.pk, now=at(4, 3))
    assert list(proof.items.all()) == [second]
    with pytest.raises(Http404):
        actions.drop_proof(running.jia_liaison, item.pk, proof.pk, now=at(4, 3))
    assert list(verify()) == []


def test_proofs_of_a_handed_in_item_are_locked(running: Office, item: Item) -> None:
    proof = add(running, item, "brief", text="情况")
    running.hand_in(item, running.jia_liaison, running.jia_head)
    with pytest.raises(Rejected, match="内容已经锁定"):
        actions.drop_proof(running.jia_liaison, item.pk, proof.pk, now=at(4, 3))
    with pytest.raises(Rejected, match="内容已经锁定"):
        add(running, item, "brief", text="补充")
