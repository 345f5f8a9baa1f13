"""The dictionary of the tables: what each column holds, which rows it points at, and what an empty cell means."""

from collections.abc import Mapping

from undersigned.graph.network.tables import COLUMNS, REAL_NUMBERS, WHOLE_NUMBERS

TABLES: Mapping[str, str] = {
    "letters": "Every letter, and every further posting of one.",
    "signatures": "Every line of the lists of signatories.",
    "organizations": "Every organization that a letter names, with what it signed.",
    "people": "Every person that a letter names, with the parts he or she plays.",
    "officials": "Every addressee and every one copied to, a row a letter.",
    "regions": "Every region that a letter names.",
    "mentions": "Every entity that a letter names, a row an entity and letter.",
    "asks": "Everything that a letter asks for.",
    "issues": "What could not be read in a letter, or does not add up.",
    "relations": "What organizations are to each other without being one.",
}

DESCRIPTIONS: Mapping[str, str] = {
    "letter_id": "Id of the letter",
    "title": "Stated title, else the subject line, else the id",
    "date": "Date with the precision that is known: a year, a month or a day",
    "publisher": "Who published it",
    "url": "Address it was taken from",
    "language": "Language of the text, as a language tag",
    "kind": "Kind",
    "claimed_count": "Number of signatories that the letter says it has",
    "claimed_unit": "What that number counts, as printed",
    "found_count": "Number of signatories found",
    "complete": "Whether the list of signatories is whole",
    "version_of": "Letter of which this is a further posting; empty for letters",
    "position": "Place in its list, from 1",
    "named_as": "Name as printed",
    "organization_id": "Id of the organization",
    "organization": "Name under which the organization is known here",
    "person_id": "Id of the person",
    "person": "Name under which the person is known here",
    "person_named_as": "Name of the person as printed",
    "acronym": "Acronym as printed",
    "role": "Role as printed",
    "country": "Country as printed",
    "capacity": "In which capacity the person signed",
    "confidence": "How far the rule that read this can be trusted, from 0 to 1",
    "rule": "Rule that read this",
    "start": "First character of the quote in the letter's text, counted in code points from 0",
    "end": "Character after the last one of the quote",
    "quote": "Words of the letter that say so",
    "affiliation_id": "Id of the organization beside one who signs as an individual",
    "affiliation": "Organization beside one who signs as an individual; it has not signed",
    "translated_as": "Name printed a second time, in another script or language",
    "status": "What became of the signature: signed, late or withdrawn",
    "withdrawn": "Date on which the signature was withdrawn",
    "printed_in": "Further posting in which it stands; empty for the letter itself",
    "again": "Whether it repeats that of an earlier posting",
    "aliases": "Every other name",
    "letters": "Number of letters",
    "signatures": "Number of signatures",
    "first": "Date of the first letter that has one, or of the later posting of it that says so first",
    "last": "Date of the last letter that has one, or of the later posting of it that says so first",
    "roles": "Parts that it plays in letters: signatory, addressee, cc, institution, affiliation",
    "signed": "Letters signed",
    "addressed": "Letters addressed to him or her",
    "copied": "Letters copied to him or her",
    "detained": "Letters that name him or her as detained",
    "mentioned": "Letters that name him or her otherwise",
    "type": "Whether the letter is addressed (addressee) or copied (cc)",
    "entity_id": "Id of the entity",
    "entity": "Name under which the entity is known here",
    "post_id": "Id of the office held",
    "post": "Office held",
    "institution": "Institution as printed",
    "region_id": "Id of the region",
    "region": "Name under which the region is known here; other names are in aliases",
    "mentions": "Number of places that name it in the letter",
    "printed_as": "Every name printed in the letter",
    "headline": "What is asked, in short",
    "asked_of_id": "Ids of those who are asked",
    "asked_of": "Names of those who are asked",
    "concerns_id": "Ids of the entities that it is about",
    "concerns": "Names of the entities that it is about",
    "code": "Kind of issue",
    "severity": "How grave it is: note, warning or question",
    "message": "What is the matter",
    "left_id": "Id of the organization that is the kind (chapter of, ...) of the other",
    "left": "Organization that is the kind (chapter of, ...) of the other",
    "right_id": "Id of the other organization",
    "right": "The other organization",
    "since": "Since when, with the precision of its source",
    "source": "Who says so",
}
"""What a column holds, by its name, in whichever table it stands."""

SEVERAL_VALUES = frozenset(
    ["aliases", "roles", "printed_as", "asked_of_id", "asked_of", "concerns_id", "concerns", "source"]
)
"""Columns whose cells hold several values, parted by semicolons; an empty cell is a list of none, not unknown."""

TRUTHS = frozenset({"complete", "again"})
"""Columns that hold True or False."""

KEYS: Mapping[str, str] = {
    "letters": "letter_id",
    "organizations": "organization_id",
    "people": "person_id",
    "regions": "region_id",
}
"""The column that names the rows of a table, of which no two are alike."""

_POINTERS = {
    "letter_id": "letters",
    "version_of": "letters",
    "printed_in": "letters",
    "organization_id": "organizations",
    "affiliation_id": "organizations",
    "person_id": "people",
    "left_id": "organizations",
    "right_id": "organizations",
}


def pointers(table: str) -> Mapping[str, str]:
    """The columns of `table` that point at rows of a table, by its name; a table's own key points nowhere.

    >>> pointers("relations")
    {'left_id': 'organizations', 'right_id': 'organizations'}
    """
    return {column: _POINTERS[column] for column in COLUMNS[table] if column in _POINTERS and KEYS.get(table) != column}


def datatype(column: str) -> str:
    """What the cells of a column are: "integer", "number", "boolean" or "string"."""
    if column in TRUTHS:
        return "boolean"
    return "integer" if column in WHOLE_NUMBERS else "number" if column in REAL_NUMBERS else "string"
