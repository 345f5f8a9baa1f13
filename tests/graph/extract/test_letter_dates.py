"""The date of a letter is told from all the other dates that stand in a document."""

import pytest

from tests.graph.extract.letters import read
from undersigned.graph.extract.dates import date_line, dateline, find_dates

BODY = "We write to you about the closed trials of the past year, and we ask you to open the courts to the families."


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("2021年5月3日 星期一", "2021-05-03"),
        ("二〇二一年五月三日", "2021-05-03"),
        ("民國110年5月3日", "2021-05-03"),
        ("lundi 3 mai 2021 par Anne", "2021-05-03"),
        ("Montag, 3. Mai 2021", "2021-05-03"),
        ("Lima, Cusco y Quito, a 3 de mayo de 2021", "2021-05-03"),
        ("Veröffentlicht am 03.05.2021", "2021-05-03"),
        ("发布时间：2021-05-03 10:00 来源：报", "2021-05-03"),
        ("3-5 May 2021", None),
        ("Updated: 3 May 2021", None),
        ("5/3/2021", None),
    ],
)
def test_a_line_with_a_date_alone(line: str, value: str | None) -> None:
    """Weekdays, places, labels and authors may stand beside it; spans of days, changes and doubtful figures may not."""
    found = date_line(line)
    assert (None if found is None else found.value) == value


def test_the_language_settles_which_figure_is_the_day() -> None:
    """Day first in German, French and Spanish; unknown in English, unless one figure can be no month."""
    assert [each.value for each in find_dates("5/3/2021", "es")] == ["2021-03-05"]
    assert [each.value for each in find_dates("5/31/2021", "en")] == ["2021-05-31"]


@pytest.mark.parametrize("opening", ["(2021年5月3日 北京)我们", "(PRESS/ROOM) – 3 May 2021 – We", "3. Mai 2021 – Wir"])
def test_a_dateline_opens_the_first_sentence(opening: str) -> None:
    """Brackets or dashes set it off from the words."""
    found = dateline(opening)
    assert found is not None
    assert found.value == "2021-05-03"


def test_the_date_at_the_end_comes_before_the_day_of_publication() -> None:
    """A page put out some days after the letter was written has two dates."""
    text = f"Joint letter on trials\n\nPublished: 7 May 2021\n\nDear Sir,\n\n{BODY}\n\nOslo, 3 May 2021"
    letter = read("", heading=text, signed="Signed:\n\n1. Free Rivers Network\n2. Lakes Forum", footer="")
    assert letter.date is not None
    assert letter.date.value == "2021-05-03"


def test_the_label_of_the_list_and_the_title_may_hold_the_date() -> None:
    """Where no line of the heading has one."""
    signed = "Signed (3 May 2021):\n\n1. Free Rivers Network\n2. Lakes Forum"
    found = [
        read(BODY, heading="Joint letter on trials", signed=signed).date,
        read(BODY, heading="Joint statement on trials, 3 May 2021").date,
        read(BODY, heading="Our 2021 Open Letter").date,
        read(BODY, heading="Open letter on the arrests of 3 May 2021").date,
    ]
    assert [None if date is None else date.value for date in found] == ["2021-05-03", "2021-05-03", "2021", None]


@pytest.mark.parametrize(
    "line",
    [
        "Published 3 May 2021, 10:14 BST | Updated 4 May 2021, 09:00 BST",
        "Publié le 3 mai 2021 à 06h00 - Mis à jour le 4 mai 2021 à 11h21",
        "First published 3 May 2021; signatures updated weekly",
        "Published on 2021-05-03. 213 signatures so far.",
        "Posted by Dr. Ana Ruiz on May 3, 2021 in Harbours | 14 Comments",
    ],
)
def test_a_page_tells_its_date_before_that_of_a_change(line: str) -> None:
    """What follows the date of publication, a later change or a counter, does not hide it."""
    found = date_line(line)
    assert found is not None
    assert found.value == "2021-05-03"
