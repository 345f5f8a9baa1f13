"""Retelling: which judgements a dataset of some letters may hold, for they are words of people about any letter.

A judgement is retold when it speaks only of what is kept: a kept letter, or two kept entities by names or ids that
they still have. What it says in a person's own words (the reason, quotes, readings) is searched for names that only
letters left out print; where one is found, the whole judgement stays behind. One about words of a kept letter, which
that letter prints or which a kept finding has, tells nothing by these; a reason or a quote that tells something stays
behind alone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from undersigned.graph.judgements.kinds import ABOUT_LETTERS
from undersigned.graph.postings.works import PREFIX
from undersigned.graph.rdf.discretion import PRINTED, Standing, running
from undersigned.graph.rdf.evidence import words_behind
from undersigned.graph.rdf.facts import Facts
from undersigned.graph.rdf.names import RDF, RDFS, UND
from undersigned.graph.resolve.forms import form, words_of
from undersigned.graph.resolve.namesakes import name_and_letter

_POSSESSIVE = re.compile("['\u2018\u2019\u02bc]s\\b", re.IGNORECASE)
_FREE = (UND["reason"], UND["quote"], RDFS["comment"])
_OWN_WORDS = (UND["left"], UND["right"], UND["readAs"], *_FREE)
_SAID = (*PRINTED, RDF["object"], RDFS["label"])


class Retelling:
    """Knows what is kept, and what must not be told: `secrets` are names in normal form, `kept` those that may be."""

    def __init__(
        self,
        *,
        letters: AbstractSet[str],
        standings: Iterable[Standing],
        secrets: AbstractSet[str],
        addresses: AbstractSet[str],
    ) -> None:
        self._letters = letters
        every = list(standings)
        self._ids = {standing.id for standing in every}
        names = {name for standing in every for name in (standing.label, *standing.aliases)}
        self._forms = {form(name) for name in names}
        told = {words_of(name) for name in names}
        self._secrets = {running(name).strip() for name in secrets - told}
        self._told = {running(name).strip() for name in told}
        self._longest = max((len(each.split()) for each in (*self._secrets, *self._told)), default=0)
        self._addresses = addresses

    def may_be_told(self, facts: Facts, judgement: str, *, about: Iterable[str]) -> bool:
        """Whether the judgement speaks only of what is kept, be it without `untold`; `about` are kept findings."""
        lefts, rights, readings = (facts.words(judgement, UND[each]) for each in ("left", "right", "readAs"))
        if not _is_about_a_letter(facts, judgement):
            known = all(self._is_kept(side) for side in (*lefts, *rights))
            texts = (text for said in _OWN_WORDS for text in facts.words(judgement, said))
            return known and not any(map(self.gives_away, texts))
        told = [running(text) for node in about for text in _said(facts, node)]
        return all(left.removeprefix(PREFIX) in self._letters for left in lefts) and all(
            any(running(text) in each for each in told) or not self.gives_away(text)
            for text in (*rights, *(reading.partition(": ")[2] for reading in readings))
        )

    def untold(self, facts: Facts, judgement: str) -> frozenset[tuple[str, str]]:
        """What stays behind of a judgement that may be told, by predicate: reasons and quotes that tell something."""
        said = ((each.value, text) for each in _FREE for text in facts.words(judgement, each))
        return frozenset((predicate, text) for predicate, text in said if self.gives_away(text))

    def gives_away(self, text: str) -> bool:
        """Whether a text holds a name, or an address, that only letters left out have.

        A longer name that may be told hides a shorter one in it: "PEN America" does not tell of "PEN".
        """
        if any(address in text for address in self._addresses):
            return True
        return any(self._names_a_secret(running(each).split()) for each in (text, _POSSESSIVE.sub("", text)))

    def _names_a_secret(self, words: Sequence[str]) -> bool:
        at = 0
        while at < len(words):
            for size in range(min(self._longest, len(words) - at), 0, -1):
                name = " ".join(words[at : at + size])
                if name in self._secrets:
                    return True
                if name in self._told:
                    at += size - 1
                    break
            at += 1
        return False

    def _is_kept(self, side: str) -> bool:
        if side.startswith(PREFIX):
            return side.removeprefix(PREFIX) in self._letters
        name, letter = name_and_letter(side)
        if letter is not None and letter not in self._letters:
            return False
        return side in self._ids or form(side) in self._forms or (letter is not None and form(name) in self._forms)


def _is_about_a_letter(facts: Facts, judgement: str) -> bool:
    return not ABOUT_LETTERS.isdisjoint(facts.words(judgement, UND["kind"]))


def _said(facts: Facts, node: str) -> Iterator[str]:
    """The words that a finding has, and those that are its evidence."""
    yield from (words for said in _SAID for words in facts.words(node, said))
    yield from words_behind(facts, node)
