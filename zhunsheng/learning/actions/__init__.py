"""The deeds of legal learning, one per file. Each is one transaction and writes its history."""

from zhunsheng.learning.actions.announce import announce
from zhunsheng.learning.actions.answer import answer, hand_in
from zhunsheng.learning.actions.attend import attend
from zhunsheng.learning.actions.begin import begin
from zhunsheng.learning.actions.close_papers import close_papers
from zhunsheng.learning.actions.enroll import enroll
from zhunsheng.learning.actions.import_questions import import_questions
from zhunsheng.learning.actions.set_exam import Parts, set_exam

__all__ = [
    "Parts",
    "announce",
    "answer",
    "attend",
    "begin",
    "close_papers",
    "enroll",
    "hand_in",
    "import_questions",
    "set_exam",
]
