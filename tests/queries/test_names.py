import pytest

from tests.factory import BASE, dataset, letter, org, person
from undersigned.graph.errors import QueryError
from undersigned.queries.head import ParamType
from undersigned.queries.names import Names

ORGANIZATION = ParamType.ORGANIZATION


@pytest.fixture(scope="module")
def names() -> Names:
    """Names that can be confused: two organizations with the acronym ISHR, one whose label is another's acronym."""
    one = letter(
        "one",
        title="To the President",
        signed_by=[
            org("International Society for Human Rights", acronym="ISHR"),
            org("International Service for Human Rights", acronym="ISHR"),
            org("The Women’s Rights & Law Network", acronym="WRLN"),
            org("Free Tibet", acronym="FT"),
            org("FT"),
            person("Ilham Tohti", of="FT"),
        ],
        detainees=["Gui Minhai"],
        regions=["Tibet"],
    )
    return Names(dataset(one, letter("two", title="To the Council")))


@pytest.mark.parametrize(
    "typed",
    [
        "The Women’s Rights & Law Network",
        "women's rights and law network",
        "WOMEN'S  RIGHTS & LAW NETWORK (WRLN)",
        "WRLN",
        "wrln",
        "organization/the-women-s-rights-law-network",
        "the-women-s-rights-law-network",
        f"{BASE}organization/the-women-s-rights-law-network",
    ],
)
def test_any_form_of_a_name_leads_to_its_entity(names: Names, typed: str) -> None:
    """Name, alias, id and IRI are all good; case, quotes, "&", a leading "the" and a trailing acronym do not matter."""
    assert names.find(ORGANIZATION, typed) == f"{BASE}organization/the-women-s-rights-law-network"


def test_an_ambiguous_alias_names_its_candidates(names: Names) -> None:
    """Two organizations known as ISHR: neither is taken, and the ids to choose from are said."""
    with pytest.raises(QueryError) as raised:
        names.find(ORGANIZATION, "ISHR")
    assert str(raised.value) == (
        "'ISHR' may be International Service for Human Rights (organization/international-service-for-human-rights), "
        "International Society for Human Rights (organization/international-society-for-human-rights); give the id"
    )


def test_the_name_shown_wins_over_an_alias(names: Names) -> None:
    """What the tables call FT is found as FT, although Free Tibet is called so too."""
    assert names.find(ORGANIZATION, "FT") == f"{BASE}organization/ft"


def test_an_unknown_name_suggests_the_nearest(names: Names) -> None:
    """A slip of the pen is not guessed but answered with the names most alike."""
    with pytest.raises(QueryError) as raised:
        names.find(ORGANIZATION, "Internatonal Society for Human Right")
    assert str(raised.value) == (
        "no organization here is called 'Internatonal Society for Human Right'; "
        "the nearest are International Society for Human Rights, International Service for Human Rights"
    )


def test_a_name_of_another_kind_says_so(names: Names) -> None:
    """Whoever asks for a letter by the name of an organization learns that."""
    with pytest.raises(QueryError, match="no letter here is called 'WRLN'; it is the name of an organization"):
        names.find(ParamType.LETTER, "WRLN")


def test_a_name_like_nothing_else_says_so(names: Names) -> None:
    """Where nothing is alike, no name is suggested."""
    with pytest.raises(QueryError, match="none of the 6 here is alike"):
        names.find(ORGANIZATION, "日本")


@pytest.mark.parametrize(
    ("kind", "typed", "found"),
    [
        (ParamType.LETTER, "one", "letter/one"),
        (ParamType.LETTER, "to the council", "letter/two"),
        (ParamType.LETTER, f"{BASE}letter/two", "letter/two"),
        (ParamType.PERSON, "ilham tohti", "person/ilham-tohti"),
        (ParamType.DETAINEE, "Gui Minhai", "person/gui-minhai"),
        (ParamType.OFFICIAL, "joseph r biden", "person/joseph-r-biden"),
        (ParamType.OFFICIAL, "President of the United States", "post/president-of-the-united-states"),
        (ParamType.OFFICIAL, "White House", "organization/the-white-house"),
        (ParamType.REGION, "TIBET", "region/tibet"),
    ],
)
def test_every_type_finds_its_own(names: Names, kind: ParamType, typed: str, found: str) -> None:
    """Letters are found by id or title, officials also by their post."""
    assert names.find(kind, typed) == BASE + found


def test_a_signatory_is_no_detainee(names: Names) -> None:
    """A person that no letter asks to release is not offered as a detainee."""
    with pytest.raises(QueryError, match="it is the name of a person"):
        names.find(ParamType.DETAINEE, "Ilham Tohti")
