"""Fact sheets: a letter known by its facts and the address they were read at, without its prose.

A sheet is YAML; its keys are listed below. The letter's source is the sheet itself, so that every fact is quoted from
the line that states it, and the address of the original stands beside it.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from undersigned.graph.corpus.addresses import MUST, is_web_address
from undersigned.graph.corpus.places import Page, Table, Words, read_table
from undersigned.graph.corpus.toml import date_text
from undersigned.graph.errors import InputError
from undersigned.graph.extract.gazetteer import gazetteer
from undersigned.graph.ingest.encoding import decode_exactly
from undersigned.graph.model import (
    Addressee,
    Ask,
    Capacity,
    ClaimedCount,
    Concern,
    Detainee,
    Fact,
    Issue,
    Letter,
    Official,
    Severity,
    Signatory,
    Source,
    Span,
    Topic,
)
from undersigned.graph.steering import steering

RULE = "fact sheet"
"""The rule behind every fact of a sheet: a person read the letter and wrote the fact down."""

_TRUST = 1.0
_KEYS = (
    "slug",
    "title",
    "date",
    "url",
    "publisher",
    "addressees",
    "claimed_count",
    "signatories",
    "signatories_complete",
    "cc",
    "detainees",
    "persons_of_concern",
    "officials_mentioned",
    "regions",
    "asks",
    "language",
    "layout",
    "notes",
    "alt_urls",
)
_ADDRESSEE_KEYS = ("name", "position", "institution", "address")
_SIGNATORY_KEYS = ("organization", "person", "role", "country", "acronym", "kind")
_BRACKETS = re.compile(r"\s*\((?P<inside>[^()]*)\)$")


def read_sheet(path: Path, *, id: str) -> Letter:
    """Read the fact sheet at `path` as the letter `id`.

    Raises InputError with file and line when it is not a fact sheet.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}; check the path and its permissions") from error
    return sheet_from_bytes(data, name=str(path), id=id)


def sheet_from_bytes(data: bytes, *, name: str, id: str) -> Letter:
    r"""The letter `id` that a fact sheet states; `name` is the sheet's file, for complaints.

    >>> sheet = b"title: A plea\nsignatories:\n- organization: Sample Watch (SW)\n  acronym: SW\n"
    >>> letter = sheet_from_bytes(sheet, name="letter.yaml", id="a-plea")
    >>> letter.signatories[0].organization, letter.signatories[0].acronym, letter.title.span.quote
    ('Sample Watch', 'SW', 'A plea')

    Raises InputError with file and line when it is not a fact sheet.
    """
    page = Page(name, decode_exactly(data, name))
    table = read_table(page, _KEYS)
    title = table.text("title")
    if title is None:
        raise page.wrong(table.line, "a fact sheet needs a title; add a line like 'title: Joint letter to …'")
    letter = Letter(
        id=id,
        source=_source(page, table, data),
        title=_fact(title),
        publisher=_maybe_fact(table.text("publisher")),
        date=_date(table),
        claimed_count=_count(table),
        addressees=tuple(_addressees(table, "addressees")),
        cc=tuple(_addressees(table, "cc")),
        signatories=tuple(_signatories(table)),
        signatories_complete=table.flag("signatories_complete", default=True),
        detainees=tuple(Detainee(each.value, (), each.span, _TRUST, RULE) for each in table.texts("detainees")),
        concerns=tuple(
            # "Liu Xiaobo (died 2017)": the brackets say why, the name stands before them.
            Concern(_bare(each.value), each.span, _TRUST, RULE)
            for each in table.texts("persons_of_concern")
        ),
        officials=tuple(
            Official(each.value, None, (each.span,), _TRUST, RULE) for each in table.texts("officials_mentioned")
        ),
        regions=_regions(table.texts("regions")),
        asks=tuple(
            Ask(place, each.value, each.span, _TRUST, RULE) for place, each in enumerate(table.texts("asks"), start=1)
        ),
    )
    return replace(letter, issues=tuple(_issues(letter)))


def _source(page: Page, table: Table, data: bytes) -> Source:
    language, url = table.text("language"), table.text("url")
    return Source(
        name=Path(page.name).name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="application/yaml",
        text=page.text,
        language=None if language is None else language.value,
        url=None if url is None else _address(page, "url", url),
        also_at=tuple(_address(page, "alt_urls", each) for each in table.texts("alt_urls")),
    )


def _address(page: Page, key: str, words: Words) -> str:
    if not is_web_address(words.value):
        line = page.text.count("\n", 0, words.span.start) + 1
        raise page.wrong(line, f"{key} {MUST}, got {words.value!r:.60}")
    return words.value


def _fact(words: Words) -> Fact:
    return Fact(words.value, words.span, _TRUST, RULE)


def _maybe_fact(words: Words | None) -> Fact | None:
    return None if words is None else _fact(words)


def _date(table: Table) -> Fact | None:
    words = table.text("date")
    if words is not None and date_text(words.value) is None:
        raise table.wrong("date", f"date must be like 2021-02-18, 2021-02 or 2021, got {words.value!r:.60}")
    return _maybe_fact(words)


def _count(table: Table) -> ClaimedCount | None:
    counted = table.count("claimed_count")
    return None if counted is None else ClaimedCount(counted[0], None, counted[1], _TRUST, RULE)


def _addressees(table: Table, key: str) -> Iterator[Addressee]:
    for each in table.tables(key, _ADDRESSEE_KEYS):
        name, position, institution, address = (each.text(part) for part in _ADDRESSEE_KEYS)
        if name is None and position is None and institution is None:
            raise table.page.wrong(each.line, f"one of the {key} has neither name, position nor institution")
        span = table.page.around(name, position, institution, address)
        assert span is not None
        yield Addressee(_value(name), _value(position), _value(institution), _value(address), span, _TRUST, RULE)


def _signatories(table: Table) -> Iterator[Signatory]:
    for place, each in enumerate(table.tables("signatories", _SIGNATORY_KEYS), start=1):
        words = {key: found for key in _SIGNATORY_KEYS if (found := each.text(key)) is not None}
        span = table.page.around(words.get("organization"), words.get("person")) or table.page.around(words.get("role"))
        if span is None:
            raise table.page.wrong(each.line, "a signatory has neither organization, person nor role; fill one in")
        parts = {key: found.span for key, found in words.items() if key != "kind"}
        organization = _organization(words.get("organization"), words.get("acronym"), parts)
        yield Signatory(
            position=place,
            person=_value(words.get("person")),
            organization=organization,
            acronym=_value(words.get("acronym")),
            role=_value(words.get("role")),
            country=_value(words.get("country")),
            capacity=_capacity(table, each, words),
            span=span,
            confidence=_TRUST,
            rule=RULE,
            parts=parts,
        )


def _organization(words: Words | None, acronym: Words | None, parts: dict[str, Span]) -> str | None:
    """The organization's name without "(ACR)" after it; its place among the `parts` becomes that of the name."""
    if words is None:
        return None
    brackets = _BRACKETS.search(words.value)
    # "(CFHK Foundation)" is the acronym CFHK with a word of the name.
    if acronym is None or brackets is None or acronym.value not in brackets["inside"].split():
        return words.value
    name = _bare(words.value)
    if name == words.value:
        return name
    parts["organization"] = words.narrowed(name)
    return name


def _bare(name: str) -> str:
    """The name without brackets after it; with them where nothing is left, or what is turned in it ends in them."""
    bare = _BRACKETS.sub("", name)
    return bare if bare and steering(bare) is None else name


def _capacity(table: Table, each: Table, words: dict[str, Words]) -> Capacity:
    kind = words.get("kind")
    if kind is not None and kind.value not in ("individual", "organization"):
        raise table.page.wrong(each.line, f"kind must be individual or organization, got {kind.value!r:.60}")
    if "organization" not in words or (kind is not None and kind.value == "individual"):
        return Capacity.INDIVIDUAL
    return Capacity.ON_BEHALF_OF if "person" in words else Capacity.ORGANIZATION


def _value(words: Words | None) -> str | None:
    return None if words is None else words.value


def _regions(printed: tuple[Words, ...]) -> tuple[Topic, ...]:
    """One topic a region, whatever names the sheet has for it; a region the reference does not know keeps its name."""
    known = gazetteer("regions")
    found: dict[tuple[str | None, str], list[Span]] = {}
    for each in printed:
        entry = known.fullmatch(each.value) or known.fullmatch(_BRACKETS.sub("", each.value))
        key = (None, each.value) if entry is None else (entry.id, entry.name)
        found.setdefault(key, []).append(each.span)
    return tuple(Topic(id, name, tuple(spans), _TRUST, RULE) for (id, name), spans in found.items())


def _issues(letter: Letter) -> Iterator[Issue]:
    """What does not add up, under the codes that the reader of documents uses too."""
    found, count = len(letter.signatories), letter.claimed_count
    if letter.date is None:
        yield Issue("date-absent", Severity.WARNING, "The sheet states no date.")
    if not letter.addressees:
        yield Issue(
            "addressee-absent", Severity.WARNING, "Nobody is named as addressee; it is kept as a joint statement."
        )
    if not letter.signatories_complete:
        message = f"The list of signatories was seen in part only; {found} were found."
        yield Issue("list-incomplete", Severity.NOTE, message, None if count is None else count.span)
    elif count is not None and count.value != found:
        message = f"The letter claims {count.value} signatories; {found} were found."
        yield Issue("count-mismatch", Severity.WARNING, message, count.span)
