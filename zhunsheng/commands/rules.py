"""``zhunsheng rules``: every rule of law the software knows, with its versions and provisions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from zhunsheng.law import Rule, RuleVersion


@click.command("rules")
@click.option("--county", type=click.Path(path_type=Path), default=None, metavar="DIR", help="本县的文件夹。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
def command(county: Path | None, as_json: bool) -> None:
    """列出全部规则：数值、依据、施行期间、怎样核对过。"""
    from zhunsheng.law import LawError, lawbook

    try:
        rules = lawbook(county).rules().values()
    except LawError as wrong:
        click.echo(str(wrong), err=True)
        raise SystemExit(2) from wrong
    if as_json:
        click.echo(json.dumps([_as_dict(rule) for rule in rules], ensure_ascii=False))
        return
    for rule in rules:
        click.echo(rule.id)
        for version in reversed(rule.versions):
            click.echo(f"  {_in_words(version)}")


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
