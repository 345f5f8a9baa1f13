"""What a letter is known to say already, asked for by place and by name."""

from collections.abc import Iterable
from itertools import chain

from undersigned.graph.model import Letter, Span


class Known:
    """The places and the names that rules, and proposals before, have read in a letter, by kind of fact."""

    def __init__(self, letter: Letter) -> None:
        self._single = {"title": letter.title is not None, "date": letter.date is not None}
        self._counted = letter.claimed_count is not None and letter.claimed_count.value == len(letter.signatories)
        doubted = (issue.span for issue in letter.issues if issue.code == "possible-detainee")
        spans: dict[str, Iterable[Span | None]] = {
            "heading": (fact.span for fact in (letter.title, letter.date) if fact is not None),
            "addressees": (each.span for each in (*letter.addressees, *letter.cc)),
            "signatories": (each.span for each in letter.signatories),
            "officials": chain.from_iterable(each.mentions for each in letter.officials),
            "asks": (each.span for each in letter.asks),
            "held": chain((each.span for each in letter.detainees), (each.span for each in letter.concerns)),
            "doubted": doubted,
        }
        size = len(letter.source.text)
        self._places = {kind: _Places(size, found) for kind, found in spans.items()}
        held = chain(
            (each.name for each in letter.detainees),
            (alias for each in letter.detainees for alias in each.aliases),
            (each.name for each in letter.concerns),
        )
        self._names = {
            "signatories": {folded(each.span.quote) for each in letter.signatories},
            "officials": {folded(each.name) for each in letter.officials},
            "held": {folded(name) for name in held},
        }

    def has(self, kind: str, span: Span) -> bool:
        """Whether these words are known as this kind of fact; of a kind that a letter has once, whether it is known."""
        if kind in self._single:
            return self._single[kind]
        name = folded(span.quote)
        if kind == "detainees":
            return name in self._names["held"] or self._meets(span, "held", "doubted")
        return name in self._names.get(kind, ()) or self._meets(span, kind)

    def contradicts(self, kind: str, span: Span) -> bool:
        """Whether these words are known as something that cannot be this kind of fact as well.

        Where the rules found as many signatories as the letter declares, any further one contradicts them.
        """
        if kind == "signatories":
            name = f" {folded(span.quote)} "
            return (
                self._counted
                or self._meets(span, "heading", "addressees", "officials", "asks", "held")
                or any(f" {held} " in name for held in self._names["held"])
            )
        if kind in {"officials", "addressees"}:
            return self._meets(span, "signatories", "held")
        return self._meets(span, "signatories")

    def learn(self, kind: str, span: Span) -> None:
        """Keep in mind a fact that was added."""
        if kind in self._single:
            self._single[kind] = True
            kind = "heading"
        self._places[kind].add(span)
        if kind in self._names:
            self._names[kind].add(folded(span.quote))

    def _meets(self, span: Span, *kinds: str) -> bool:
        return any(self._places[kind].meets(span) for kind in kinds)


class _Places:
    """Characters of a text that spans cover: a byte each, so that asking costs no more the more there are."""

    def __init__(self, size: int, spans: Iterable[Span | None]) -> None:
        self._covered = bytearray(size)
        for span in spans:
            if span is not None:
                self.add(span)

    def add(self, span: Span) -> None:
        self._covered[span.start : span.end] = b"\1" * (span.end - span.start)

    def meets(self, span: Span) -> bool:
        return self._covered.find(1, span.start, span.end) >= 0


def folded(name: str) -> str:
    r"""A name without regard to case and white space.

    >>> folded("Old\n Chen")
    'old chen'
    """
    return " ".join(name.casefold().split())
