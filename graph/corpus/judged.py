"""Judged letters: the letters of a corpus as people judged them, and which judgements may be told of.

A judgement that names what was erased would tell it. It is followed as far as it can be, and never published; where
its reason or its quotes alone name it, it is published without these.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from undersigned.graph.corpus.cache import LetterCache
from undersigned.graph.corpus.folder import Corpus, require_letters
from undersigned.graph.judgements import ABOUT_LETTERS, Judgement, apply_judgements, described, read_judgements
from undersigned.graph.judgements.applying import Applied, mentions
from undersigned.graph.judgements.judgement import without_reason
from undersigned.graph.judgements.words import fold, folded_places, loose_key, loosened
from undersigned.graph.model import Letter


@dataclass(frozen=True, slots=True)
class Judged:
    """Letters as people judged them.

    `judgements` are those that may be followed further and told of, some without their reason; `reports` are sentences
    on those that could not be followed. `gone` are the judgements whose letter or words are not there any more,
    `contradicted` those that others contradict; both may name what was erased, and are for a person's eyes alone. So
    are the names `erased` from each letter, by its id.
    """

    letters: tuple[Letter, ...]
    judgements: tuple[Judgement, ...] = ()
    reports: tuple[str, ...] = ()
    gone: frozenset[Judgement] = frozenset()
    contradicted: frozenset[Judgement] = frozenset()
    erased: Mapping[str, frozenset[str]] = field(default_factory=dict)


def read_letters(
    corpus: Corpus, cache: LetterCache | None = None, *, seen: Callable[[str], None] | None = None
) -> tuple[Letter, ...]:
    """Every letter of the corpus as people judged it, in the order of their ids.

    See `read_judged`; what is erased from one posting of a letter `undersigned.graph.postings.read_postings` erases
    from its others too.
    """
    return read_judged(corpus, read_judgements(corpus.judgements), cache, seen=seen).letters


def read_judged(
    corpus: Corpus,
    judgements: Sequence[Judgement],
    cache: LetterCache | None = None,
    *,
    seen: Callable[[str], None] | None = None,
) -> Judged:
    """Every letter of the corpus with these judgements followed; `seen` is told the id of each as it is read.

    Raises InputError or CorpusError for the first letter that cannot be read.
    """
    cache = cache or LetterCache()
    letters = read_unjudged(corpus, cache, seen=seen)
    judged = judge_letters(letters, judgements)
    cache.write(letters, without=judged.erased)
    return judged


def read_unjudged(
    corpus: Corpus, cache: LetterCache, *, seen: Callable[[str], None] | None = None
) -> tuple[Letter, ...]:
    """Every letter of the corpus as the rules read it, each once; whoever judged them writes the cache.

    CorpusError when the corpus was imported, and has no letters to read.
    """
    require_letters(corpus, "nothing can be judged in them")
    letters = []
    for folder in corpus.letters:
        letters.append(cache.letter(folder))
        if seen is not None:
            seen(folder.id)
    return tuple(letters)


def judge_letters(letters: Sequence[Letter], judgements: Sequence[Judgement]) -> Judged:
    """These letters, as the rules read them, with the judgements followed; raises CorpusError as erasing does."""
    about: defaultdict[str, list[Judgement]] = defaultdict(list)
    for each in judgements:
        if each.kind in ABOUT_LETTERS:
            about[each.letter].append(each)
    applied = [apply_judgements(letter, about.pop(letter.id, ())) for letter in letters]
    return _judged(judgements, applied, frozenset(each for orphans in about.values() for each in orphans))


def _judged(judgements: Sequence[Judgement], applied: Sequence[Applied], orphans: frozenset[Judgement]) -> Judged:
    letters = tuple(each.letter for each in applied)
    names = frozenset[str]().union(*(each.erased for each in applied))
    names |= {each.right for each in orphans if each.verdict == "erased"}
    erasing, nowhere = [each for each in applied if each.erased], _nowhere(names, letters)
    private = frozenset[Judgement]().union(*(each.private for each in applied))
    private |= {each for each in judgements if _is_private(each, erasing, nowhere)}
    reports = [report for each in applied for report in each.reports]
    # `described` keeps silent about what was to be erased, its letter's id included: that may have told a name.
    told = (f"{described(each)} was not followed: its letter is not in this corpus any more" for each in orphans)
    reports.extend(sorted(told))
    bare = {each: without_reason(each) for each in private if each.verdict != "erased"}
    unreasoned = {each: one for each, one in bare.items() if not _is_private(one, erasing, nowhere)}
    published = {each: each for each in judgements if each not in private} | unreasoned
    unsaid = len(bare) - len(unreasoned)
    if unsaid:
        reports.append(f"{unsaid} judgement{'s' * (unsaid != 1)} on what was erased, not published")
    if unreasoned:
        # Not how many: an answer that holds for several postings is said of each of them here.
        reports.append("a judgement whose reason would tell what was erased is published without it")
    return Judged(
        letters,
        tuple(dict.fromkeys(published[each] for each in judgements if each in published)),
        tuple(reports),
        orphans.union(*(each.gone for each in applied)),
        frozenset[Judgement]().union(*(each.contradicted for each in applied)),
        {each.letter.id: each.erased for each in applied if each.erased},
    )


def _is_private(judgement: Judgement, erasing: Iterable[Applied], nowhere: Sequence[str]) -> bool:
    """Whether a judgement names what was erased: a name that is `nowhere` any more, or one together with its letter.

    A name that others bear too may be told, but not as "Ann Lee @ that-letter".
    """
    if judgement.verdict == "erased" or (nowhere and mentions(judgement, nowhere)):
        return True
    return any(
        (judgement.letter == each.letter.id or mentions(judgement, (each.letter.id,)))
        and mentions(judgement, each.erased)
        for each in erasing
    )


def _nowhere(names: Iterable[str], letters: Sequence[Letter]) -> tuple[str, ...]:
    """Those of the erased names that no letter prints any more."""
    left = tuple(names)
    for letter in letters if left else ():
        folded = loosened(fold(letter.source.text))
        left = tuple(name for name in left if not folded_places(folded, loose_key(name)))
    return left
