"""The table of the policy on names of organizations: which clue makes two names one, two, or a question.

A row is a clue and the answer that follows from it. What is the same for sure comes only after every veto that might
hold two equal-looking names apart; what is merely alike comes last and asks a person.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from undersigned.graph.resolve import organization_clues as clues
from undersigned.graph.resolve import organization_hints as hints
from undersigned.graph.resolve import vetoes
from undersigned.graph.resolve.organization_names import Name
from undersigned.graph.resolve.organization_sides import CHAPTER, RENAMED, SECRETARIAT
from undersigned.graph.resolve.verdicts import Answer, Clue

Look: TypeAlias = Callable[[Name, Name], Clue | None]


@dataclass(frozen=True, slots=True)
class Row:
    """A clue's name, where it is looked for, the answer that follows, and what the two may be to one another.

    `says` tells a reader what is seen, apart from what other rows see by the same look.
    """

    clue: str
    look: Look
    answer: Answer
    says: str
    relation: str | None = None


POLICY: tuple[Row, ...] = (
    Row(
        "exact-form",
        clues.exact_form,
        Answer.SAME,
        "The same normal form: case, punctuation and an article do not count.",
    ),
    # Names that look the same, and are two.
    Row(
        "other-number",
        vetoes.other_number,
        Answer.DIFFERENT,
        "Two numbers in names that share a word: “Article 19” and “Article 36”.",
    ),
    Row(
        "other-place",
        vetoes.other_place,
        Answer.DIFFERENT,
        "Each has a place or a people that the other has not.",
    ),
    Row(
        "section",
        vetoes.chapter,
        Answer.DIFFERENT,
        "Equal names, one of which says that it is a part: “section”, “chapter”, “branch”.",
        CHAPTER,
    ),
    Row(
        "chapter",
        vetoes.chapter,
        Answer.DIFFERENT,
        "Equal names, one of which has a place more, where the other is a whole: “International”.",
        CHAPTER,
    ),
    Row(
        "seat",
        vetoes.seat,
        Answer.REVIEW,
        "Equal names, one with a place more: its seat, what it is about, or of what it is a chapter.",
        CHAPTER,
    ),
    Row(
        "other-audience",
        vetoes.other_audience,
        Answer.DIFFERENT,
        "The women’s, the youth’s or the lawyers’ group beside another, or beside the general one.",
    ),
    # One name, printed in two ways.
    Row(
        "same-spelling",
        clues.same_name,
        Answer.SAME,
        "The same words in the same order, once spelling, spacing, accents and articles are set aside.",
    ),
    Row(
        "legal-form",
        clues.same_name,
        Answer.SAME,
        "The same but for a legal form (“e.V.”); one that may be a place (“SA”) only in its language.",
    ),
    Row(
        "same-but-marked",
        clues.same_but_marked,
        Answer.REVIEW,
        "The same words, and beside one what may be another body’s: “(NSW)”, “SA”, “and”, “Indian”.",
    ),
    Row(
        "same-words",
        clues.same_words,
        Answer.REVIEW,
        "The same words that count, in the same order: “of” may be “for”, “Canada” “Canadian”.",
    ),
    Row(
        "plural",
        clues.singular_and_plural,
        Answer.REVIEW,
        "The same words, three at least, but for an “s” at the end of a common word.",
    ),
    Row(
        "plural-of-few",
        clues.singular_and_plural,
        Answer.REVIEW,
        "The same but for an “s”, in two words only, or in a word that may be a name.",
    ),
    Row(
        "described",
        clues.described,
        Answer.REVIEW,
        "The same words, and behind one a word in small letters that only describes: “network”, “charity”.",
    ),
    Row(
        "typo",
        clues.one_word_mistyped,
        Answer.SAME,
        "The same words but for one long common word, misspelled by a slip: two letters turned, or one left out.",
    ),
    Row(
        "near-spelling",
        clues.one_word_mistyped,
        Answer.REVIEW,
        "The same words but for a letter of a long word, which may be another word, or another town.",
    ),
    Row(
        "moved-word",
        clues.moved_word,
        Answer.REVIEW,
        "The same words, four at least, a single place first in one and last in the other.",
    ),
    Row(
        "other-order",
        clues.moved_word,
        Answer.REVIEW,
        "The same words that count in another order.",
    ),
    Row(
        "motto",
        hints.name_and_motto,
        Answer.REVIEW,
        "One goes on behind a colon or a dash with what it is, and what for: “a magazine on …”.",
    ),
    Row(
        "name-and-more",
        hints.name_and_motto,
        Answer.REVIEW,
        "One goes on otherwise behind the other’s name, or each goes on in its own way behind one name.",
    ),
    Row(
        "former-name",
        hints.former_name,
        Answer.REVIEW,
        "One is printed as the former name of the other.",
        RENAMED,
    ),
    # One says in short what the other says in full.
    Row(
        "long-printed-acronym",
        hints.printed_acronym,
        Answer.SAME,
        "One is the acronym printed beside the other: five letters or more, its initials, no word.",
    ),
    Row(
        "long-initials",
        hints.printed_acronym,
        Answer.REVIEW,
        "One is nothing but the initials of the other, six or more.",
    ),
    Row(
        "printed-acronym",
        hints.printed_acronym,
        Answer.REVIEW,
        "One is nothing but the acronym printed beside the other, a shorter one, or one that is a word.",
    ),
    Row(
        "initials",
        hints.printed_acronym,
        Answer.REVIEW,
        "One is nothing but the initials of the other, five or fewer.",
    ),
    Row(
        "acronym-and-place",
        hints.acronym_and_place,
        Answer.REVIEW,
        "One is an acronym and a place, the other has both: “SFT-India”.",
    ),
    Row(
        "part-abbreviated",
        hints.part_abbreviated,
        Answer.REVIEW,
        "One begins with initials that the other writes out: “TU”, “Technische Universität”.",
    ),
    Row(
        "word-abbreviated",
        hints.word_abbreviated,
        Answer.REVIEW,
        "A word that one has in full the other cuts short with a point: “Österr.”.",
    ),
    # Something is missing, and a person knows whether it matters.
    Row(
        "secretariat",
        hints.generic_word_missing,
        Answer.REVIEW,
        "Only one has a word that says that its staff speaks: “Secretariat”, “Office”.",
        SECRETARIAT,
    ),
    Row(
        "generic-word",
        hints.generic_word_missing,
        Answer.REVIEW,
        "Only one has a word that says what sort of body it is: “Association”, “Network”, “Foundation”.",
    ),
    Row(
        "translated",
        hints.said_in_english,
        Answer.REVIEW,
        "Word for word the same, once both are said in English.",
    ),
    # A word stands where the other name has another.
    Row(
        "acronym-clash",
        vetoes.acronym_clash,
        Answer.DIFFERENT,
        "One acronym, and two names in one language that it abbreviates.",
    ),
    Row(
        "one-thing-apart",
        vetoes.one_thing_apart,
        Answer.DIFFERENT,
        "A word or two stand in one name where others stand in the other: “Watch” and “Forum”.",
    ),
    # Alike, and no more.
    Row(
        "contained",
        hints.contained,
        Answer.REVIEW,
        "All words of one are among those of the other.",
    ),
    Row(
        "cognates",
        hints.cognates,
        Answer.REVIEW,
        "Word by word alike, as in related languages: “Amnesty International”, “Amnistía Internacional”.",
    ),
    Row(
        "nearly-translated",
        hints.nearly_said_in_english,
        Answer.REVIEW,
        "Nearly word for word the same, once both are said in English.",
    ),
    Row(
        "many-words",
        hints.many_shared_words,
        Answer.REVIEW,
        "Most words are shared.",
    ),
    Row(
        "same-acronym",
        hints.same_acronym,
        Answer.REVIEW,
        "The same acronym is printed beside both.",
    ),
    Row(
        "nothing-alike",
        vetoes.nothing_alike,
        Answer.DIFFERENT,
        "Two names in plain words of one language that have less than half of their words in common.",
    ),
)
"""What follows from which clue about two printed names."""
