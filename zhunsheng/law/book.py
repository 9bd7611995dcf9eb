"""The law book: finds instruments and rules, reading each file when it is first needed."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from difflib import get_close_matches
from functools import cache, cached_property
from pathlib import Path

from zhunsheng.law.county_texts import county_texts, renewed, with_texts
from zhunsheng.law.dated_rules import Rule, RuleVersion, Scope
from zhunsheng.law.errors import BadLawFile, UnknownInstrument, UnknownRule
from zhunsheng.law.parsing import RuleReader, check_keys, day, read_instrument, read_value, refuse_overlaps
from zhunsheng.law.provisions import Instrument
from zhunsheng.law.yaml_files import Entry, read_yaml

_HERE = Path(__file__).parent
_ONE_DAY = timedelta(days=1)


class LawBook:
    """The instruments and rules in a folder, with the parameters of one county over them.

    ``folder`` holds instruments/*.yaml and rules/*.yaml; ``county``, if given, may hold parameters.yaml and confirmed new
    texts in law/; ``home`` those that were confirmed on a page. A file is read once: after a change there is a new book.
    Raises BadLawFile when a file is wrong.
    """

    def __init__(self, folder: Path = _HERE, county: Path | None = None, home: Path | None = None) -> None:
        self._folder = folder
        self._files = {file.stem: file for file in sorted((folder / "rules").glob("*.yaml"))}
        self._domains: dict[str, dict[str, Rule]] = {}
        self._parameters = _parameters(county) if county else {}
        self._texts = county_texts(county, home)
        for rule_id, entry in self._parameters.items():
            if _domain_of(rule_id) not in self._files:
                raise entry[0].wrong(str(UnknownRule(rule_id)))
        for one in self._texts:
            for rule_id, written in one.rules.items():
                if _domain_of(rule_id) not in self._files:
                    raise written.wrong(str(UnknownRule(rule_id)))

    def instrument(self, title: str) -> Instrument:
        """The instrument of this key, title or short title; 《》 around it may stay. Raises UnknownInstrument."""
        asked = title.strip().removeprefix("《").removesuffix("》")
        found = self._instruments.get(asked) or self._instruments.get(
            asked.replace("《", "〈").replace("》", "〉")
        )
        if found is None:
            raise UnknownInstrument(asked, get_close_matches(asked, self._instruments, n=3, cutoff=0.5))
        return found

    def instruments(self) -> tuple[Instrument, ...]:
        """Every instrument, by key."""
        return tuple(dict.fromkeys(self._instruments.values()))

    def rule(self, rule_id: str) -> Rule:
        """The rule of this id. An older id (alias) gives the rule with only the versions it used to name.

        Raises UnknownRule that lists the nearest ids.
        """
        # 先只读它那一个文件；找不到才读全部，看是不是旧编号
        found = self._in_domain(rule_id) or self._aliases.get(rule_id)
        if found is None:
            known = [*self.rules(), *self._aliases]
            raise UnknownRule(rule_id, get_close_matches(rule_id, known, n=3, cutoff=0.5))
        return found

    def rules(self) -> Mapping[str, Rule]:
        """Every rule by its id, in the order of the files."""
        return self._rules

    @cached_property
    def _rules(self) -> dict[str, Rule]:
        return {rule.id: rule for domain in self._files for rule in self._domain(domain).values()}

    @cached_property
    def _aliases(self) -> dict[str, Rule]:
        narrowed: dict[str, Rule] = {}
        for rule in self.rules().values():
            for alias in dict.fromkeys(alias for version in rule.versions for alias in version.aliases):
                if alias in narrowed:
                    raise BadLawFile(
                        self._files[rule.domain], 1, f"别名 {alias} 已经属于 {narrowed[alias].id}"
                    )
                named = tuple(version for version in rule.versions if alias in version.aliases)
                narrowed[alias] = replace(rule, versions=named)
        return narrowed

    @cached_property
    def _instruments(self) -> dict[str, Instrument]:
        index: dict[str, Instrument] = {}
        for file in sorted((self._folder / "instruments").glob("*.yaml")):
            instrument = with_texts(read_instrument(file), self._texts)
            for title in dict.fromkeys(
                (instrument.key, instrument.title, instrument.name, *instrument.short_titles)
            ):
                if title in index:
                    raise BadLawFile(file, 1, f"“{title}”已经是 {index[title].key}.yaml 的名称")
                index[title] = instrument
        for one in self._texts:
            if one.instrument not in index:
                raise one.entry.wrong(str(UnknownInstrument(one.instrument)), "instrument")
        return index

    def _in_domain(self, rule_id: str) -> Rule | None:
        domain = _domain_of(rule_id)
        return self._domain(domain).get(rule_id) if domain in self._files else None

    def _domain(self, domain: str) -> dict[str, Rule]:
        if domain not in self._domains:
            # 边读边登记：同一文件里后面的规则可以引用前面的计算规则
            reading: dict[str, Rule] = {}
            self._domains[domain] = reading
            try:
                for rule in RuleReader(self.instrument, self._counting).read(self._files[domain]):
                    now = renewed(rule, rule.newest.provision.instrument, self._texts)
                    reading[rule.id] = _localised(now, self._parameters.get(rule.id, []))
            except Exception:
                del self._domains[domain]
                raise
            for rule_id, entries in self._parameters.items():
                if rule_id.startswith(f"{domain}.") and rule_id not in reading:
                    raise entries[0].wrong(str(UnknownRule(rule_id, get_close_matches(rule_id, reading))))
            for one in self._texts:
                for rule_id in one.rules:
                    if _domain_of(rule_id) == domain and rule_id not in reading:
                        raise one.rules[rule_id].wrong(
                            str(UnknownRule(rule_id, get_close_matches(rule_id, reading)))
                        )
        return self._domains[domain]

    def _counting(self, rule_id: str) -> Rule:
        found = self._in_domain(rule_id)
        if found is None:
            raise UnknownRule(rule_id)
        return found


def _domain_of(rule_id: str) -> str:
    return rule_id.partition(".")[0]


def _parameters(county: Path) -> dict[str, list[Entry]]:
    """The county's own values by rule id; each says its value, its basis and its first day."""
    if not county.is_dir():
        raise BadLawFile(county, 1, "没有这个县的文件夹")
    file = county / "parameters.yaml"
    if not file.is_file():
        return {}
    parameters: dict[str, list[Entry]] = {}
    top = read_yaml(file)
    for rule_id, written in top.items():
        entries = written if isinstance(written, list) else [written]
        for entry in entries:
            if not isinstance(entry, Entry):
                raise top.wrong("本地参数要写 value、basis、from", rule_id)
            check_keys(entry, ("value", "basis", "from", "to", "note"))
            for key, meaning in (("value", "数值"), ("basis", "依据"), ("from", "起始日")):
                if entry.get(key) is None or entry[key] == "":
                    raise entry.wrong(f"本地参数 {rule_id} 没有写{meaning}（{key}）")
        parameters[rule_id] = entries
    return parameters


def _localised(rule: Rule, entries: list[Entry]) -> Rule:
    if entries and rule.newest.scope is Scope.LOCAL_SAMPLE:
        return replace(rule, versions=_set_here(rule.newest, entries))
    versions = list(rule.versions)
    for entry in entries:
        laid = list(_overlaid(versions, entry))
        if laid == versions:
            raise entry.wrong(f"{rule.id} 在这段时间不是有效的规定，本地参数无从适用", "from")
        versions = laid
    return replace(rule, versions=tuple(versions)) if entries else rule


def _set_here(sample: RuleVersion, entries: list[Entry]) -> tuple[RuleVersion, ...]:
    """The county's own values on its own days: what another place decided is no law here on any of them."""
    spans = [(day(entry, "from"), day(entry, "to") if "to" in entry else None, entry) for entry in entries]
    versions = [_county_version(sample, *span) for span in sorted(spans, key=lambda span: span[0])]
    refuse_overlaps(versions, entries[-1])
    return tuple(versions)


def _county_version(version: RuleVersion, first: date, last: date | None, entry: Entry) -> RuleVersion:
    value, unit = read_value(entry, version.unit)
    return replace(
        version,
        effective_from=first,
        effective_to=last,
        value=value,
        unit=unit,
        local_basis=entry["basis"],
        note=entry.get("note", version.note),
    )


def _overlaid(versions: list[RuleVersion], entry: Entry) -> Iterator[RuleVersion]:
    """The versions with the county's value between its first and last day, cut where they meet."""
    first, last = day(entry, "from"), day(entry, "to") if "to" in entry else date.max
    for version in versions:
        ends = version.effective_to or date.max
        begin, end = max(version.effective_from, first), min(ends, last)
        if begin > end:
            yield version
            continue
        if version.effective_from < begin:
            yield replace(version, effective_to=begin - _ONE_DAY)
        yield _county_version(version, begin, None if end == date.max else end, entry)
        if end < ends:
            yield replace(version, effective_from=end + _ONE_DAY)


def _sets_law(county: Path, home: Path | None) -> bool:
    return (county / "parameters.yaml").exists() or bool(county_texts(county, home))


@cache
def lawbook(county: Path | None = None, home: Path | None = None, changed: int = 0) -> LawBook:
    """The national law book, or the one with the parameters of the county in this folder; the same where it sets none.

    ``home`` adds the texts confirmed on a page; ``changed`` is when they last changed, so that a newer book is read.
    """
    if county is not None and county.is_dir() and not _sets_law(county, home):
        return lawbook()
    return LawBook(county=county, home=home)


def instrument(title: str) -> Instrument:
    """An instrument of the national book by key, title or short title; raises UnknownInstrument."""
    return lawbook().instrument(title)


def rule(rule_id: str) -> Rule:
    """A rule of the national book by id or older id; raises UnknownRule."""
    return lawbook().rule(rule_id)


def rules() -> Mapping[str, Rule]:
    """Every rule of the national book by id."""
    return lawbook().rules()
