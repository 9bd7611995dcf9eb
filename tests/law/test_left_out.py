"""A fact left out because another rule says the same names a rule that exists."""

import re
from pathlib import Path

import yaml

import zhunsheng.law
from zhunsheng.law import rules

_RULE = re.compile(r"[a-z_]+\.[a-z_0-9]+")


def test_what_is_said_elsewhere_names_the_rule_that_says_it():
    reasons = yaml.safe_load(Path(zhunsheng.law.__file__).with_name("left_out.yaml").read_text("utf-8"))
    elsewhere = {fact: reason for fact, reason in reasons.items() if reason.startswith("同 ")}
    for fact, reason in elsewhere.items():
        named = _RULE.findall(reason)
        assert named, f"{fact} 没有写明同哪一条"
        assert set(named) <= set(rules()), f"{fact}：{reason}"
