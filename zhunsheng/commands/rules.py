"""``zhunsheng rules``: every rule of law the software knows; ``--stale``: those somebody should look at again."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from zhunsheng.law import Rule, RuleVersion


_A_YEAR = timedelta(days=365)


@click.command("rules")
@click.option("--county", type=click.Path(path_type=Path), default=None, metavar="DIR", help="本县的文件夹。")
@click.option(
    "--stale", is_flag=True, help="只列一年没有核对过的和凭记忆的，仍在施行或将要施行的；未结事项用到的在前。"
)
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
def command(county: Path | None, stale: bool, as_json: bool) -> None:
    """列出全部规则：数值、依据、施行期间、怎样核对过。"""
    from zhunsheng.clock import today
    from zhunsheng.law import LawError, lawbook

    try:
        rules = list(lawbook(county).rules().values())
    except LawError as wrong:
        click.echo(str(wrong), err=True)
        raise SystemExit(2) from wrong
    doubts: dict[str, list[Rule]] = {}
    acting: Counter[str] = Counter()
    if stale:
        acting = _acting()
        doubts = {
            doubt: sorted(group, key=lambda rule: -acting[rule.id])
            for doubt, group in _doubts(rules, today()).items()
        }
        rules = [rule for group in doubts.values() for rule in group]
    if as_json:
        click.echo(json.dumps([_as_dict(rule) for rule in rules], ensure_ascii=False))
    elif stale:
        for doubt, group in doubts.items():
            click.echo(f"{doubt}：{len(group)} 条")
            _list(group, acting)
    else:
        _list(rules)


def _list(rules: Iterable[Rule], acting: Mapping[str, int] | None = None) -> None:
    for rule in rules:
        often = acting.get(rule.id) if acting else 0
        click.echo(rule.id + (f"　未结事项 {often} 件用到" if often else ""))
        for version in reversed(rule.versions):
            click.echo(f"  {_in_words(version)}")


def _acting() -> Counter[str]:
    """In how many open cases each rule may act: what a term or gate of their register rests on. None before the first start."""
    from zhunsheng.commands import ready

    ready()
    from django.db import OperationalError, ProgrammingError

    from zhunsheng.records.registry import registers

    acting: Counter[str] = Counter()
    for register in registers().values():
        try:
            opened = register.record.objects.filter(closed_on=None).count()
        except (OperationalError, ProgrammingError):
            return Counter()
        for step in register.procedure.steps:
            used = [term.rule for term in step.within] + [getattr(gate, "rule", None) for gate in step.gates]
            acting |= Counter({rule.id: opened for rule in used if rule is not None})
    return acting


def _doubts(rules: Iterable[Rule], day: date) -> dict[str, list[Rule]]:
    """The rules to look at again, by what is doubtful, each with only the versions in doubt.

    A version that is law no more is left in peace: nobody will amend it.
    """
    from zhunsheng.law import Verified

    doubts: dict[str, list[Rule]] = {"凭记忆，没有对过原文": [], "一年没有核对": []}
    recalled, unseen = doubts.values()
    for rule in rules:
        current = [one for one in rule.versions if one.effective_to is None or one.effective_to >= day]
        from_memory = [one for one in current if one.verified is Verified.MEMORY]
        old = [one for one in current if one not in from_memory and _unseen(one, day)]
        if from_memory:
            recalled.append(replace(rule, versions=tuple(from_memory)))
        if old:
            unseen.append(replace(rule, versions=tuple(old)))
    return doubts


def _unseen(version: RuleVersion, day: date) -> bool:
    return version.checked_on is None or day - version.checked_on > _A_YEAR


def _as_dict(rule: Rule) -> dict[str, Any]:
    aliases = dict.fromkeys(alias for version in rule.versions for alias in version.aliases)
    return {
        "id": rule.id,
        "domain": rule.domain,
        "aliases": list(aliases),
        "versions": [version.as_dict() for version in rule.versions],
    }


def _in_words(version: RuleVersion) -> str:
    amount = "" if version.value is None else f"{version.value}{version.unit.chinese}　"
    ended = f"　{version.effective_to} 止" if version.effective_to else ""
    doubt = {"memory": "　〔凭记忆，待核对〕", "excerpt": "　〔据节选，待核对〕"}.get(version.verified, "")
    return f"{amount}{version.statement}　{version.basis}　{version.effective_from} 起{ended}{doubt}"
