"""Erasures: a signature that is to be erased from one posting of a letter is to be erased from all of them.

Which letters are one is found before anything is erased or judged: two postings of which only one is covered may look
like two letters, and then the other would go on telling the name.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from undersigned.graph.corpus import Corpus, Judged, LetterCache
from undersigned.graph.corpus.judged import judge_letters, read_unjudged
from undersigned.graph.judgements import ABOUT_LETTERS, Judgement, apply_judgements
from undersigned.graph.judgements.covering import people_of, pieces, plain
from undersigned.graph.judgements.erasing import signatures
from undersigned.graph.judgements.judgement import without_reason
from undersigned.graph.judgements.words import loose_key, loose_places
from undersigned.graph.model import Capacity, Letter, Signatory
from undersigned.graph.postings.finding import in_order, letter_reports, postings_among
from undersigned.graph.postings.profiles import profile
from undersigned.graph.postings.reach import reached
from undersigned.graph.postings.repeating import further_facts
from undersigned.graph.postings.works import Postings
from undersigned.graph.resolve.known import load_knowledge


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
    cache = cache or LetterCache()
    letters = read_unjudged(corpus, cache, seen=seen)
    judged, postings = judge_postings(letters, judgements)
    cache.write(letters, without=judged.erased)
    return judged, postings


def judge_postings(letters: Sequence[Letter], judgements: Sequence[Judgement]) -> tuple[Judged, Postings]:
    """These letters, as the rules read them, as people judged them, and which of them are one.

    Which are one is found in the letters as they were read: a fact that was judged in one posting parts it from none.
    """
    told = [each for each in judgements if each.verdict != "erased"]
    known = load_knowledge()
    profiles = {letter.id: profile(letter, known) for letter in letters}
    postings = postings_among(profiles.values(), told)
    facts = further_facts(letters, postings, told)
    before = judge_letters(letters, (*told, *facts))  # never written: it holds what is to be erased
    shown = {letter.id: letter for letter in before.letters}
    postings = in_order(postings, before.letters)
    if len(told) == len(judgements):
        return _without(before, facts), postings
    judged_profiles = {
        letter.id: profiles[letter.id] if shown[letter.id] is letter else profile(shown[letter.id], known)
        for letter in letters
    }
    reaches = reached(judgements, postings, (profiles, judged_profiles))
    further = further_erasures(letters, before.letters, postings, judgements, reaches)
    judged = _without(judge_letters(letters, (*judgements, *facts, *further)), facts)
    asked = {each.letter for each in judgements if each.verdict == "erased"}
    still = {version for work in postings.works if not asked.isdisjoint(work.versions) for version in work.versions}
    parted = {each.letter for each in further} - still - asked
    stays = tuple(
        f"letter {id}: what was erased from it while it was one letter with another stays covered"
        for id in sorted(parted)
    )
    # Questions hold ids and counts, and no name; a report may name a letter that must not be told.
    return judged, replace(postings, reports=(*letter_reports(judged.letters, judged.judgements), *stays))


def _without(judged: Judged, facts: Sequence[Judgement]) -> Judged:
    """The same without judgements that nobody made in these words: they are the answers to other postings."""
    if not facts:
        return judged
    made = frozenset((*facts, *map(without_reason, facts)))
    kept = tuple(each for each in judged.judgements if each not in made)
    return replace(judged, judgements=kept, gone=judged.gone - made, contradicted=judged.contradicted - made)


def further_erasures(
    letters: Sequence[Letter],
    unmasked: Sequence[Letter],
    postings: Postings,
    judgements: Sequence[Judgement],
    reaches: Mapping[str, frozenset[str]],
) -> tuple[Judgement, ...]:
    """The judgements that erase from the other postings of a letter what is to be erased from one of them.

    `letters` are as the rules read them, `unmasked` as people judged them but for what is to be erased. A signature is
    the same where the person has the same name in any spelling; where no person is printed, the organization. Where a
    posting has a name, and no such signature was read in it, its words are to be erased wherever they stand.
    `reaches` has for a letter those that were one with it when something was erased from it, and may not be any more.
    """
    read, shown = ({each.id: each for each in listed} for listed in (letters, unmasked))
    asked: defaultdict[str, list[Judgement]] = defaultdict(list)
    for each in sorted(judgements):
        if each.verdict == "erased":
            asked[each.letter].append(each)
    sets = [frozenset(work.versions) for work in postings.works if not asked.keys().isdisjoint(work.versions)]
    covered = {(origin, version) for versions in sets for origin in versions for version in versions}
    found = set[Judgement]()
    for versions in sets:
        found |= _from(versions, asked, read, shown, judgements)
    for origin in sorted(asked.keys() & reaches.keys()):
        also = {each for each in reaches[origin] if (origin, each) not in covered}
        if also - {origin}:
            only = {origin: asked[origin]}
            made = _from(reaches[origin], only, read, shown, judgements)
            found |= {each for each in made if each.letter in also}
    return tuple(sorted(found - set(judgements)))


def _from(
    versions: AbstractSet[str],
    asked: Mapping[str, Sequence[Judgement]],
    read: Mapping[str, Letter],
    shown: Mapping[str, Letter],
    judgements: Sequence[Judgement],
) -> set[Judgement]:
    """What is to be erased from all these letters, because it is `asked` of some of them."""
    gone = _gone(versions, asked, {id: (read[id], shown[id]) for id in versions}, judgements)
    first = min(each for origin in asked.keys() & versions for each in asked[origin])
    return {
        replace(first, left=version, right=words, value=value)
        for version in versions
        for words, value in gone.printed(read[version], shown[version])
        if words not in {each.right for each in asked.get(version, ())}
    }


@dataclass(slots=True)
class _Gone:
    """Who is to be erased from a letter, by loose keys.

    `organizations` signed by themselves, `solely` those of them that nobody else signs for where they are erased, and
    `employers` are what the `people` signed for. `words` are to be covered wherever they stand.
    """

    people: dict[str, str] = field(default_factory=dict)
    organizations: dict[str, str] = field(default_factory=dict)
    solely: set[str] = field(default_factory=set)
    employers: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)

    def add(self, signatories: Iterable[Signatory]) -> None:
        """These are to be erased."""
        for each in signatories:
            people = [plain(name) for name in people_of(each)]
            self.people.update((loose_key(name), name) for name in people)
            if people:
                self.employers.update(map(loose_key, _organizations(each)))
            else:
                self.organizations.update((loose_key(name), name) for name in _organizations(each))

    def has(self, signatory: Signatory) -> bool:
        """Whether this is one of them."""
        people = {loose_key(plain(name)) for name in people_of(signatory)}
        names = {loose_key(name) for name in _organizations(signatory)}
        if people:
            alone = signatory.capacity is not Capacity.INDIVIDUAL and not names.isdisjoint(self.solely)
            return alone or not people.isdisjoint(self.people)
        return not names.isdisjoint(self.people.keys() | self.organizations.keys() | self.employers)

    def printed(self, read: Letter, shown: Letter) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
        """Yield the words to be erased from a posting, with the name of the person that they are, if they are one."""
        mine = {each.span.quote for each in _signatories(read, shown) if self.has(each)}
        yield from ((words, ()) for words in sorted(mine))
        text = read.source.text
        for name in sorted(self.people.values()):
            for words in _as_printed(text, name):
                yield words, (("person", words),)
        # What others print as their own stays theirs, as within one letter.
        kept = [each for each in shown.signatories if each.span.quote not in mine]
        theirs = {loose_key(name) for each in kept for name in (*_organizations(each), each.person or "")}
        theirs |= {loose_key(piece) for each in kept for piece in pieces(each)}
        for name in sorted({*self.organizations.values()} | self.words):
            if loose_key(name) not in theirs:
                for words in _as_printed(text, name):
                    yield words, ()


def _gone(
    versions: AbstractSet[str],
    asked: Mapping[str, Sequence[Judgement]],
    letters: Mapping[str, tuple[Letter, Letter]],
    judgements: Sequence[Judgement],
) -> _Gone:
    """Who is to be erased from all these postings, as they are printed in any; `letters` as read, and unmasked."""
    gone, kept = _Gone(), set[str]()
    for origin in sorted(asked.keys() & versions):
        read, shown = letters[origin]
        words = [each.right for each in asked[origin]]
        named = [*signatures(read, words), *signatures(shown, words)]
        gone.add(named)
        quotes = {each.span.quote for each in named}
        kept |= {
            loose_key(name)
            for each in shown.signatories
            if each.span.quote not in quotes
            for name in _organizations(each)
        }
        # What is covered there is to be covered here: the pieces of an entry that was misread as well.
        own = [each for each in judgements if each.letter == origin and each.kind in ABOUT_LETTERS]
        gone.words |= apply_judgements(read, own).erased
    gone.solely = gone.organizations.keys() - kept
    for _ in versions:  # a posting may print a name in two languages, and lead to one in the second alone
        for version in sorted(versions):
            gone.add([each for each in _signatories(*letters[version]) if gone.has(each)])
    return gone


def _organizations(signatory: Signatory) -> tuple[str, ...]:
    """The names of the organization in a signature; of whoever signs, where nobody was read as a person."""
    second = signatory.translation if signatory.person is None or signatory.organization is not None else None
    named = signatory.named_as if signatory.person is None else None
    return tuple(name for name in (signatory.organization, second, named) if name)


def _as_printed(text: str, name: str) -> tuple[str, ...]:
    """The spellings in which a text has a name."""
    return tuple(sorted({text[start:end] for start, end in loose_places(text, name)}))


def _signatories(read: Letter, shown: Letter) -> Iterator[Signatory]:
    """Those whom the rules read, and those whom people did."""
    yield from read.signatories
    if shown is not read:
        yield from shown.signatories
