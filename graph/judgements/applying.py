"""Applying: a letter as people judged it, before anybody asks who is who in it.

First which facts hold, then how they are to be read, then which signatures were withdrawn; erasing comes last, so
that nothing that was accepted or corrected brings erased words back. What cannot be followed is reported.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from undersigned.graph.judgements.contradictions import Contradiction, contradictions, standing
from undersigned.graph.judgements.erasing import erase
from undersigned.graph.judgements.facts import accept, meant, recounted, reject
from undersigned.graph.judgements.judgement import Judgement, described
from undersigned.graph.judgements.kinds import ABOUT_LETTERS
from undersigned.graph.judgements.readings import correct
from undersigned.graph.judgements.words import Folded, fold, folded_places, loose_key, loosened, places
from undersigned.graph.model import Issue, Letter, Severity, Signatory

CONTRADICTED = "judgements-differ"
"""The code of the issue on words that people judge in two ways."""

WITHDRAWN = "withdrawn"
"""The status of a signature that was taken back, and is shown so."""


@dataclass(frozen=True, slots=True)
class Applied:
    """A letter as people judged it.

    `reports` are sentences on what could not be followed, `gone` the judgements whose words are not in the letter any
    more, `contradicted` those that others contradict. `private` are judgements that name what was erased, and `erased`
    the names: both for comparing with, never for writing.
    """

    letter: Letter
    reports: tuple[str, ...] = ()
    gone: frozenset[Judgement] = frozenset()
    contradicted: frozenset[Judgement] = frozenset()
    private: frozenset[Judgement] = frozenset()
    erased: frozenset[str] = frozenset()


def apply_judgements(letter: Letter, judgements: Iterable[Judgement]) -> Applied:
    """The letter with the judgements about its words followed; other judgements are passed over.

    Raises CorpusError when a name that is to be erased stands in the letter's id.
    """
    own = sorted(each for each in judgements if each.kind in ABOUT_LETTERS and each.letter == letter.id)
    if not own:
        return Applied(letter)
    following = _Following(letter, own)
    following.facts()
    following.withdrawn()
    return following.erased()


def mentions(judgement: Judgement, names: Iterable[str]) -> bool:
    """Whether a judgement says one of these names anywhere."""
    said = (
        judgement.left,
        judgement.right,
        judgement.reason,
        *judgement.evidence,
        *(text for _, text in judgement.value),
    )
    folded = _folded("\n".join(said))
    return any(folded_places(folded, loose_key(name)) for name in names)


@lru_cache(maxsize=1 << 13)
def _folded(said: str) -> Folded:
    # A judgement is asked for the names of every letter that something was erased from.
    return loosened(fold(said))


class _Following:
    """A letter while its judgements are followed, one after the other."""

    def __init__(self, letter: Letter, own: Sequence[Judgement]) -> None:
        self._read = letter
        self._letter = letter
        self._all = own
        self._own = standing(own)
        self._reports: list[tuple[Judgement, str]] = []
        self._gone: set[Judgement] = set()
        self._quarrels = contradictions(own)
        self._contradicted = {each for quarrel in self._quarrels for each in quarrel.judgements}

    def facts(self) -> None:
        """Follow what people say about facts, then how they read them."""
        before = len(self._letter.signatories)
        for quarrel in self._quarrels:
            if quarrel.judgements[0].kind != "withdrawn":
                self._reports.append((quarrel.judgements[0], f"{quarrel.line}; it stays as the letter was read"))
                self._flag(quarrel.judgements[0], quarrel.line)
        for each in self._own:
            if each.kind == "fact" and each not in self._contradicted and each.verdict != "unsure":
                self._follow(each, accept if each.verdict == "accept" else reject)
        read = self._letter
        for each in self._own:
            if each.kind == "correct" and each not in self._contradicted:
                self._follow(each, partial(correct, value=dict(each.value), read=read))
        if len(self._letter.signatories) != before:
            self._letter = recounted(self._letter)

    def withdrawn(self) -> None:
        """Mark the signatures that are to be shown as withdrawn."""
        for each in self._own:
            if each.kind == "withdrawn" and each.verdict == "shown":
                found = meant(self._letter, "signatory", each.right)
                several = len({one.span.quote for one in found if isinstance(one, Signatory)}) > 1
                if not found or several:
                    why = f"the words fit {len(found)} signatures; write the whole entry" if several else None
                    self._unfollowed(each, why)
                    continue
                marked = {id(one) for one in found}
                signatories = tuple(
                    replace(one, status=WITHDRAWN, withdrawn=each.since or one.withdrawn) if id(one) in marked else one
                    for one in self._letter.signatories
                )
                self._letter = replace(self._letter, signatories=signatories)

    def erased(self) -> Applied:
        """Erase what is to be erased, and tell what came of all."""
        asked = [each for each in self._own if each.verdict == "erased"]
        printed = [each for each in asked if self._is_printed(each.right)]
        self._gone.update(each for each in asked if each not in printed)
        named = [text for each in printed for part, text in each.value if part == "person"]
        done = None
        if printed:
            done = erase(self._letter, [each.right for each in printed], before=self._read, named=named)
        names = frozenset(each.right for each in asked) | (frozenset() if done is None else done.names)
        private = frozenset(each for each in self._all if each in asked or (asked and mentions(each, names)))
        reports = [sentence for each, sentence in self._reports if each not in private]
        reports.extend(self._on_erasing(private))
        return Applied(
            self._letter if done is None else done.letter,
            tuple(reports),
            frozenset(self._gone),
            frozenset(self._contradicted),
            private,
            names,
        )

    def _is_printed(self, words: str) -> bool:
        found = (meant(each, "signatory", words) for each in (self._letter, self._read))
        return any(found) or bool(places(self._letter.source.text, words))

    def _on_erasing(self, private: frozenset[Judgement]) -> Iterable[str]:
        """What is to be known of erasing, in words that tell nothing of the erased."""
        where = f"letter {self._letter.id}"
        for each in sorted(private & self._gone):
            if each.verdict == "erased":
                yield f"{where}: {described(each)} is not printed there any more"
        if any(each.verdict == "shown" for each in private):
            both = tuple(sorted(each for each in private if each.kind == "withdrawn"))
            yield f"{Contradiction(f'{where}: a signature', both).line}; it is erased"

    def _follow(self, judgement: Judgement, way: Callable[[Letter, str, str], tuple[Letter, str | None]]) -> None:
        before = self._letter
        self._letter, remark = way(before, judgement.field, judgement.right)
        if remark is None:
            return
        if self._letter is before:
            self._unfollowed(judgement, remark)
        else:
            self._reports.append((judgement, f"{described(judgement)} was followed: {remark}"))

    def _unfollowed(self, judgement: Judgement, why: str | None = None) -> None:
        if why is None or not places(self._letter.source.text, judgement.right):
            self._gone.add(judgement)
        why = why or "no signature there is printed so"
        self._reports.append((judgement, f"{described(judgement)} was not followed: {why}"))

    def _flag(self, judgement: Judgement, line: str) -> None:
        """Point at words that people judge in two ways."""
        found = places(self._letter.source.text, judgement.right)
        span = self._letter.source.span(*found[0]) if found else None
        issue = Issue(CONTRADICTED, Severity.QUESTION, f"{line}.", span)
        self._letter = replace(self._letter, issues=(*self._letter.issues, issue))
