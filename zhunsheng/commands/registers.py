"""``zhunsheng registers``: what each register declares."""

import json
from collections.abc import Mapping
from typing import Any

import click

from zhunsheng.commands import ready


@click.command
@click.option("--json", "as_json", is_flag=True, help="机器可读")
def command(as_json: bool) -> None:
    """列出每项业务：步骤、依据、期限、数字和公开范围。"""
    ready()
    from zhunsheng.records.registry import registers

    said = [_said(reg) for reg in registers().values()]
    if as_json:
        click.echo(json.dumps(said, ensure_ascii=False, indent=1))
        return
    for reg in said:
        click.echo(f"{reg['name']}（{reg['key']}；{'、'.join(reg['systems'])}）")
        for step in reg["steps"]:
            term = "；".join(f"{t['rule']} 自 {t['since']}" for t in step["terms"])
            click.echo(f"  {step['name']}  {'、'.join(step['basis'])}{f'  〔{term}〕' if term else ''}")
        click.echo(f"  数字：{'、'.join(f['name'] for f in reg['figures'])}")


def _said(reg: Any) -> dict[str, Any]:
    return {
        "key": reg.key,
        "name": reg.name,
        "systems": list(reg.systems),
        "steps": [_step(step, reg.procedure.names) for step in reg.procedure.steps],
        "figures": [{"key": f.key, "name": f.name, "unit": f.unit} for f in reg.figures],
        "publication": {
            "public": list(reg.publication.public),
            "internal": list(reg.publication.internal),
            "sealed": list(reg.publication.sealed),
        },
    }


def _step(step: Any, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "key": step.key,
        "name": step.name,
        "basis": [str(p) for p in step.basis],
        "by": [r.name for r in step.by],
        "terms": [{"rule": t.rule.id, "since": t.since} for t in step.within],
        "gates": [{"gate": type(g).__name__, "basis": str(g.basis)} for g in step.gates],
        "needs": [d.name for d in step.needs],
        # 有条件的可不办，条件用办公的话写出。
        "optional": step.optional if isinstance(step.optional, bool) else step.optional.say(names),
        "ends": step.ends.value if step.ends else None,
    }
