"""The tables of the records floor, one file per subject."""

from zhunsheng.records.models.cases import Case, Record, Serial
from zhunsheng.records.models.entries import Entry
from zhunsheng.records.models.errands import Errand
from zhunsheng.records.models.events import Event
from zhunsheng.records.models.files import Attachment, StoredFile
from zhunsheng.records.models.numbers import GivenNumber
from zhunsheng.records.models.organs import Organ, OrganChange
from zhunsheng.records.models.people import Person, Post
from zhunsheng.records.models.seals import Seal
from zhunsheng.records.models.shares import Link, Share
from zhunsheng.records.models.tickets import Ticket
from zhunsheng.records.models.todos import Todo

__all__ = [
    "Attachment",
    "Case",
    "Entry",
    "Errand",
    "Event",
    "Organ",
    "OrganChange",
    "GivenNumber",
    "Link",
    "Person",
    "Post",
    "Record",
    "Seal",
    "Serial",
    "Share",
    "StoredFile",
    "Ticket",
    "Todo",
]
