"""One letter read whole: the zones of its text, the facts of each zone, and the checks across them."""

from collections.abc import Iterator
from dataclasses import replace

from undersigned.graph.extract.addressees import find_addressees
from undersigned.graph.extract.asks import find_asks
from undersigned.graph.extract.attached import letter_part, read_attached
from undersigned.graph.extract.concerns import find_concerns
from undersigned.graph.extract.copies import find_copies
from undersigned.graph.extract.detainees import find_detainees
from undersigned.graph.extract.heading import find_kind, find_subject, find_title
from undersigned.graph.extract.letter_dates import find_date
from undersigned.graph.extract.officials import find_officials
from undersigned.graph.extract.signatories import read_named, read_signatories
from undersigned.graph.extract.topics import find_topics
from undersigned.graph.extract.units import Unit, units
from undersigned.graph.extract.vocabulary import word_set
from undersigned.graph.extract.zones import Zones, zones
from undersigned.graph.model import Fact, Issue, Letter, Severity, Source


def extract(source: Source, *, id: str | None = None) -> Letter:
    r"""Read a letter: every fact that the rules find in `source`, and the issues of the reading.

    `id` names the letter; without one it is the source's file name without its ending.

    >>> from undersigned.graph.ingest import source_from_bytes
    >>> text = b"Joint letter on Tibet\n\nDear President Hu,\n\nWe urge you to act now.\n\n1. Free Tibet\n"
    >>> letter = extract(source_from_bytes("tibet.txt", text))
    >>> letter.id, letter.title.value, letter.addressees[0].name
    ('tibet', 'Joint letter on Tibet', 'Hu')
    """
    own = letter_part(source)
    printed = units(own)
    zoned = zones(own, printed)
    title = find_title(source, zoned)
    date = find_date(source, zoned, printed)
    addressees = find_addressees(source, zoned, title)
    signatories, issues = read_signatories(
        source,
        zoned.signatories,
        people=_people_sign(zoned),
        claimed=None if zoned.claimed is None else zoned.claimed.value,
    )
    signatories = signatories or read_named(own, zoned.named)
    attached, said = read_attached(source, signatories)
    copies, fused = find_copies(source, zoned)
    titles = _titles(zoned, title)
    others = [each.name for each in (*addressees, *copies) if each.name] + [
        each.person for each in (*signatories, *attached) if each.person
    ]
    detained = find_detainees(source, zoned.body, zoned.heading, others=others)
    topics = find_topics(source, titles, zoned.body)
    named = [*zoned.heading, *((zoned.salutation,) if zoned.salutation is not None else ()), *zoned.body]
    letter = Letter(
        id=id if id is not None else source.name.rsplit(".", 1)[0],
        source=source,
        kind=find_kind(source, title),
        title=title,
        subject=find_subject(source, zoned),
        date=date,
        claimed_count=zoned.claimed,
        addressees=addressees,
        cc=copies,
        signatories=(*signatories, *attached),
        detainees=detained.people,
        detainees_open_ended=detained.open_ended,
        concerns=find_concerns(source, zoned.body, [each.name for each in detained.people]),
        officials=find_officials(source, named, addressees, None if date is None else date.value),
        regions=topics.regions,
        laws=topics.laws,
        bodies=topics.bodies,
        events=topics.events,
        asks=find_asks(source, zoned.body),
    )
    return _with_issues(letter, (*_doubted(own, zoned), *_mended(source), *issues, *said, *fused, *detained.issues))


def _doubted(source: Source, zoned: Zones) -> Iterator[Issue]:
    """A question for a list of names in a text that nothing marks as signed."""
    for run in zoned.doubted:
        message = "These lines look like names, but nothing says that anyone signs here; are they signatories?"
        span = source.span(run.units[0].start, run.units[-1].end)
        yield Issue("possible-signatories", Severity.QUESTION, message, span)


def _people_sign(zoned: Zones) -> bool:
    """Whether the letter's own count says that people are among its signatories."""
    unit = None if zoned.claimed is None else zoned.claimed.unit
    return unit is not None and any(word in word_set("counts", "people") for word in unit.casefold().split())


def _titles(zoned: Zones, title: Fact | None) -> list[Unit]:
    return [
        unit
        for unit in zoned.heading
        if unit is zoned.subject or (title is not None and unit.start <= title.span.start < unit.end)
    ]


def _with_issues(letter: Letter, issues: tuple[Issue, ...]) -> Letter:
    return replace(letter, issues=(*_missing(letter), *issues))


def _mended(source: Source) -> Iterator[Issue]:
    """What had to be mended when the bytes were read."""
    return (Issue("text-repaired", Severity.NOTE, repair) for repair in source.repairs)


def _missing(letter: Letter) -> Iterator[Issue]:
    """What a joint letter should have and this one has not, or says otherwise."""
    if letter.title is None:
        yield Issue("title-absent", Severity.WARNING, "No title was found.")
    if letter.date is None:
        yield Issue(
            "date-absent", Severity.WARNING, "The letter states no date; supply it in letter.toml if you know it."
        )
    if not letter.addressees:
        yield Issue(
            "addressee-absent", Severity.WARNING, "Nobody is named as addressee; it is kept as a joint statement."
        )
    if not letter.signatories:
        yield Issue("signatories-absent", Severity.WARNING, "No signatories were found.")
    claimed = letter.claimed_count
    if claimed is None:
        yield Issue("count-absent", Severity.NOTE, "The letter does not say how many signed, so the list is unchecked.")
    elif claimed.value != len(letter.signatories):
        found = len(letter.signatories)
        message = f"The letter claims {claimed.value} {claimed.unit or 'signatories'}; {found} were found."
        yield Issue("count-mismatch", Severity.WARNING, message, claimed.span)
