from tests.factory import clusters, letter, org, person
from undersigned.graph.review.standing import Standing


def test_an_employer_did_not_sign() -> None:
    """Who signs as an individual does not bind the organization that is printed beside the name."""
    made = letter("one", signed_by=[person("Jo Ann", of="PEN America", individual=True), org("Free Tibet")])
    standing = Standing([made], clusters(made))
    assert standing.signatures("organization/pen-america") == 0
    assert standing.signed("organization/pen-america") == frozenset()
    assert standing.named_in("organization/pen-america") == {"one"}
    assert standing.signatures("person/jo-ann") == 1
    assert standing.partners("organization/free-tibet") == frozenset()


def test_partners_are_those_under_the_same_letters() -> None:
    """Co-signing partners are counted over all letters, oneself not among them."""
    one = letter("one", signed_by=[org("A"), org("B"), org("C")])
    two = letter("two", signed_by=[org("A"), org("D")])
    standing = Standing([one, two], clusters(one, two))
    assert standing.partners("organization/a") == {"organization/b", "organization/c", "organization/d"}


def test_versions_of_a_letter_count_once() -> None:
    """A letter that was put up twice was signed once."""
    one, two = (letter(id, signed_by=[org("A"), org(id)]) for id in ("one", "two"))
    standing = Standing([one, two], clusters(one, two), {"two": "one", "one": "one"})
    assert standing.signed("organization/a") == {"one"}
    assert standing.partners("organization/a") == {"organization/one", "organization/two"}


def test_each_printed_name_is_shown_before_any_twice() -> None:
    """The first lines shown are those that tell most: every name and every letter once."""
    letters = [letter(f"l{at}", date=f"202{at}-01-01", signed_by=[org("PEN America"), org("X")]) for at in range(4)]
    standing = Standing(letters, clusters(*letters))
    lines = standing.lines("organization/pen-america")
    assert [line.letter for line in lines] == ["l0", "l1", "l2"]
    assert all(line.line[line.start : line.end] == "PEN America" for line in lines)


def test_every_field_has_words_to_show() -> None:
    """Whatever part of a letter names an entity, its words are found."""
    made = letter(
        "all",
        signed_by=[person("Jo Ann", of="PEN America")],
        detainees=["Gui"],
        concerns=["Liu"],
        officials=[("Xi", "President")],
        regions=["Tibet"],
        laws=["The Law"],
        bodies=["The Council"],
        events=["The Summit"],
    )
    known = clusters(made)
    standing = Standing([made], known)
    assert [entity.id for entity in known.entities if not standing.lines(entity.id)] == []
