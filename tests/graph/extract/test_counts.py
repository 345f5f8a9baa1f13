"""A declared count is the letter's own, in figures or words of five languages."""

import pytest

from undersigned.graph.extract.counts import find_claimed_count
from undersigned.graph.extract.labels import is_label
from undersigned.graph.extract.units import units
from undersigned.graph.ingest import source_from_bytes


def count(text: str) -> int | None:
    """The count that a text of a few lines declares."""
    source = source_from_bytes("a.txt", text.encode())
    told = units(source)
    found = find_claimed_count(source, told, [unit for unit in told if is_label(unit.words)], told)
    return None if found is None else found.value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("This appeal, signed by 41 supporters, reads as follows", 41),
        ("Twenty-three river groups urge the council to act", 23),
        ("Wir, die einunddreißig unterzeichnenden Verbände, bitten", 31),
        ("Nous, quarante-cinq associations, demandons justice", 45),
        ("Las treinta y dos organizaciones abajo firmantes piden justicia", 32),
        ("由五十九个组织联署的公开信", 59),
        ("Over 500 river groups signed our letter", 500),
        ("12,345 have signed. Next Goal: 15,000", 12345),
        ("See all 1821 signatures", 1821),
        ("Signatories (24):", 24),
        ("On behalf of 7 organizations and 4 individuals, we ask", 11),
        ("We write as eleven fishing organizations and port unions.", 11),
        ("We, the undersigned 12 institutional investors, ask for clean ports.", 12),
        ("Today 215 civil society groups released a statement on the ports.", 215),
    ],
)
def test_ways_to_claim_a_count(text: str, value: int) -> None:
    """By prepositions, verbs, labels and counters."""
    assert count(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "Last year 143 organizations signed a letter like this",
        "An earlier appeal signed by 40 NGOs was ignored.",
        "50 experts have said that this is wrong.",
        "We write on behalf of five imprisoned lawyers who cannot write.",
        "12 activists arrested in the capital",
    ],
)
def test_numbers_of_others_are_no_claim(text: str) -> None:
    """Another statement's count, those who are cited and those who are held."""
    assert count(text) is None
