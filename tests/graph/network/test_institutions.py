from tests.factory import BASE, dataset, letter, to
from undersigned.graph.network.institutions import institutions


def test_the_institution_of_everyone_addressed() -> None:
    """Beside an official, or by itself; whoever is printed without one is left out."""
    one = letter(
        "one",
        addressees=[to("Ann A", position="Chair", institution="The Bank"), to(institution="The Council")],
        cc=[to("Bo B"), to("Cy C", institution="The Bank")],
    )
    assert institutions(dataset(one)) == {
        f"{BASE}letter/one/addressee/1": f"{BASE}organization/the-bank",
        f"{BASE}letter/one/addressee/2": f"{BASE}organization/the-council",
        f"{BASE}letter/one/cc/2": f"{BASE}organization/the-bank",
    }
