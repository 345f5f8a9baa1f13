"""Tests for `undersigned.graph.extract.inline`: names one after the other on a line."""

import pytest

from undersigned.graph.extract.inline import split_inline

LINES = {
    "Heron Watch, Chechen Scholars Foundation and Witness, Open Quays Network and Night Forum": [
        "Heron Watch",
        "Chechen Scholars Foundation and Witness",
        "Open Quays Network",
        "Night Forum",
    ],
    "PEN, Safeguard, Physicians, Sailors and Poets Union (PSPU)": [
        "PEN",
        "Safeguard",
        "Physicians, Sailors and Poets Union (PSPU)",
    ],
    "Heron Watch, Open Quays Network, Forum for Truth and Justice": [
        "Heron Watch",
        "Open Quays Network",
        "Forum for Truth and Justice",
    ],
    "Heron Watch, Open Quays Network, and Lawyers and Writers Guild": [
        "Heron Watch",
        "Open Quays Network",
        "Lawyers and Writers Guild",
    ],
    "Netzwerk Wiese, Weltoffen, Pro Wald e.V., Bund der Imker e.V. und medica mundi": [
        "Netzwerk Wiese",
        "Weltoffen",
        "Pro Wald e.V.",
        "Bund der Imker e.V.",
        "medica mundi",
    ],
    "Asociación de Muelles (AM) (Bolivia); Plataforma Interamericana de Marineros y Juristas (Suecia)": [
        "Asociación de Muelles (AM) (Bolivia)",
        "Plataforma Interamericana de Marineros y Juristas (Suecia)",
    ],
    "Prof. Margarete Großmann (Bund der Imker); Dr. Cédric C. L’Hermitte (Netzwerk Wiese); Ana Ruiz (Weltoffen)": [
        "Prof. Margarete Großmann (Bund der Imker)",
        "Dr. Cédric C. L’Hermitte (Netzwerk Wiese)",
        "Ana Ruiz (Weltoffen)",
    ],
    "河流協會、港口人權中心、碼頭行動和平等網絡": ["河流協會", "港口人權中心", "碼頭行動和平等網絡"],
    "河流協會、港口人權中心、碼頭行動及自由網絡": ["河流協會", "港口人權中心", "碼頭行動", "自由網絡"],
}


@pytest.mark.parametrize("line", LINES)
def test_names_are_parted_where_they_end(line: str) -> None:
    """Neither the comma nor the "and" within a name parts it; those between two names do."""
    assert [line[start:end] for start, end in split_inline(line)] == LINES[line]


@pytest.mark.parametrize(
    "line",
    [
        "Ana Ruiz, Professor of Law, University of Murcia",
        "Joint statement by Chile, Peru and Spain",
        "We urge you; act before the trials resume",
        "Forum for Truth and Justice",
    ],
)
def test_one_name_or_none_is_not_parted(line: str) -> None:
    """An entry with its role and organization, a title and a sentence are no rows of names."""
    assert split_inline(line) == ()


@pytest.mark.parametrize("unit", ["a ", "Heron Watch, ", "PEN and ", ";", "(", "河和", " "])
def test_a_very_long_line_is_read_to_its_end(unit: str) -> None:
    """Whatever fills a line of 300,000 letters, its places lie within it, in order."""
    line = unit * (300_000 // len(unit))
    places = split_inline(line)
    assert all(0 <= start < end <= len(line) for start, end in places)
    assert list(places) == sorted(places)
