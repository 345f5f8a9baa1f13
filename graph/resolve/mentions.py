"""Mentions: every printed name of a letter, with the id it has by itself and the known entry it leads to.

The id a mention has by itself depends on nothing but its own words (and, for a person, on what it signs for), so
that adding a letter never changes the ids of others. People of one name stay apart unless they are asked to be
released, or hold office, in both letters, or sign for one organization: a prisoner and a signatory of one name are
two people until a source or a person says otherwise.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from undersigned.graph.model import Addressee, Letter
from undersigned.graph.resolve.entities import EntityKind, MentionKey
from undersigned.graph.resolve.forms import (
    abbreviates,
    fingerprint,
    form,
    slug,
    split_acronym,
    split_brackets,
    without_leading,
    words_of,
)
from undersigned.graph.resolve.known import Index, Knowledge
from undersigned.graph.resolve.offices import PrintedPost, is_like_one_held, known_post
from undersigned.graph.resolve.place_names import names_a_place
from undersigned.graph.resolve.translations import Translation, is_certain, second_name


@dataclass(frozen=True, slots=True)
class Mention:
    """One printed name: where it stands, the id it has by itself, and what it leads to.

    `name` is as printed, an acronym in brackets taken off; `aliases` are further names printed beside it;
    `reference` is the id of the known entry that its name leads to, if one does; `translation` is the name printed a
    second time in another script. `person` is who signs for an organization, `organization` the id of what a person
    signs for; mentions that share one of their `contexts` are of one entity.
    """

    key: MentionKey
    name: str
    node: str
    acronym: str | None = None
    aliases: tuple[str, ...] = ()
    reference: str | None = None
    translation: Translation | None = None
    person: str | None = None
    organization: str | None = None
    contexts: tuple[str, ...] = ()

    @property
    def normal(self) -> str:
        """The normal form of the name."""
        return form(self.name)


@dataclass(frozen=True, slots=True)
class Settled:
    """What is known of the mentions of the kinds before: the `entity` each belongs to, and the `node` it has by itself.

    An id is made of nodes: they change with no other letter, while an entity may come to have another id.
    """

    entity: Mapping[MentionKey, str]
    node: Mapping[MentionKey, str]


def organizations(letters: Sequence[Letter], knowledge: Knowledge) -> Iterator[Mention]:
    """Yield every organization that signs, is addressed or is copied."""
    index = knowledge.index(EntityKind.ORGANIZATION)
    for letter in letters:
        for place, signatory in enumerate(letter.signatories, start=1):
            if signatory.organization is not None:
                key = (letter.id, "signatory-organization", place)
                second = second_name(signatory, "organization")
                short, signs = signatory.acronym, signatory.person
                yield _organization(key, signatory.organization, short, index, second, signs)
        for key, addressee in addressed(letter, "institution"):
            if addressee.institution is not None:
                yield _organization(key, addressee.institution, None, index)


def posts(letters: Sequence[Letter], knowledge: Knowledge, settled: Settled) -> Iterator[Mention]:
    """Yield every office that a letter prints; `settled` says who holds it and to which institution it belongs."""
    for letter in letters:
        for place, official in enumerate(letter.officials, start=1):
            if official.position is not None:
                holder = (letter.id, "official", place)
                key = (letter.id, "official-post", place)
                printed = PrintedPost(official.position, None, letter.issued)
                yield _post(key, printed, (holder, None), settled, knowledge)
        for key, addressee in addressed(letter, "post"):
            if addressee.position is not None:
                side = key[1].removesuffix("-post")
                whose = (letter.id, f"{side}-person", key[2]), (letter.id, f"{side}-institution", key[2])
                printed = PrintedPost(addressee.position, addressee.institution, letter.issued)
                yield _post(key, printed, whose, settled, knowledge)


def topics(letters: Sequence[Letter], knowledge: Knowledge, kind: EntityKind) -> Iterator[Mention]:
    """Yield every region, law, body or event, as `kind` asks; the reader of the letter has already looked them up."""
    index = knowledge.index(kind)
    for letter in letters:
        fields = {
            EntityKind.REGION: letter.regions,
            EntityKind.LAW: letter.laws,
            EntityKind.BODY: letter.bodies,
            EntityKind.EVENT: letter.events,
        }
        for place, topic in enumerate(fields[kind], start=1):
            key = (letter.id, kind.value, place)
            printed = tuple(dict.fromkeys(span.quote for span in topic.mentions))
            if topic.id is not None and topic.id in index.by_id:
                yield Mention(key, topic.name, f"{kind}/{topic.id}", None, printed, topic.id)
            else:
                # The entry may have gone from the reference since; its id still names what was meant.
                own = slug(words_of(topic.name)) if topic.id is None else topic.id
                yield Mention(key, topic.name, own_id(kind, own, words_of(topic.name), index, None), None, printed)


def without_acronym(printed: str, acronym: str | None, index: Index) -> tuple[str, str | None]:
    """A printed name without the acronym beside it, and that acronym; `acronym` is the one that was read apart.

    What is neither made of the initials of the name nor known to belong to it may be a place, a university or a branch
    ("(QLD)"): then it stays with the name, for another branch is another organization.
    """
    name, short = split_acronym(printed)
    if short is not None:
        return without_leading(name, short), short
    bare, inside = (printed.strip(), acronym) if acronym is not None else split_brackets(printed)
    if inside is None:
        return name, None
    known = index.find(form(bare))
    if acronym is not None and (acronym == bare or abbreviates(acronym, bare)):
        return without_leading(bare, acronym), acronym
    if known is not None and inside in index.by_id[known].acronyms:
        return bare, inside
    return (name if acronym is None else f"{name} ({acronym})"), None


def addressed(letter: Letter, part: str) -> Iterator[tuple[MentionKey, Addressee]]:
    """Yield those to whom a letter goes, openly or as a copy, each with the key of this `part` of the address."""
    for side, listed in (("addressee", letter.addressees), ("cc", letter.cc)):
        for place, addressee in enumerate(listed, start=1):
            yield (letter.id, f"{side}-{part}", place), addressee


def own_id(kind: EntityKind, last: str, words: str, index: Index, reference: str | None) -> str:
    """The id of a name by itself; one that looks like the id of a known entry but is another name gets a hash."""
    if last in index.by_id and last != reference:
        return f"{kind}/{last}-{fingerprint(words)}"
    return f"{kind}/{last}"


def _organization(
    key: MentionKey,
    printed: str,
    acronym: str | None,
    index: Index,
    second: str | None = None,
    person: str | None = None,
) -> Mention:
    name, short = without_acronym(printed, acronym, index)
    normal = form(name)
    translation = None if second is None else translated(EntityKind.ORGANIZATION, name, second, "", index)
    reference = index.find(normal) or through(translation, index)
    own = own_id(EntityKind.ORGANIZATION, slug(normal), normal, index, reference)
    aliases = () if second is None else (second,)
    return Mention(key, name, own, short, aliases, reference, translation, person)


def translated(kind: EntityKind, name: str, second: str, suffix: str, names: Index) -> Translation:
    """The second name of `name`, with the id of the known entry that it leads to, else the one it has by itself."""
    normal = form(second)
    known = names.find(normal)
    node = f"{kind}/{known}" if known is not None else own_id(kind, slug(normal) + suffix, normal, names, None)
    return Translation(second, node, is_certain(name, second))


def through(translation: Translation | None, index: Index) -> str | None:
    """The id of the known entry that the second name surely leads to."""
    return index.find(form(translation.name)) if translation is not None and translation.certain else None


def _post(
    key: MentionKey,
    printed: PrintedPost,
    whose: tuple[MentionKey, MentionKey | None],
    settled: Settled,
    knowledge: Knowledge,
) -> Mention:
    """The post, by its position and `whose` it is: the mentions of its holder and of its institution."""
    holder, body = settled.entity.get(whose[0]), None if whose[1] is None else settled.entity.get(whose[1])
    position, institution = printed.position, printed.institution
    normal = words_of(position)
    index = knowledge.index(EntityKind.POST)
    known = knowledge.index(EntityKind.PERSON).by_id.get(holder.partition("/")[2]) if holder is not None else None
    reference = known_post(printed, known, index)
    name, context = position, ""
    if body is not None and whose[1] is not None and institution is not None and words_of(institution) not in normal:
        apart, name = f".{settled.node[whose[1]].partition('/')[2]}", f"{position}, {split_acronym(institution)[0]}"
        context = f"{normal} of {body}"
    elif body is not None or names_a_place(position):
        apart = ""
    elif holder is not None:
        # "Prime Minister" alone is an office of one holder, or of one letter when it names none.
        apart, context = f".{settled.node[whose[0]].partition('/')[2]}", f"{normal} held by {holder}"
        if reference is None and known is not None and is_like_one_held(printed, known):
            # Of another day it is a known post, which was not held on this one: the same words are not the same post.
            apart, context = f"{apart}.as-printed", f"{normal} printed of {holder}"
    else:
        apart = f".{key[0]}"
    own = own_id(EntityKind.POST, slug(normal) + apart, normal, index, reference)
    aliases = () if name == position else (position,)
    return Mention(key, name, own, None, aliases, reference, contexts=(context,) if context else ())
