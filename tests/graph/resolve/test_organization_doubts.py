"""What printed with two equal names makes a person be asked, and how it is said."""

import pytest

from undersigned.graph.resolve.known import knowledge_of
from undersigned.graph.resolve.listed import resolve_names
from undersigned.graph.resolve.organization_doubts import oddity
from undersigned.graph.resolve.organization_names import profiles
from undersigned.graph.resolve.policy import compare_organizations
from undersigned.graph.resolve.verdicts import Answer, Subject


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        ("Students for Freedom (QLD)", "Students for Freedom", "'QLD' in one is no abbreviation"),
        ("Students for Freedom SA", "Students for Freedom", "'SA' behind one may be a legal form"),
        ("Indian Law Resource Center", "India Law Resource Center", "'Indian' and 'India' may not mean one place"),
        ("University and College Union", "University College Union", "only one has 'and'"),
        ("Poets for Freedom", "Pots for Freedom", "'oe'"),
    ],
)
def test_a_doubt_is_said_in_printed_words(left: str, right: str, said: str) -> None:
    """Whichever is left, the same doubt is seen, and it asks a person."""
    for one, other in ((left, right), (right, left)):
        assert oddity(profiles(one)[0], profiles(other)[0]) is not None
        assert compare_organizations(Subject((one,)), Subject((other,))).answer is Answer.REVIEW
    assert said in str(oddity(profiles(left)[0], profiles(right)[0]))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Forum for Religious Freedom (FOREF)", "Forum for Religious Freedom"),
        ("Red en Defensa de los Derechos Digitales (R3D)", "Red en Defensa de los Derechos Digitales"),
        ("Comisión Mexicana de Derechos Humanos A.C.", "Comisión Mexicana de Derechos Humanos"),
        ("Gesellschaft fuer bedrohte Voelker", "Gesellschaft für bedrohte Völker"),
    ],
)
def test_what_a_name_explains_is_no_doubt(left: str, right: str) -> None:
    """An acronym of its own words, a legal form in its language, and German vowels."""
    assert oddity(profiles(left)[0], profiles(right)[0]) is None


def test_a_code_that_the_reference_knows_is_no_doubt() -> None:
    """'OMCT' is French, and printed beside the English name it is explained by the reference alone."""
    known = Subject(("World Org against Torture",), acronyms=frozenset({"OMCT"}), reference="organization/some")
    printed = Subject(("World-Org against Torture (OMCT)",))
    assert compare_organizations(printed, known).answer is Answer.SAME
    other = Subject(("World Org against Torture",))
    assert compare_organizations(printed, other).answer is Answer.REVIEW


def test_the_bare_name_is_no_bridge_between_chapters() -> None:
    """Chapters told by codes stay apart, also where the name without a code is printed."""
    codes = ("NSW", "VIC", "QLD", "ON", "IN", "UCLA", "HKU")
    names = ["Federation for Free Rivers", *(f"Federation for Free Rivers ({code})" for code in codes)]
    _, ids = resolve_names(names, knowledge=knowledge_of({}))
    assert len(set(ids)) == len(names)
