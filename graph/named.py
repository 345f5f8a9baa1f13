"""A name in a table: it prints, compares and sorts as text, and still knows whose name it is."""

from __future__ import annotations

from typing import Self


class Named(str):
    """The name of an entity or a letter, with its `iri` and its short `id` ("organization/pen-america").

    It is text in every way: equal to the same text, with the same hash, and written into files as text. Whatever makes
    new text of it ("upper", a pandas index) gives plain text. Two entities of one name are equal here; tell them apart
    by `iri`.

    >>> pen = Named("PEN America", "https://data.example.org/organization/pen-america", "organization/pen-america")
    >>> pen, pen == "PEN America", pen.id
    ('PEN America', True, 'organization/pen-america')
    """

    __slots__ = ("id", "iri")

    iri: str
    id: str

    def __new__(cls, name: str, iri: str, id: str) -> Self:
        """The name `name` of what is at `iri`."""
        named = super().__new__(cls, name)
        named.iri = iri
        named.id = id
        return named

    def __reduce__(self) -> tuple[type[Named], tuple[str, str, str]]:
        return Named, (str.__str__(self), self.iri, self.id)
