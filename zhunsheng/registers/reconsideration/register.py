"""What is done, counted and shown of administrative reconsideration.

Two texts of the Act follow each other: 2017 (to 31 December 2023) and 2023. A step, gate or term acts when its provision was
law on the day that governs the case; what the two texts share carries both provisions. The implementing regulation of 2007 (to
30 June 2026) still speaks the old Act's numbers; where it differs the new Act goes before it. That of 2026 has no transitional
clause: which text governs a case that crosses 1 July is for the organ to say, with its reason (``choose_text``).
"""

from zhunsheng.declare import OFFICE, Procedure, Publication, Register
from zhunsheng.registers.reconsideration.acceptance import ACCEPTANCE
from zhunsheng.registers.reconsideration.afterwards import AFTERWARDS
from zhunsheng.registers.reconsideration.decision import DECISION
from zhunsheng.registers.reconsideration.figures import FIGURES
from zhunsheng.registers.reconsideration.interruptions import INTERRUPTIONS
from zhunsheng.registers.reconsideration.models import Application
from zhunsheng.registers.reconsideration.review import REVIEW

REGISTER = Register(
    key="reconsideration",
    name="行政复议",
    systems=("G1",),
    area="矛盾纠纷化解",
    record=Application,
    procedure=Procedure(
        steps=(*ACCEPTANCE, *REVIEW, *INTERRUPTIONS, *DECISION, *AFTERWARDS),
        governed_by=("governing_on", "accepted_on", "received_on"),
        governed_because="governing_reason",
        decisions=("decide",),
    ),
    figures=FIGURES,
    publication=Publication(
        public=("decision", "decided_on", "matter", "field", "respondent"),
        internal=(
            "applicants", "respondent_kind", "act", "channel", "known_on", "governing_on", "received_on",
            "governing_reason", "handed_on", "self_corrected", "reject_ground", "dismiss_ground", "refused_for", "representatives",
            "respondent_staff", "respondent_lawyers", "adoption", "adoption_note", "elevated_on",
            "correction_served_on", "accepted_on", "complexity", "reviewers", "handlers", "simple_ground", "copied_on",
            "copy_received_on", "replied_on", "officers", "heard_on", "hearing_on", "hearing_officers",
            "suspension_ground", "extended_days", "proposal", "served_on", "letter_on", "performed_on",
        ),
        sealed=("applicant",),
    ),
    number="复〔{year}〕{serial}号",
    columns=("respondent", "matter", "accepted_on", "decision"),
    filters=("matter", "field", "respondent_kind", "decision"),
    seen_by=(OFFICE,),
)  # fmt: skip
