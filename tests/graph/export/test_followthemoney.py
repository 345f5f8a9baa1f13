import json
from typing import Any

import pytest

from tests.factory import BASE, dataset, letter, person, to
from undersigned.graph.export.followthemoney import RELATIONS, ROLES, SCHEMATA, entity_id, followthemoney
from undersigned.graph.rdf import Dataset

Entity = dict[str, Any]


def entities(data: Dataset) -> list[Entity]:
    """The lines as they are."""
    return [json.loads(line) for line in followthemoney(data).splitlines()]


def named(found: list[Entity], schema: str, **properties: str) -> list[Entity]:
    """The entities of a schema with these values."""
    return [
        each
        for each in found
        if each["schema"] == schema
        and all(value in each["properties"].get(name, ()) for name, value in properties.items())
    ]


def test_every_entity_is_valid_and_nothing_is_lost_by_cleaning(data: Dataset) -> None:
    """FollowTheMoney's own library takes every entity, has what it requires, and keeps every value."""
    ftm = pytest.importorskip(
        "followthemoney", reason="no followthemoney here (pip install 'undersigned[partner-tests]')"
    )
    found = entities(data)
    ids = {each["id"]: each for each in found}
    assert len(ids) == len(found)
    for each in found:
        schema = ftm.model.get(each["schema"])
        schema.validate(each)
        assert not schema.abstract
        assert all(each["properties"].get(name) for name in schema.required), each
        for name, values in each["properties"].items():
            prop = schema.get(name)
            assert prop is not None
            assert not prop.stub
            cleaned = [prop.type.clean(value) for value in values]
            assert None not in cleaned, (name, values)
            assert all(len(value) <= prop.max_length for value in cleaned)
            if prop.range is not None:
                assert all(ftm.model.get(ids[value]["schema"]).is_a(prop.range) for value in values), (name, values)
        proxy = ftm.model.get_proxy(each, cleaned=False)
        assert proxy.id == each["id"]


def test_cleaning_changes_nothing_in_the_example(example: Dataset) -> None:
    """Values are as clean as that library would make them."""
    ftm = pytest.importorskip(
        "followthemoney", reason="no followthemoney here (pip install 'undersigned[partner-tests]')"
    )
    found = entities(example)
    assert len(found) > 1000
    for each in found:
        proxy = ftm.model.get_proxy(each, cleaned=False)
        kept = {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()}
        assert kept == {name: sorted(values) for name, values in each["properties"].items()}


def test_a_signature_is_a_link_with_its_proof() -> None:
    """Who, as what, when, where it can be read, and in which words."""
    found = entities(
        dataset(
            letter(
                "a", date="2021-05", url="https://example.org/a", signed_by=[person("Ann", of="Alpha", role="Chair")]
            )
        )
    )
    ann, alpha, proof = (entity_id(BASE + each) for each in ("person/ann", "organization/alpha", "letter/a"))
    (by_alpha,) = named(found, "Documentation", entity=alpha)
    assert by_alpha["properties"] == {
        "document": [proof],
        "entity": [alpha],
        "role": ["signatory"],
        "status": ["signed"],
        "date": ["2021-05"],
        "sourceUrl": ["https://example.org/a"],
        "proof": [proof],
        "summary": ["Ann, Chair | Alpha"],
    }
    assert named(found, "Documentation", entity=ann)[0]["properties"]["role"] == ["signatory", "Chair"]
    (speaks,) = named(found, "Representation", agent=ann)
    assert speaks["properties"]["client"] == [alpha]
    assert speaks["properties"]["role"] == ["Chair"]


def test_an_individual_represents_nobody() -> None:
    """Where somebody works is an affiliation, and that organization has not signed."""
    found = entities(dataset(letter("a", signed_by=[person("Ann", of="Alpha", individual=True)])))
    alpha = entity_id(f"{BASE}organization/alpha")
    assert named(found, "Representation") == []
    assert named(found, "Documentation", entity=alpha) == []
    (link,) = named(found, "UnknownLink", object=alpha)
    assert link["properties"]["role"] == ["affiliation"]


def test_to_be_detained_is_what_one_letter_says() -> None:
    """The person has a name and nothing else; who signs another letter is the same person."""
    data = dataset(letter("a", detainees=["Gui"]), letter("b", signed_by=[person("Gui")]))
    found = entities(data)
    gui = entity_id(f"{BASE}person/gui")
    (one,) = [each for each in found if each["id"] == gui]
    assert one == {"id": gui, "schema": "Person", "properties": {"name": ["Gui"]}}
    roles = [each["properties"]["role"] for each in named(found, "Documentation", entity=gui)]
    assert sorted(roles) == [["named as detained"], ["signatory"]]


def test_an_official_holds_an_office_once() -> None:
    """However many letters go there, with the dates and proofs of all."""
    goes = to("Jo", position="Advisor")
    data = dataset(*(letter(name, date=date, addressees=[goes]) for name, date in (("a", "2020"), ("b", "2021"))))
    (held,) = named(entities(data), "Occupancy")
    assert held["properties"]["date"] == ["2020", "2021"]
    assert len(held["properties"]["proof"]) == 2


def test_every_kind_has_its_place() -> None:
    """Of entities, mentions and relations; what has no schema stands in the letter."""
    assert set(SCHEMATA) | {"region", "law"} == {"organization", "body", "person", "post", "event", "region", "law"}
    assert set(ROLES) | {"region", "law"} == {"detainee", "concern", "official", "body", "event", "region", "law"}
    assert set(RELATIONS) == {"chapter of", "member of", "secretariat of", "renamed to"}
    (told,) = named(entities(dataset(letter("a", regions=["Tibet"], laws=["Act"], asks=["Act now."]))), "Document")
    assert told["properties"]["locationMentioned"] == ["Tibet"]
    assert told["properties"]["keywords"] == ["Act"]
    assert told["properties"]["notes"] == ["Asks: Act now."]


def test_ids_are_those_of_the_iris() -> None:
    """Stable, ASCII, and never those of two things at once."""
    assert entity_id("https://data.example.org/a") == entity_id("https://data.example.org/a")
    assert entity_id("a", "b") != entity_id("b", "a") != entity_id("a b c")
    assert entity_id("人").isascii()
