"""Which text of the law a case is under, as its page says it, and what changed since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from zhunsheng.desk.law.rulebook import value_text
from zhunsheng.law import RuleVersion
from zhunsheng.procedures import Case, ChangedRule, acting_texts, changed_rules, governing


@dataclass(frozen=True, slots=True)
class LawNote:
    """`acts` 行政复议法实施条例 2026 年文本; `because` 受理日期（2026-07-03）; `reason` what somebody wrote.

    `local` are the texts that the county itself confirmed: steps still cite the articles of the one before. `replaced` holds of each text that was replaced since its name, the newer label and first day; `changed` of each step to
    come whose term is another today: its name, how it is counted in the case and how it is today.
    """

    acts: Sequence[str]
    because: str
    reason: str
    local: Sequence[str]
    replaced: Sequence[tuple[str, str, date]]
    changed: Sequence[tuple[str, str, str]]


def law_note(case: Case) -> LawNote | None:
    """What the page of a case says of its law; None where nothing it rests on has more than one text."""
    texts = acting_texts(case.procedure, case.book, case.law_on, case.today)
    if not texts:
        return None
    chosen = governing(case)
    field = case.label(chosen.field) if chosen.field else "登记日期"
    running = case.ended is None
    return LawNote(
        acts=[f"《{one.instrument.name}》{one.version.label} 年文本" for one in texts],
        because=f"{field.removesuffix('期')}（{chosen.on.isoformat()}）",
        reason=chosen.reason,
        local=[one.instrument.name for one in texts if one.version.local],
        replaced=[
            (one.instrument.name, one.now.label, one.now.effective_from)
            for one in texts
            if running and one.replaced
        ],
        changed=[
            (one.step.name, _told(one.acts), _now(one)) for one in (changed_rules(case) if running else ())
        ],
    )


def _now(changed: ChangedRule) -> str:
    if changed.now is None:
        return "不再规定"
    told = _told(changed.now)
    return told if told != _told(changed.acts) else "天数相同，哪些时间不计有变"


def _told(version: RuleVersion) -> str:
    return f"{value_text(version)}（{version.provision.article}）"
