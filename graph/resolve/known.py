"""What is known beforehand: the names, acronyms and offices in `data/reference`, each with a source, ready to look up.

A form that two entries share leads to nobody: it is left for a person to say who is meant.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from undersigned.data import Yaml, entries, reference_files
from undersigned.graph.resolve.entities import EntityKind
from undersigned.graph.resolve.forms import form, is_acronym, slug, words_of
from undersigned.graph.resolve.place_names import is_of_a_place, without_places

_FILES: Mapping[EntityKind, tuple[str, ...]] = {
    EntityKind.ORGANIZATION: ("organizations", "institutions"),
    EntityKind.PERSON: ("persons", "officials"),
    EntityKind.REGION: ("regions",),
    EntityKind.LAW: ("laws",),
    EntityKind.BODY: ("bodies",),
    EntityKind.EVENT: ("events",),
}


@dataclass(frozen=True, slots=True)
class Office:
    """A post that a known official held, from and until the dates that a source gives, if one does.

    `seen` is the last moment of which a source says that the post was still held, where no end was read.
    """

    post: str
    institution: str | None
    since: str | None = None
    until: str | None = None
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """One entry of the reference: its id there, its name, all its names, its acronyms, and the offices held.

    `parent` is the id of the entry that this one is a chapter of, `member_of` and `secretariat_of` lead to networks,
    `renamed_to` to what it is called since `renamed_on` (a date as exact as its source). `wikidata` and `ror` are its
    ids there; `country` and `kind` say where it works from and what it is; `source` says who tells all this.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    surname: str | None = None
    offices: tuple[Office, ...] = ()
    parent: str | None = None
    member_of: tuple[str, ...] = ()
    secretariat_of: str | None = None
    renamed_to: str | None = None
    renamed_on: str | None = None
    wikidata: str | None = None
    ror: str | None = None
    country: str | None = None
    kind: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Index:
    """The known entries of one file or kind, by id, by normal form and by acronym."""

    by_id: Mapping[str, Known] = field(default_factory=dict)
    by_form: Mapping[str, frozenset[str]] = field(default_factory=dict)
    by_acronym: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def find(self, normal: str) -> str | None:
        """The id that the normal form leads to; None when there is none, or more than one."""
        return _alone(self.by_form.get(normal, frozenset()))

    def own_names(self, id: str) -> tuple[str, ...]:
        """The names of the entry `id` that no other bears, its preferred one first."""
        entry = self.by_id[id]
        return tuple(name for name in (entry.name, *entry.names) if self.find(form(name)) == id)

    def abbreviated(self, acronym: str) -> str | None:
        """The id that a bare acronym stands for; None when it stands for none, or for more than one."""
        return _alone(self.by_acronym.get(acronym, frozenset()))


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything known: an index for each kind, and the officials among the persons apart."""

    indexes: Mapping[EntityKind, Index] = field(default_factory=dict)
    persons: Index = field(default_factory=Index)
    officials: Index = field(default_factory=Index)

    def index(self, kind: EntityKind) -> Index:
        """The index of `kind`; an empty one where nothing is known."""
        return self.indexes.get(kind, Index())


def index_of(known: Iterable[Known]) -> Index:
    """The index over these entries; two entries of one id become one.

    >>> index_of([Known("chrd", "Chinese Human Rights Defenders")]).find("chinese human rights defenders")
    'chrd'
    """
    by_id: dict[str, Known] = {}
    by_form: defaultdict[str, set[str]] = defaultdict(set)
    by_acronym: defaultdict[str, set[str]] = defaultdict(set)
    for entry in known:
        by_id[entry.id] = _both(by_id[entry.id], entry) if entry.id in by_id else entry
        for name in (entry.name, *entry.names):
            by_form[form(name)].add(entry.id)
        for acronym in (*entry.acronyms, *(name for name in entry.names if is_acronym(name))):
            by_acronym[acronym].add(entry.id)
    return Index(
        by_id,
        {normal: frozenset(ids) for normal, ids in by_form.items()},
        {acronym: frozenset(ids) for acronym, ids in by_acronym.items()},
    )


def knowledge_of(files: Mapping[str, Iterable[Known]]) -> Knowledge:
    """The knowledge in these entries, by the name of their reference file.

    >>> sample = {"organizations": [Known("hkw", "Hong Kong Watch")]}
    >>> knowledge_of(sample).index(EntityKind.ORGANIZATION).find("hong kong watch")
    'hkw'
    """
    read = {name: tuple(known) for name, known in files.items()}
    indexes = {
        kind: index_of(entry for name in names for entry in read.get(name, ())) for kind, names in _FILES.items()
    }
    indexes[EntityKind.POST] = index_of(_posts(read.get("officials", ())))
    return Knowledge(indexes, index_of(read.get("persons", ())), index_of(read.get("officials", ())))


@cache
def load_knowledge() -> Knowledge:
    """The knowledge that ships with this version, read once."""
    shipped = reference_files()
    names = [name for files in _FILES.values() for name in files if name in shipped]
    return knowledge_of({name: [_known(entry) for entry in entries(name)] for name in names})


def _alone(found: frozenset[str]) -> str | None:
    return next(iter(found)) if len(found) == 1 else None


def _posts(officials: Iterable[Known]) -> Iterable[Known]:
    """The posts that known officials held. A post has no id of its own in the reference, so its slug is its id.

    A title that says neither its country nor its institution ("Acting Assistant Secretary") is a post of each
    institution that gives it, and named with it.
    """
    held: defaultdict[str, set[str | None]] = defaultdict(set)
    for office in (office for official in officials for office in official.offices):
        held[office.post].add(office.institution)
    for post, institutions in sorted(held.items()):
        for institution in sorted(institutions, key=str):
            if institution is None or _says_whose(post, institution):
                yield Known(slug(words_of(post)), post)
            else:
                whose = f"{slug(words_of(post))}.{slug(words_of(institution))}"
                yield Known(whose, f"{post}, {institution}", (post,))


def _says_whose(post: str, institution: str) -> bool:
    """Whether a title says whose post it is: "Prime Minister of Canada", "President of the European Council"."""
    own = frozenset(words_of(without_places(institution)).split())
    return is_of_a_place(post) or own <= frozenset(words_of(post).split())


def _both(one: Known, other: Known) -> Known:
    names = dict.fromkeys((*one.names, other.name, *other.names))
    acronyms = dict.fromkeys((*one.acronyms, *other.acronyms))
    return Known(
        one.id,
        one.name,
        tuple(names),
        tuple(acronyms),
        one.surname or other.surname,
        tuple(dict.fromkeys((*one.offices, *other.offices))),
        one.parent or other.parent,
        tuple(dict.fromkeys((*one.member_of, *other.member_of))),
        one.secretariat_of or other.secretariat_of,
        one.renamed_to or other.renamed_to,
        one.renamed_on or other.renamed_on,
        one.wikidata or other.wikidata,
        one.ror or other.ror,
        one.country or other.country,
        one.kind or other.kind,
        one.source or other.source,
    )


def _known(entry: Mapping[str, Yaml]) -> Known:
    name = str(entry["name"])
    aliases = _texts(entry.get("aliases"))
    single = _texts(entry.get("acronym"))
    translations = entry.get("translations")
    translated = [str(value) for value in translations.values()] if isinstance(translations, dict) else []
    return Known(
        id=str(entry["id"]),
        name=name,
        names=tuple(dict.fromkeys((*aliases, *translated))),
        acronyms=tuple(dict.fromkeys((*_texts(entry.get("acronyms")), *single))),
        surname=_text(entry.get("surname")),
        offices=tuple(_office(post) for post in _listed(entry.get("posts")) if isinstance(post, dict)),
        parent=_text(entry.get("parent")),
        member_of=tuple(_texts(entry.get("member_of"))),
        secretariat_of=_text(entry.get("secretariat_of")),
        renamed_to=_text(entry.get("renamed_to")),
        renamed_on=_text(entry.get("renamed_on")),
        wikidata=_text(entry.get("wikidata")),
        ror=_text(entry.get("ror")),
        country=_text(entry.get("country")),
        kind=_text(entry.get("kind")),
        source=_text(entry.get("source")),
    )


def _office(post: Mapping[str, Yaml]) -> Office:
    since, until, seen = (_text(post.get(key)) for key in ("from", "until", "seen"))
    return Office(str(post["post"]), _text(post.get("institution")), since, until, seen)


def _listed(value: Yaml) -> list[Yaml]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _texts(value: Yaml) -> list[str]:
    return [str(item) for item in _listed(value)]


def _text(value: Yaml) -> str | None:
    return None if value is None else str(value)
