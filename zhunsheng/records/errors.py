"""What can go wrong when something is recorded.

Rejected            the request is wrong; one sentence for the person; nothing was written
├── Stale           somebody else (or a second click) was faster
├── BadFile         an uploaded file is not what it should be
├── WrongCode       number and code do not belong together
└── BadField        a field does not hold what it should
"""


class Rejected(Exception):
    """Bad input, in one clear sentence: what, where, why, what to do."""


class Stale(Rejected):
    """The form was filled in for an earlier state of the case."""


class BadFile(Rejected):
    """A file that is too large, empty, or not of the kind its name says."""


class WrongCode(Rejected):
    """No case has this number with this code; which of the two is wrong is not told."""


class BadField(Rejected):
    """A value that its field does not take; `field` names it."""

    def __init__(self, field: str, sentence: str) -> None:
        self.field = field
        super().__init__(sentence)
