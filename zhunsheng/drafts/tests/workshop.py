"""The workshop's people in tests: the office, a leader, two organs that write parts, and short ways to say what they do."""

from dataclasses import dataclass
from datetime import date, datetime

from tests.people import Cast, person
from tests.records.steps import at
from tests.reports_year import a_year
from zhunsheng.drafts.actions import Request, ask, begin, write_part
from zhunsheng.drafts.models import Draft, Part
from zhunsheng.records.models import Person

TODAY = date(2027, 1, 15)
NOW = at(TODAY)
OWN_WORDS = {
    "不足": "基层执法力量不足，执法人员业务培训不够。",
    "主要负责人履行": "县政府主要负责人部署法治建设工作，听取专题汇报，协调解决问题。",
    "主要安排": "加强基层执法力量，做好执法人员业务培训。",
}


@dataclass
class Workshop:
    """The people of the workshop and the draft as it stands."""

    cast: Cast
    leader: Person
    bureau: Person
    bureau_head: Person
    town: Person
    draft: Draft

    @property
    def office(self) -> Person:
        return self.cast.office

    def fresh(self) -> Draft:
        """The draft read again."""
        self.draft = Draft.objects.select_related("organ", "approved_by", "docx", "lineage").get(
            pk=self.draft.pk
        )
        return self.draft

    def part(self, words: str) -> Part:
        """The part whose heading holds these words."""
        return self.draft.parts.select_related("organ").get(heading__contains=words)

    def give(self, **parts: str) -> None:
        """Asks organs (by code) for the parts whose headings hold the words."""
        asked = [Request(self.part(words).pk, organ) for words, organ in parts.items()]
        ask(
            self.office, 2026, version=self.fresh().version, requests=asked, due_on=date(2027, 1, 31), now=NOW
        )

    def write(self, someone: Person, words: str, text: str, now: datetime = NOW) -> Part:
        """Somebody writes a part as it stands."""
        part = self.part(words)
        return write_part(someone, part.pk, version=part.version, text=text, now=now)

    def write_all(self) -> None:
        """The office writes what no register holds, so that nothing stands against the text."""
        for words, text in OWN_WORDS.items():
            self.write(self.office, words, text)
        self.fill()

    def fill(self) -> None:
        """A few words in every part of the measures that is still empty: of registers without a case."""
        for part in self.draft.parts.filter(text="", level=2):
            write_part(self.office, part.pk, version=part.version, text="按要求推进这项工作。", now=NOW)


def gathered(county: Cast) -> Workshop:
    """Everybody, after a small year of cases, before anything is begun."""
    a_year(county)
    return Workshop(
        county,
        person("leader", "副县长", (county.county, "leader")),
        person("sfj", "司法局联络员", (county.bureau, "liaison")),
        person("sfj-head", "司法局局长", (county.bureau, "head")),
        person("jiazhen", "甲镇联络员", (county.jia, "liaison")),
        Draft(),
    )


def begun(county: Cast) -> Workshop:
    """The report of 2026 begun in January 2027."""
    workshop = gathered(county)
    workshop.draft = begin(workshop.office, 2026, now=NOW)
    return workshop
