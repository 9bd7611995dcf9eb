"""The whole of penalty cases under the Act of 2021: its steps, what is counted, who sees what."""

from zhunsheng.declare import OFFICE, SURNAME, Procedure, Publication, Register, when
from zhunsheng.registers.penalty.decision import DECISION, PROPOSAL
from zhunsheng.registers.penalty.execution import CONCLUSION, PERFORMANCE, SERVICE
from zhunsheng.registers.penalty.figures import FIGURES
from zhunsheng.registers.penalty.inquiry import INQUIRY
from zhunsheng.registers.penalty.models import Offence

REGISTER = Register(
    key="penalty",
    name="行政处罚",
    systems=("E2",),
    area="行政执法",
    record=Offence,
    procedure=Procedure(
        steps=(*INQUIRY, *PROPOSAL, *DECISION, *SERVICE, *PERFORMANCE, *CONCLUSION),
        governed_by=("filed_on", "decided_on", "found_on"),
        decisions=("decide",),
    ),
    figures=FIGURES,
    publication=Publication(
        public=(
            "cause", "grounds", "penalties", "payable", "document_number", "decided_on", "published_on", "shown_until",
            "withdrawn_on", "withdrawn_for",
        ),
        internal=(
            "source", "item", "earlier_case", "party_kind", "offence_on", "found_on", "filed_on", "way", "handlers", "one_officer", "recusal",
            "kept_things", "kept_on", "kept_result", "evidence", "recording", "gathered_on", "grade", "benchmark", "grade_reasons",
            "complexity", "review_ground", "hearing_right", "notified_on", "defence", "defence_review", "hearing_host",
            "hearing_on", "heard_on", "hearing", "hearing_opinion", "review", "review_opinion", "reviewed_on", "returned_for",
            "discussion", "discussed_on", "extended_until", "extension_grounds", "correct_by_on", "main_kind", "result",
            "spot_number", "spared_for", "dropped_for", "transferred_to", "transfer_number", "transferred_on", "posted_on",
            "service", "served_on", "social_effect", "effect_reason", "instalments", "pay_by_on", "payments", "collected_on",
            "paid_on", "late_fee", "performance", "demanded_on", "appeal_ended_on", "court_applied_on", "appeal", "appeals",
            "correction", "corrected_by", "corrected_on", "concluded", "archived_on",
        ),
        sealed=("party", "party_details", "facts_found"),
        since="published_on",
        until="shown_until",
        only=when("social_effect", "yes"),
        masked={"party": SURNAME},
        withdrawn="withdrawn_on",
        withdrawn_for="withdrawn_for",
    ),
    number="罚案〔{year}〕{serial}号",
    columns=("cause", "party_kind", "decided_on", "main_kind", "document_number"),
    filters=("source", "party_kind", "way", "main_kind", "result"),
    seen_by=(OFFICE,),
)  # fmt: skip
