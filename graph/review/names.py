"""Questions about names: are these two one organization, or one person, and what would follow if they were."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from undersigned.graph.judgements import Judgement
from undersigned.graph.judgements.kinds import RELATIONS
from undersigned.graph.resolve import Clusters, Entity, EntityKind
from undersigned.graph.resolve.entities import Question
from undersigned.graph.resolve.forms import form, is_acronym
from undersigned.graph.review.case import ASKED_BECAUSE, DIFFERENT, SAME, UNSURE, Case, CaseKind, Side, case_id
from undersigned.graph.review.printed import plain
from undersigned.graph.review.standing import Standing

_INVERSE = "inverse "
"""Stands before a relation in a question where it is the right that may be so to the left."""

_NAMES_SHOWN = 6

_PARTS: Mapping[str, str] = {"cc": "one copied", "concern": "a person of concern"} | {
    part: f"{'an' if part[0] in 'ao' else 'a'} {part}" for part in ("addressee", "detainee", "official", "signatory")
}
"""As what a letter names somebody, in words."""

SAID: Mapping[str, str] = {
    "chapter of": "A is a chapter of B",
    "member of": "A is a member of B",
    "secretariat of": "A is the secretariat of B",
    "renamed to": "A was renamed to B",
}
"""What a relation says of A and B."""


def name_cases(clusters: Clusters, judgements: Sequence[Judgement], standing: Standing) -> Iterator[Case]:
    """Yield a case for each question about two names; `judgements` are shown where they bear on one."""
    said = _Said(clusters, judgements)
    sides: dict[str, Side] = {}
    for question in clusters.questions:
        if question.kind in frozenset(EntityKind):
            for id in {question.left, question.right} - sides.keys():
                sides[id] = _side(standing.entity(id), standing)
            yield _case(question, sides, said, standing)


def reasons_of(question: Question) -> tuple[str, ...]:
    """The reasons of a question, one a line; what speaks against an answer "same" is marked as such."""
    if question.clues:
        return tuple(
            f"speaks against it: {clue.sentence}" if clue.score < 0 else clue.sentence for clue in question.clues
        )
    return tuple(part for part in question.reason.split("; ") if part)


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its word.

    >>> counted(1, "letter"), counted(2, "letter"), counted(1200, "person", "people")
    ('1 letter', '2 letters', '1,200 people')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _case(question: Question, sides: Mapping[str, Side], said: "_Said", standing: Standing) -> Case:
    left, right, relation = question.left, question.right, question.relation
    if relation is not None and relation.startswith(_INVERSE):
        left, right, relation = right, left, relation.removeprefix(_INVERSE)
    kind = CaseKind(question.kind)
    relations: tuple[str, ...] = ()
    if kind is CaseKind.ORGANIZATION:
        relations = tuple(sorted(RELATIONS, key=lambda one: (one != relation, RELATIONS.index(one))))
    whether = f", or is it so that {SAID[relation]}" if relation is not None else ""
    return Case(
        id=case_id(left, right),
        kind=kind,
        question=f"Are A and B one {kind}{whether}?",
        left=sides[left],
        right=sides[right],
        reasons=(*map(plain, reasons_of(question)), *said.doubts(left, right)),
        consequences=(*_consequences(left, right, standing), *said.contradictions(left, right)),
        weight=question.weight,
        verdicts=(SAME, DIFFERENT, UNSURE, *relations),
        about=(left, right),
        third=relation,
        offer="" if relation is None else SAID[relation],
        late=relation is not None and bool(question.clues) and question.clues[0].score < 0,
    )


def _side(entity: Entity, standing: Standing) -> Side:
    id = entity.id
    printed = standing.names(id)
    others = [name for name in (*printed, *entity.aliases) if name != entity.label]
    also = list(dict.fromkeys(map(plain, others)))
    about = []
    if also:
        more = f" and {len(also) - _NAMES_SHOWN} more" if len(also) > _NAMES_SHOWN else ""
        about.append(f"also {'; '.join(also[:_NAMES_SHOWN])}{more}")
    if entity.reference is not None:
        about.append(f"a known {entity.kind}: its names have a source")
    if entity.kind is EntityKind.PERSON:
        about.append(f"named as {_named_as(id, standing)}")
        about.extend(f"signs beside {plain(label)}" for label in standing.signs_for(id)[:_NAMES_SHOWN])
    about.append(_figures(id, standing))
    return Side(plain(entity.label), tuple(about), standing.lines(id), len(standing.mentions(id)))


def _named_as(id: str, standing: Standing) -> str:
    return ", ".join(_PARTS.get(part, part) for part in sorted(standing.parts(id)))


def _figures(id: str, standing: Standing) -> str:
    """What the entity signed, or where else it is named, and when."""
    signatures, named = standing.signatures(id), standing.named_in(id)
    years = sorted({issued[:4] for letter in named if (issued := _issued(letter, standing)) is not None})
    when = f", {'–'.join(dict.fromkeys((years[0], years[-1])))}" if years else ""
    if signatures:
        return f"{counted(signatures, 'signature')} under {counted(len(standing.signed(id)), 'letter')}{when}"
    return f"signed nothing; named in {counted(len(named), 'letter')}{when}"


def _issued(letter: str, standing: Standing) -> str | None:
    found = standing.letters.get(letter)
    return None if found is None else found.issued


def _consequences(left: str, right: str, standing: Standing) -> Iterator[str]:
    """What would follow from "same", in sentences."""
    one, other = standing.entity(left), standing.entity(right)
    label = plain(_label(one, other, standing))
    signatures = standing.signatures(left) + standing.signatures(right)
    signed, signed_other = standing.signed(left), standing.signed(right)
    if signatures:
        letters = counted(len(signed | signed_other), "letter")
        yield f"One {one.kind}, “{label}”, with {counted(signatures, 'signature')} under {letters}."
    else:
        letters = counted(len(standing.named_in(left) | standing.named_in(right)), "letter")
        yield f"One {one.kind}, “{label}”, named in {letters}."
    if one.kind is EntityKind.ORGANIZATION and signatures:
        partners = standing.partners(left), standing.partners(right)
        both = (partners[0] | partners[1]) - {left, right}
        each = f"A with {len(partners[0]):,}, B with {len(partners[1]):,}"
        yield f"It signed with {counted(len(both), 'other organization')} ({each})."
    shared = sorted(signed & signed_other)
    if shared:
        dates = ", ".join(_issued(letter, standing) or letter for letter in shared[:3])
        which = "the same letter" if len(shared) == 1 else f"the same {len(shared):,} letters"
        yield f"Both names stand under {which} ({dates}): it would have signed there twice."
    if one.kind is EntityKind.PERSON and standing.parts(left) != standing.parts(right):
        yield f"A is named as {_named_as(left, standing)}, B as {_named_as(right, standing)}: one person would be both."
    chained = [name for id in (left, right) for name in standing.names(id)]
    if len(chained) > 2:
        yield f"So many names would be one: {len(set(chained))} printed forms."


def _label(one: Entity, other: Entity, standing: Standing) -> str:
    """The label that the two would have: that of a known entity, of a full name, of the one printed more often."""

    def rank(entity: Entity) -> tuple[bool, bool, int, str]:
        return (
            entity.reference is None,
            is_acronym(entity.label),
            -len(standing.mentions(entity.id)),
            entity.id,
        )

    return min((one, other), key=rank).label


class _Said:
    """What people said before about the entities of today, whatever name they called them by."""

    def __init__(self, clusters: Clusters, judgements: Iterable[Judgement]) -> None:
        about = [each for each in judgements if each.kind in ("same", "different", "relation")]
        wanted = {form(name) for each in about for name in (each.left, each.right)}
        named: dict[str, set[str]] = {}
        if wanted:
            for entity in clusters.entities:
                for id in (entity.id, *entity.replaced):
                    named.setdefault(id, set()).add(entity.id)
                for name in (entity.label, *entity.aliases):
                    if form(name) in wanted:
                        named.setdefault(form(name), set()).add(entity.id)
        self._on: dict[frozenset[str], list[Judgement]] = {}
        for each in about:
            for left in named.get(each.left, named.get(form(each.left), ())):
                for right in named.get(each.right, named.get(form(each.right), ())):
                    if left != right:
                        self._on.setdefault(frozenset((left, right)), []).append(each)

    def doubts(self, left: str, right: str) -> Iterator[str]:
        """Yield who was unsure about these two, when, and why."""
        for each in self._on.get(frozenset((left, right)), ()):
            if each.verdict == UNSURE:
                yield plain(f"{each.by} was unsure ({each.at[:10]}){_own_reason(each)}")

    def contradictions(self, left: str, right: str) -> Iterator[str]:
        """Yield each earlier answer that "same" would contradict."""
        for each in self._on.get(frozenset((left, right)), ()):
            if each.verdict == DIFFERENT or each.verdict in RELATIONS:
                yield plain(
                    f"It would contradict {each.by}, who said “{each.verdict}” ({each.at[:10]}){_own_reason(each)}"
                )


def _own_reason(judgement: Judgement) -> str:
    """The reason that a person gave, to stand at the end of a sentence; nothing where none was given."""
    return "" if judgement.reason.startswith(ASKED_BECAUSE) else f": {judgement.reason}"
