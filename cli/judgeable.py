"""What can be judged: the names, letters and words of a corpus, and what is nearest to one that is not there."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from undersigned.graph.errors import CorpusError, InputError

if TYPE_CHECKING:
    from undersigned.graph.corpus import Corpus, Judged
    from undersigned.graph.judgements import Judgement
    from undersigned.graph.model import Letter, Signatory
    from undersigned.graph.postings import Postings
    from undersigned.graph.resolve import Clusters

_LIKE = 50
"""From this likeness on (share of letters in common and in order, in per cent) something is worth suggesting."""


class Judgeable:
    """A corpus, read once it is asked for, with the judgements that are there."""

    def __init__(self, corpus: "Corpus") -> None:
        self.corpus = corpus

    @cached_property
    def judgements(self) -> "tuple[Judgement, ...]":
        """Every judgement of the corpus."""
        from undersigned.graph.judgements import read_judgements

        return read_judgements(self.corpus.judgements)

    @cached_property
    def read(self) -> "tuple[Judged, Postings]":
        """The letters as people judged them, and which are one; what was read for the last build is not read again."""
        from undersigned.cli.manifest import CACHE
        from undersigned.cli.walk import default_build
        from undersigned.graph.corpus import LetterCache
        from undersigned.graph.postings import read_postings

        cache = LetterCache(default_build(self.corpus, Path.cwd()) / CACHE / "letters")
        return read_postings(self.corpus, self.judgements, cache)

    @property
    def judged(self) -> "Judged":
        """The letters as people judged them."""
        return self.read[0]

    @cached_property
    def clusters(self) -> "Clusters":
        """Who is who in the letters."""
        from undersigned.graph.resolve import resolve

        judged, postings = self.read
        return resolve(judged.letters, judged.judgements, primary=postings.primary)

    @property
    def reports(self) -> tuple[str, ...]:
        """What is to be said of judgements: those that were not followed, and why."""
        return (*self.judged.reports, *self.read[1].reports, *self.clusters.reports)

    def refusal(self, made: "Judgement") -> str | None:
        """Why a further judgement about names or letters would not be followed; None where it would be."""
        from undersigned.graph.judgements import ABOUT_LETTERS, described
        from undersigned.graph.postings.finding import letter_reports
        from undersigned.graph.resolve import resolve

        if made.kind in ABOUT_LETTERS or self.is_so(made):
            return None
        if made.left.startswith("letter/"):
            reports = letter_reports(self.judged.letters, (*self.judged.judgements, made))
        else:
            judged = (*self.judged.judgements, made)
            reports = resolve(self.judged.letters, judged, primary=self.read[1].primary).reports
        against = f"{described(made)} was not followed"
        return next((report for report in reports if report.startswith(against)), None)

    def is_so(self, judgement: "Judgement") -> bool:
        """Whether a judgement says that two names are one which are one already, as a name and its acronym."""
        from undersigned.graph.resolve.forms import form

        def means(named: str) -> frozenset[str]:
            return frozenset(
                each.id
                for each in self.clusters.entities
                if named in (each.id, *each.replaced) or form(named) in map(form, (each.label, *each.aliases))
            )

        left, right = judgement.left, judgement.right
        if judgement.verdict != "same" or form(left) == form(right) or left.startswith("letter/"):
            return False
        return len(means(left)) == 1 and means(left) == means(right)

    def letter(self, id: str) -> "Letter":
        """The letter of this id; CorpusError where there is none."""
        wanted = id.removeprefix("letter/")
        found = {letter.id: letter for letter in self.judged.letters}
        if wanted not in found:
            raise CorpusError(f"{self.corpus.root}: no letter {wanted!r:.100} here{_nearest(wanted, found)}")
        return found[wanted]

    def is_named(self, name: str) -> bool:
        """Whether this is a name, or the id of somebody or of a letter, that is there."""
        from undersigned.graph.resolve.forms import form
        from undersigned.graph.resolve.namesakes import name_and_letter

        if name.startswith("letter/"):
            return name.removeprefix("letter/") in {letter.id for letter in self.judged.letters}
        return name in self._ids or form(name_and_letter(name)[0]) in self._forms or form(name) in self._forms

    def name(self, name: str) -> str:
        """The name as it is judged; CorpusError where nobody is called so and nothing has that id."""
        if not self.is_named(name):
            known: Iterable[str] = (one for each in self.clusters.entities for one in (each.label, *each.aliases))
            if "/" in name:
                known = [*self._ids, *(f"letter/{letter.id}" for letter in self.judged.letters)]
            raise CorpusError(f"{self.corpus.root}: no letter names {name!r:.100}{_nearest(name, known)}")
        return name

    def signature(self, letter: "Letter", words: str) -> "Signatory":
        """The signature that is meant by `words`; InputError where that is none, or not clear."""
        from undersigned.graph.judgements.facts import meant
        from undersigned.graph.model import Signatory

        found = [each for each in meant(letter, "signatory", words) if isinstance(each, Signatory)]
        entries = dict.fromkeys(each.span.quote for each in found)
        if not found:
            printed = [each.span.quote for each in letter.signatories]
            names = [each.named_as for each in letter.signatories]
            raise InputError(
                f"{letter.id}: no signature is printed as {words!r:.100}{_nearest(words, printed + names)}"
            )
        if len(entries) > 1:
            listed = ", ".join(f"{quote!r:.100}" for quote in entries)
            raise InputError(f"{letter.id}: {words!r:.100} fits {len(entries)} signatures; give one of {listed}")
        return found[0]

    def words(self, letter: "Letter", field: str, words: str) -> str:
        """The words as they are judged; InputError where the letter does not print them and has no such fact."""
        from undersigned.graph.judgements.facts import items, meant, names_of
        from undersigned.graph.judgements.words import places

        if not meant(letter, field, words) and not places(letter.source.text, words):
            known = [name for fact in items(letter, field) for name in names_of(fact)]
            raise InputError(f"{letter.id}: the letter does not print {words!r:.100}{_nearest(words, known)}")
        return words

    def postings_of(self, letter: "Letter") -> tuple[str, ...]:
        """The ids of the other postings of this letter."""
        works = (work.versions for work in self.read[1].works if letter.id in work.versions)
        return tuple(version for versions in works for version in versions if version != letter.id)

    def elsewhere(self, letter: "Letter", signatory: "Signatory") -> tuple[str, ...]:
        """The ids of other letters, and no postings of this one, that print the name of this signatory."""
        from undersigned.graph.judgements.covering import plain
        from undersigned.graph.judgements.words import loose_places

        name = signatory.named_as if signatory.person is None else plain(signatory.person)
        own = {letter.id, *self.postings_of(letter)}
        return tuple(
            each.id for each in self.judged.letters if each.id not in own and loose_places(each.source.text, name)
        )

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(id for each in self.clusters.entities for id in (each.id, *each.replaced))

    @cached_property
    def _forms(self) -> frozenset[str]:
        from undersigned.graph.resolve.forms import form

        return frozenset(form(name) for each in self.clusters.entities for name in (each.label, *each.aliases))


def _nearest(wanted: str, known: Iterable[str]) -> str:
    """What may have been meant, as the end of an error's line."""
    from rapidfuzz import fuzz, process

    by_form = {name.casefold(): name for name in sorted(known)}
    near = process.extract(wanted.casefold(), list(by_form), scorer=fuzz.ratio, limit=3, score_cutoff=_LIKE)
    if not near:
        return ""
    return "; near to it: " + ", ".join(repr(" ".join(by_form[each].split())) for each, _, _ in near)
