"""Erasures: a signature that is to be erased from one posting of a letter is to be erased from all of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from undersigned.graph.corpus import Corpus, Judged, LetterCache, read_judged
from undersigned.graph.judgements import Judgement
from undersigned.graph.model import Letter, Signatory
from undersigned.graph.postings.finding import find_postings
from undersigned.graph.postings.works import Postings
from undersigned.graph.resolve.forms import form


def read_postings(
    corpus: Corpus,
    judgements: Sequence[Judgement],
    cache: LetterCache | None = None,
    *,
    seen: Callable[[str], None] | None = None,
) -> tuple[Judged, Postings]:
    """The letters of a corpus as people judged them, and which of them are one.

    What is erased from one posting of a letter is erased from the others too. Raises as `read_judged` does.
    """
    judged = read_judged(corpus, judgements, cache, seen=seen)
    postings = find_postings(judged.letters, judged.judgements)
    further = further_erasures(judged.letters, postings, judgements, judged.erased)
    if further:
        judged = read_judged(corpus, (*judgements, *further), cache)
        postings = find_postings(judged.letters, judged.judgements)
    return judged, postings


def further_erasures(
    letters: Sequence[Letter],
    postings: Postings,
    judgements: Sequence[Judgement],
    erased: Mapping[str, frozenset[str]],
) -> tuple[Judgement, ...]:
    """The judgements that erase from the other postings of a letter what is `erased` from one of them.

    `erased` has the names erased from each letter, by its id. A signature is the same where the person has the same
    name; where no person is printed, the organization.
    """
    names = {id: frozenset(map(form, each)) for id, each in erased.items() if each}
    if not names:
        return ()
    by_id = {letter.id: letter for letter in letters}
    found = set[Judgement]()
    for work in postings.works:
        for origin in sorted(names.keys() & set(work.versions)):
            asked = min(each for each in judgements if each.verdict == "erased" and each.letter == origin)
            for other in sorted(set(work.versions) - {origin}):
                for words in _signed(by_id[other], names[origin]):
                    found.add(replace(asked, left=other, right=words))
    return tuple(sorted(found - set(judgements)))


def _signed(letter: Letter, names: frozenset[str]) -> Iterator[str]:
    """The printed words of each signature of one of these names."""
    for signatory in letter.signatories:
        if form(_who(signatory)) in names:
            yield signatory.span.quote


def _who(signatory: Signatory) -> str:
    return signatory.person or signatory.organization or signatory.span.quote
