from pathlib import Path

import pytest

from tests.factory import BASE, dataset, letter, org, related
from undersigned.graph.errors import InputError
from undersigned.graph.model import Letter
from undersigned.graph.rdf import Dataset, Report, validate
from undersigned.graph.resolve.entities import Relation

ORG = "http://www.w3.org/ns/org#"
UND = "https://w3id.org/undersigned/ns#"
SCHEMA = "https://schema.org/"
PREDICATES = {
    "chapter of": f"{ORG}subOrganizationOf",
    "member of": f"{ORG}memberOf",
    "secretariat of": f"{UND}secretariatOf",
    "renamed to": f"{UND}renamedTo",
}


def signed() -> Letter:
    """A letter that four organizations sign."""
    return letter(signed_by=[org(name) for name in ("Chapter", "Parent", "Network", "Office")])


def iri(name: str) -> str:
    """The IRI of the organization of this name."""
    return f"{BASE}organization/{name.casefold()}"


def checked(data: Dataset, folder: Path, *more: str) -> Report:
    """The report on a dataset with further lines."""
    file = folder / "faulty.nq"
    file.write_text("".join(f"{line}\n" for line in [*data.quads(), *more]), "utf-8")
    return validate(Dataset.read(file))


@pytest.mark.parametrize("kind", PREDICATES)
def test_a_relation_is_a_triple_and_a_row_with_its_source(kind: str, tmp_path: Path) -> None:
    """Each kind has a predicate of its own; the row tells since when and who says so; the shapes are content."""
    data = dataset(signed(), relations=[related(kind, "Chapter", "Parent", since="2019-05", source="chapter.example")])
    triples = {(each.subject, each.predicate, each.object.value) for each in data.statements()}
    assert (iri("Chapter"), PREDICATES[kind], iri("Parent")) in triples
    (row,) = data.relations()
    assert (row.kind, row.left, row.right, row.since) == (kind, iri("Chapter"), iri("Parent"), "2019-05")
    assert row.sources == ("chapter.example",)
    assert row.iri == f"{BASE}relation/chapter--{kind.replace(' ', '-')}--parent"
    assert checked(data, tmp_path) == Report(True, ())


def test_two_sources_of_one_relation_are_one_relation() -> None:
    """Both are named; in whichever order they come, the triples are the same."""
    told = [
        related("member of", "Chapter", "Network", source="its own site"),
        related("member of", "Chapter", "Network", since="2001", source="judgement of A. Reviewer"),
    ]
    data = dataset(signed(), relations=told)
    (row,) = data.relations()
    assert (row.since, row.sources) == ("2001", ("its own site", "judgement of A. Reviewer"))
    assert [*dataset(signed(), relations=told[::-1]).quads()] == [*data.quads()]


def test_a_relation_to_nobody_here_or_to_oneself_is_not_written() -> None:
    """An organization that no letter names would be a link into nothing."""
    left_out = [
        related("chapter of", "Chapter", "Nobody"),
        related("chapter of", "Chapter", "Chapter"),
        Relation("chapter of", "organization/chapter", "post/president-of-the-united-states", None, "x"),
    ]
    assert [*dataset(signed(), relations=left_out).quads()] == [*dataset(signed()).quads()]


@pytest.mark.parametrize(
    ("relations", "message", "focus"),
    [
        (
            [related("chapter of", "Chapter", "Parent"), related("chapter of", "Chapter", "Network")],
            "A chapter is part of one organization",
            iri("Chapter"),
        ),
        (
            [related("renamed to", "Chapter", "Parent"), related("renamed to", "Chapter", "Network")],
            "was renamed to one other",
            iri("Chapter"),
        ),
        (
            [related("renamed to", "Chapter", "Parent"), related("renamed to", "Parent", "Chapter")],
            "lead to no circle",
            iri("Chapter"),
        ),
        (
            [related("chapter of", "Chapter", "Parent"), related("renamed to", "Parent", "Chapter")],
            "lead to no circle",
            iri("Parent"),
        ),
        ([related("chapter of", "Chapter", "Parent", source=" ")], "says who tells of it", None),
        ([related("chapter of", "Chapter", "Parent", since="long ago")], "begins on a day", None),
    ],
)
def test_relations_that_cannot_be_are_refused(
    relations: list[Relation], message: str, focus: str | None, tmp_path: Path
) -> None:
    """Two parents, two later names, circles, and what has no source or no date that is one."""
    report = checked(dataset(signed(), relations=relations), tmp_path)
    assert not report.conforms
    found = [each for each in report.violations if message in each.message]
    assert found, report.violations
    assert focus is None or focus in {each.focus for each in found}


def test_sources_that_disagree_on_the_date_are_a_warning(tmp_path: Path) -> None:
    """Both dates stay, and somebody may look; nothing is broken."""
    relations = [
        related("renamed to", "Chapter", "Parent", since="2019"),
        related("renamed to", "Chapter", "Parent", since="2020", source="another site"),
    ]
    report = checked(dataset(signed(), relations=relations), tmp_path)
    assert report.conforms
    assert [each.severity for each in report.violations] == ["warning"]


@pytest.mark.parametrize(("kind", "predicate"), PREDICATES.items())
def test_a_triple_without_its_relation_is_refused(kind: str, predicate: str, tmp_path: Path) -> None:
    """Nobody would know who says so; and what is related to itself is reported too."""
    alone = f"<{iri('Chapter')}> <{predicate}> <{iri('Parent')}> ."
    report = checked(dataset(signed()), tmp_path, alone)
    told = [each.message for each in report.violations if not each.message.startswith("The number of ")]
    assert ["which says who tells so" in message for message in told] == [True]
    data = dataset(signed(), relations=[related(kind, "Chapter", "Parent")])
    itself = [line.replace(f"<{iri('Parent')}>", f"<{iri('Chapter')}>") for line in data.quads() if "relation/" in line]
    report = checked(data, tmp_path, *itself)
    assert any("its own chapter, member, secretariat or later name" in each.message for each in report.violations)


@pytest.mark.parametrize("kind", PREDICATES)
def test_only_organizations_are_related(kind: str, tmp_path: Path) -> None:
    """Neither a person nor an IRI without a name is a chapter, a member or a later name."""
    data = dataset(signed(), relations=[related(kind, "Chapter", "Parent")])
    for wrong in (f"{BASE}person/joseph-r-biden", f"{BASE}organization/nobody"):
        for end in ("Chapter", "Parent"):
            related_ends = [line for line in data.quads() if "/relation/" in line or f"<{PREDICATES[kind]}> <" in line]
            assert related_ends
            faulty = [line.replace(f"<{iri(end)}>", f"<{wrong}>") for line in related_ends]
            sound = [line for line in data.quads() if line not in related_ends]
            file = tmp_path / "faulty.nq"
            file.write_text("".join(f"{line}\n" for line in [*sound, *faulty]), "utf-8")
            report = validate(Dataset.read(file))
            assert wrong in {each.focus for each in report.violations} | {each.value for each in report.violations}


def test_a_relation_of_an_unknown_kind_cannot_be_read(tmp_path: Path) -> None:
    """The rows name the four kinds only; the error says where to look."""
    data = dataset(signed(), relations=[related("member of", "Chapter", "Network")])
    file = tmp_path / "odd.nq"
    file.write_text("".join(f"{line}\n".replace(f"{ORG}memberOf", f"{ORG}headOf") for line in data.quads()), "utf-8")
    with pytest.raises(InputError, match="no relation of organizations"):
        list(Dataset.read(file).relations())
