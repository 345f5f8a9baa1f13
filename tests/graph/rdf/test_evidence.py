import pytest

from tests.graph.rdf.faults import CLIMATE, LATER, PLEA, Change, messages, swapped
from undersigned.graph.rdf.evidence import UNREAD, prints
from undersigned.graph.rdf.names import OA, UND

SELECTOR = f"{LATER}/selector#char=106,111"


@pytest.mark.parametrize(
    ("focus", "message", "change"),
    [
        (SELECTOR, "where its IRI says: at 106 and 111", swapped(SELECTOR, OA["start"], '"106"', '"105"')),
        (SELECTOR, "where its IRI says", swapped(SELECTOR, OA["end"], '"111"', '"112"')),
        (SELECTOR, "5 characters", swapped(SELECTOR, OA["exact"], "Watch", "Watches")),
        (
            f"{LATER}/text#char=106,111",
            "selector of its own stretch",
            swapped(f"{LATER}/text#char=106,111", OA["hasSelector"], "106,111", "115,123"),
        ),
        (
            f"{PLEA}/selector#char=0,5",
            "overlap they have the same words",
            swapped(f"{PLEA}/selector#char=0,5", OA["exact"], "Joint", "Other"),
        ),
        (
            f"{LATER}/signature/2",
            "named in the words",
            swapped(f"{LATER}/signature/2", UND["namedAs"], "Lanterns", "Ku Klux Klan"),
        ),
        (
            f"{LATER}/signature/2",
            "named in the words",
            swapped(f"{LATER}/signature/2", UND["evidence"], "115,123", "32,39"),
        ),
        (
            f"{PLEA}/mention/detainee/1",
            "named in the words",
            swapped(f"{PLEA}/mention/detainee/1", UND["namedAs"], "Ilham Tohti", "Hillary Clinton"),
        ),
        (
            f"{PLEA}/mention/detainee/1",
            "named in the words",
            swapped(f"{PLEA}/mention/detainee/1", UND["namedAs"], "Ilham Tohti", "Ilham Clinton"),
        ),
        (
            f"{PLEA}/mention/official/1",
            "named in the words",
            swapped(f"{PLEA}/mention/official/1", UND["evidence"], "276,283", "214,225"),
        ),
        (
            f"{PLEA}/addressee/1",
            "named in the words",
            swapped(f"{PLEA}/addressee/1", UND["namedAs"], "Biden", "Clinton"),
        ),
        (
            f"{PLEA}/signature/2",
            "named in the words",
            swapped(f"{PLEA}/signature/2", UND["personNamedAs"], "Jo Ann", "Jo Else"),
        ),
        (
            f"{CLIMATE}/signature/1",
            "lies in the text of that letter",
            swapped(f"{CLIMATE}/signature/1", UND["evidence"], "climate/text#char=35,40", "later/text#char=106,111"),
        ),
    ],
)
def test_evidence_that_cannot_be_right_is_refused(focus: str, message: str, change: Change) -> None:
    """Places, words and the IRIs made of them agree, and the words of a signature name who signed."""
    assert message in messages(change, focus)


def test_a_name_may_be_printed_with_other_breaks_and_case() -> None:
    """What a line break, an accent or a case has changed is still the name."""
    for name in ("WATCH", "Wátch", "Wat-ch"):
        assert messages(swapped(f"{LATER}/signature/1", UND["namedAs"], "Watch", name), f"{LATER}/signature/1") == ""


@pytest.mark.parametrize(
    ("quote", "name"),
    [
        ("Sergei and Vera Ivanov", "Sergei Ivanov"),
        ("Ms. Jo Ann, of Oslo", "Jo Ann"),
        ("J. R. O’Neill's", "J.R. O'Neill"),
        ("JOSÉ\nMÜLLER", "José Müller"),
        ("Iva-\nnov", "Ivanov"),
        ("ﬁlm makers", "Film Makers"),
        ("和黎智英", "黎智英"),
        (r"\u9ece\u667a\u82f1", "黎智英"),
        (r"Tab\tHouse", "Tab House"),
        ("█████ Ivanov", "Sergei Ivanov"),
        ("彪\t滕\t人权律师", "滕彪"),
        ('{"name": {"first": "世宏", "last": "李"}}', "李世宏"),
        ("길동,홍,한국인권네트워크", "홍길동"),
        ("太郎 | 山田", "山田太郎"),
        ("Jimmy 智英 | 黎", "黎Jimmy 智英"),
    ],
)
def test_a_name_is_printed_in_many_ways(quote: str, name: str) -> None:
    """All its words stand in one quote, in any order, so far as nothing of them was erased."""
    assert prints([quote], name)


@pytest.mark.parametrize(
    ("quote", "name"),
    [
        ("█████ ██████", "Sergei Ivanov"),
        ("Sergei and Vera Ivanov", "Sergei Petrov"),
        ("Watch", "Watch Norway"),
        ("黎智英", "黎智明"),
        ("彪 | 滕", "滕滕"),
        ("智英会 | 黎", "黎智英"),
        ("英 | 智 | 黎 | 陈", "黎智英陈"),
        ("Ann | Jo", "JoAnn"),
    ],
)
def test_another_name_is_not_printed(quote: str, name: str) -> None:
    """A word in common does not make two names one."""
    assert not prints([quote], name)


def test_the_parts_of_a_name_stand_in_one_quote() -> None:
    """A family name of one and a given name of another are nobody's."""
    assert prints(["彪 | 滕"], "滕彪")
    assert not prints(["彪 | 王", "丹 | 滕"], "滕彪")


def test_a_person_may_name_a_signatory_otherwise() -> None:
    """Who reads "HRW" as a longer name shares no word with the letter, and says so in a judgement."""
    node = f"{PLEA}/signature/1"
    renamed = swapped(node, UND["namedAs"], "Watch", "Custodians")
    assert messages(renamed, node) == ""
    assert UNREAD in messages(renamed, node, severity="warning")

    def read(lines: list[str]) -> list[str]:
        return [line.replace('"role: Host"', '"organization: Custodians"') for line in renamed(lines)]

    assert UNREAD not in messages(read, node, severity="warning")
