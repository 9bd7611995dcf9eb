"""read_text: all steps in order."""

from zhunsheng.reading.catalogue import catalogue
from zhunsheng.reading.checks import page
from zhunsheng.reading.citations import citations, cited_in
from zhunsheng.reading.clean import clean, mask
from zhunsheng.reading.document import describe
from zhunsheng.reading.figures import figures
from zhunsheng.reading.findings import findings
from zhunsheng.reading.models import Reading
from zhunsheng.reading.quantities import quantities
from zhunsheng.reading.relations import relations
from zhunsheng.reading.split import split
from zhunsheng.reading.tables import tables


def read_text(text: str, *, name: str = "") -> Reading:
    """Everything found in a report. Never fails on a text; places are characters of `text` as given.

    `name`, the name of the file, is the title of a text that has none.
    """
    cleaned = clean(text)
    sentences = split(cleaned)
    document = describe(cleaned)
    found = figures(cleaned, quantities(mask(cleaned)), sentences, document, catalogue())
    report = page(cleaned, found, sentences, tuple(tables(cleaned)))
    checked = relations(report)
    cited = cited_in(cleaned, document.year)
    return Reading(
        text=text,
        title=document.title or name,
        region=document.region,
        year=document.year,
        figures=found,
        relations=tuple(check.relation for check in checked),
        findings=findings(report, checked, cited, document),
        citations=citations(cited),
    )
