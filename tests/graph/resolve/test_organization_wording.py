"""Words of a name are shown as they are printed."""

import pytest

from undersigned.graph.resolve.organization_names import profiles
from undersigned.graph.resolve.organization_wording import as_printed


@pytest.mark.parametrize(
    ("printed", "words", "shown"),
    [
        ("Österreichische Liga für Menschenrechte", ["@austria"], "Österreichische"),
        ("Network of HongKongers, UK", ["@hong-kong:people", "united-kingdom"], "HongKongers UK"),
        ("Freiheit für Hongkong e.V.", ["ev"], "e.V."),
        ("Asian Forum (FORUM-ASIA)", ["forumasia"], "FORUM-ASIA"),
        ("Freedom House", ["@washington-dc"], "washington dc"),
    ],
)
def test_words_are_shown_as_printed(printed: str, words: list[str], shown: str) -> None:
    """Accents, capitals and hyphens stay; what is not printed is shown without its marks."""
    assert as_printed(profiles(printed)[0], words) == shown
