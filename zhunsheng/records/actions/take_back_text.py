"""Takes a confirmed text of a law back: the old text acts again, the new one waits as a draft, all cases are counted anew."""

from datetime import datetime

from django.utils import timezone

from zhunsheng.declare.roles import OFFICE
from zhunsheng.law.county_texts import DRAFT
from zhunsheng.law.yaml_files import read_yaml, yaml_text
from zhunsheng.records.access import Access
from zhunsheng.records.actions.recount import Moved, recount
from zhunsheng.records.county import book, confirmed_texts, put_in_force
from zhunsheng.records.errors import Rejected, Stale
from zhunsheng.records.models import Person
from zhunsheng.records.new_texts import confirmed


def take_back_text(person: Person, name: str, reason: str, *, now: datetime) -> list[Moved]:
    """The text confirmed under that name acts no longer; returns the cases whose last day moved by it.

    Who had confirmed it, who takes it back and why stay in its file. Raises Rejected without the office, without a reason, and
    where a newer text of the same law rests on this one; Stale where no such text acts.
    """
    today = timezone.localtime(now).date()
    if not Access(person, today).holds(OFFICE.key):
        raise Rejected("新文本由依法治县办确认，也由依法治县办撤回。")
    if not reason.strip():
        raise Rejected("请写明为什么撤回，例如：施行日填错。")
    file = next((one for one in confirmed() if one.stem == name), None)
    if file is None:
        raise Stale("这份文本没有在起作用，请回到“新旧对照”查看。")
    entry = read_yaml(file)
    instrument = book().instrument(entry["instrument"])
    if str(entry["version"]["label"]) != instrument.newest.label:
        raise Rejected(f"《{instrument.name}》之后还确认了 {instrument.newest.label} 年文本，先撤回后一个。")
    taken = {
        "confirmed": dict(entry["confirmed"]),
        "taken_back": {"by": str(person), "on": today, "why": reason},
    }
    waits = {key: value for key, value in entry.items() if key != "confirmed"}
    waits["history"] = [*entry.get("history", []), taken]
    # 先写好草稿再撤文本：中间断电，原来的文件还在起作用。
    put_in_force(confirmed_texts() / f"{name}{DRAFT}", yaml_text(waits))
    file.unlink()
    return recount(now)
