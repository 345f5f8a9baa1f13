"""Erasing: a letter without one of its signatures, and without the words of it anywhere.

The text keeps its length: what is erased is covered with blocks (█), so that every other span stays true. Values are
covered as the text is; what was about the erased alone is gone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TypeVar
from urllib.parse import unquote

from undersigned.graph.errors import CorpusError
from undersigned.graph.judgements.covering import COVER, Cover, cover_for, covered, people_of, turned
from undersigned.graph.judgements.facts import meant, recounted
from undersigned.graph.judgements.words import Place, key
from undersigned.graph.model import Block, BlockKind, Issue, Letter, Official, Severity, Signatory, Source, Span, Topic

CODE = "signature-erased"
"""The code of the issue that says, without a word of it, that something was erased."""

_UNTOUCHED = frozenset({"id", "sha256", "media_type", "rule", "code", "language", "marker", "status", "withdrawn"})
"""Fields that hold words of ours, and none of the letter's."""

_WHOLE = (BlockKind.TABLE_ROW, BlockKind.LIST_ITEM)
"""Blocks that hold one entry, where they hold one signature."""

_Value = TypeVar("_Value")
_Mentioned = TypeVar("_Mentioned", Official, Topic)


@dataclass(frozen=True, slots=True)
class Erased:
    """A letter as it may leave the house, and the `names` that must not: for comparing with, never for writing.

    `signatures` is how many were erased.
    """

    letter: Letter
    names: frozenset[str]
    signatures: int


def erase(letter: Letter, words: Sequence[str], *, before: Letter | None = None, named: Sequence[str] = ()) -> Erased:
    """The letter without the signatures that are printed as one of `words`, and without their names.

    `before` is the letter as it was read: what people rejected or corrected of a signature is covered too. Words that
    are no signature are covered wherever they stand; those of them that are `named` are people, of whom single words
    are covered too. Raises CorpusError when the letter's id tells a name.
    """
    gone = signatures(letter, words)
    kept = tuple(each for each in letter.signatories if all(each is not other for other in gone))
    erased = (*gone, *(signatures(before, words) if before is not None else ()))
    cover = cover_for(letter, erased, kept, words, named=named)
    if cover.ranges(letter.id.replace("-", " ").replace("_", " ").replace(".", " ")):
        raise CorpusError(
            f"letters/{letter.id}: the name of this folder tells whose signature is to be erased; rename the folder,"
            " and the letter in the judgement"
        )
    source = _covered(letter.source, cover, erased, kept)
    whole = _Rewriting(source, cover).value(replace(letter, signatories=kept))
    whole = _without_names(replace(whole, source=source))
    count = max(len(gone), 1)
    told = "One signature was" if count == 1 else f"{count} signatures were"
    issue = Issue(CODE, Severity.NOTE, f"{told} withdrawn and erased.")
    issues = tuple(_kept_issues(letter, whole))
    return Erased(recounted(replace(whole, issues=(*issues, issue))), cover.told, count)


def signatures(letter: Letter, words: Sequence[str]) -> tuple[Signatory, ...]:
    """The signatures that are meant, and those of the same name: a list is often printed twice, or signed."""
    meant_so = [each for said in words for each in meant(letter, "signatory", said) if isinstance(each, Signatory)]
    people = {key(name) for each in meant_so for person in people_of(each) for name in (person, *turned(person))}
    unnamed = {key(each.named_as) for each in meant_so if not people_of(each)}
    marked = {id(each) for each in meant_so}

    def is_meant(each: Signatory) -> bool:
        if id(each) in marked:
            return True
        own = {key(name) for name in people_of(each)}
        return bool(people & (own | {key(each.named_as)})) or (not own and key(each.named_as) in unnamed)

    return tuple(each for each in letter.signatories if is_meant(each))


def _covered(source: Source, cover: Cover, erased: Sequence[Signatory], kept: Sequence[Signatory]) -> Source:
    """The source with a covered text, and without addresses that tell a name."""
    ranges = [*cover.ranges(source.text), *(_entry(source, each, kept) for each in erased)]
    ranges.extend(_rows(source, ranges, kept))
    told = {url: bool(cover.ranges(unquote(url))) for url in (source.url or "", *source.also_at)}
    return replace(
        source,
        name=cover.over(source.name),
        text=covered(source.text, ranges),
        url=None if told[source.url or ""] else source.url,
        also_at=tuple(url for url in source.also_at if not told[url]),
        attachments=tuple(replace(each, name=cover.over(each.name)) for each in source.attachments),
        repairs=tuple(cover.over(each) for each in source.repairs),
    )


def _entry(source: Source, signatory: Signatory, kept: Sequence[Signatory]) -> Place:
    """The place of a signature: the whole block it stands in, where nobody else stands in that."""
    start, end = signatory.span.start, signatory.span.end
    for block in source.blocks:
        around = block.start <= start and end <= block.end and block.kind in _WHOLE
        if around and not holds(block, kept):
            return block.start, block.end
    return start, end


def _rows(source: Source, ranges: Sequence[Place], kept: Sequence[Signatory]) -> list[Place]:
    """The rows of tables in which something is covered and nobody else has signed: their other cells are about it."""
    return [
        (block.start, block.end)
        for block in source.blocks
        if block.kind is BlockKind.TABLE_ROW
        and any(start < block.end and block.start < end for start, end in ranges)
        and not holds(block, kept)
    ]


def holds(block: Block, kept: Sequence[Signatory]) -> bool:
    """Whether somebody who stays has signed in this block."""
    return any(each.span.start < block.end and block.start < each.span.end for each in kept)


@dataclass(frozen=True, slots=True)
class _Rewriting:
    """Every value of a letter with the covered words: spans are cut anew, texts are covered."""

    source: Source
    cover: Cover

    def value(self, value: _Value) -> _Value:
        """The value, rewritten all the way down."""
        return self._any(value)  # type: ignore[return-value]

    def _any(self, value: object) -> object:
        if isinstance(value, Span):
            return self.source.span(value.start, value.end)
        if isinstance(value, Source):
            return value
        if type(value) is str:  # and no kind or capacity, which are ours
            return self.cover.over(value)
        if isinstance(value, tuple):
            return tuple(self._any(each) for each in value)
        if isinstance(value, Mapping):
            return {name: self._any(each) for name, each in value.items()}
        if is_dataclass(value) and not isinstance(value, type):
            names = [field.name for field in fields(value) if field.name not in _UNTOUCHED]
            return replace(value, **{name: self._any(getattr(value, name)) for name in names})
        return value


def _without_names(letter: Letter) -> Letter:
    """The letter without facts that were about the erased alone."""

    def of(mentions: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(span for span in mentions if COVER not in span.quote)

    def topics(listed: Sequence[_Mentioned]) -> tuple[_Mentioned, ...]:
        cut = (replace(each, mentions=of(each.mentions)) for each in listed if COVER not in each.name)
        return tuple(each for each in cut if each.mentions)

    return replace(
        letter,
        signatories=tuple(_signing(each) for each in letter.signatories if key(each.named_as)),
        detainees=tuple(
            replace(each, aliases=tuple(name for name in each.aliases if COVER not in name))
            for each in letter.detainees
            if COVER not in each.name
        ),
        concerns=tuple(each for each in letter.concerns if COVER not in each.name),
        addressees=tuple(each for each in letter.addressees if COVER not in (each.name or "")),
        cc=tuple(each for each in letter.cc if COVER not in (each.name or "")),
        officials=topics(letter.officials),
        regions=topics(letter.regions),
        laws=topics(letter.laws),
        bodies=topics(letter.bodies),
        events=topics(letter.events),
        supplied=tuple((name, value) for name, value in letter.supplied if COVER not in value),
    )


def _signing(signatory: Signatory) -> Signatory:
    """A signatory who stays, without the parts that were covered whole."""
    parts = ("person", "organization", "acronym", "role", "country", "translation")
    gone = {part: None for part in parts if (text := getattr(signatory, part)) is not None and not key(text)}
    places = {part: span for part, span in signatory.parts.items() if part not in gone}
    return replace(signatory, parts=places, **gone)  # type: ignore[arg-type]


def _kept_issues(before: Letter, after: Letter) -> Iterable[Issue]:
    """The issues that say nothing of the erased: a message may quote a part of it that nobody would find."""
    for old, new in zip(before.issues, after.issues, strict=True):
        covered = new.span is not None and COVER in new.span.quote
        if not covered and old.message == new.message:
            yield new
