"""The list of registers: adding a line of work is its folder under ``registers/`` and one word here."""

REGISTERS = (
    "mediation",
    "reconsideration",
    "legal_learning",
    "first_responsible",
    "supervision",
    "rectification",
    "yearly_report",
    "officers",
    "penalty",
)
