"""Regions, laws, bodies and events of a letter's body, in five languages, and the words that only look like them."""

import re
from types import SimpleNamespace

import pytest

from tests.graph.extract.letters import read
from undersigned.graph.extract import topics
from undersigned.graph.extract.gazetteer import Entry, Gazetteer, gazetteer
from undersigned.graph.extract.topics import find_topics
from undersigned.graph.extract.units import Unit
from undersigned.graph.model import BlockKind, Source

HEADING = "Joint letter on closed trials\n\n3 June 2019\n\nDear Sir,"


def found(kind: str, body: str, heading: str = HEADING) -> dict[str | None, list[str]]:
    """The topics of that kind in a letter of this body: the words of each mention by id."""
    topics = getattr(read(body, heading=heading, footer=""), kind)
    return {topic.id: [mention.quote for mention in topic.mentions] for topic in topics}


@pytest.mark.parametrize(
    ("heading", "body", "expected"),
    [
        (
            HEADING,
            "Trials in Viet Nam, Crimea and the Gaza Strip were closed, and the families of Rakhine were not heard.",
            {"vietnam": ["Viet Nam"], "crimea": ["Crimea"], "gaza": ["Gaza Strip"], "rakhine": ["Rakhine"]},
        ),
        (
            "Offener Brief zu Prozessen\n\n3. Juni 2019\n\nSehr geehrte Damen und Herren,",
            "In der Türkei schwieg die Presse wie auch Islands Presse, und wie Chinas Regierung und die Schweiz.",
            {"turkey": ["Türkei"], "iceland": ["Islands"], "china": ["Chinas"], "switzerland": ["Schweiz"]},
        ),
        (
            "Lettre ouverte sur les procès\n\n3 juin 2019\n\nMadame, Monsieur,",
            "Les procès en Chine et en Côte d’Ivoire se sont tenus à huis clos, et la Suisse ne s’est pas prononcée.",
            {"china": ["Chine"], "cote-divoire": ["Côte d’Ivoire"], "switzerland": ["Suisse"]},
        ),
        (
            "Carta abierta sobre los juicios\n\n3 de junio de 2019\n\nEstimados señores:",
            "Los juicios en Turquía y en los Estados Unidos fueron a puerta cerrada, y España no ha dicho nada.",
            {"turkey": ["Turquía"], "united-states": ["Estados Unidos"], "spain": ["España"]},
        ),
        (
            "关于不公开审判的公开信\n\n2019年6月3日\n\n尊敬的先生：",
            "越南和土耳其的审判没有公开，发展中国家和欧美国家的组织都很关注，瑞士尚未表态，新疆维吾尔自治区的家属仍在等待。",
            {"vietnam": ["越南"], "turkey": ["土耳其"], "switzerland": ["瑞士"], "xinjiang": ["新疆维吾尔自治区"]},
        ),
    ],
    ids=["en", "de", "fr", "es", "zh"],
)
def test_regions_are_found_by_their_names_in_five_languages(
    heading: str, body: str, expected: dict[str, list[str]]
) -> None:
    """Names of states and contested places, with the German genitive, and no state inside a longer Chinese word."""
    assert found("regions", body, heading) == expected


@pytest.mark.parametrize(
    "body",
    [
        "We spoke with Jordan Smith and with Chad Brown and Israel Hernandez about the trials of last year.",
        "In May and in the autumn we waited; the Polish press may write of it, and every bus was full of USB sticks.",
        "The Georgia Democracy Forum and Amnesty International France have read this letter before you did.",
        "Hong Kong Watch and Human Rights in China wrote to you about these trials a year ago.",
        "The Congo was not what we asked about, and Long Island was not either; we asked about trials.",
    ],
)
def test_other_names_are_no_regions(body: str) -> None:
    """Persons, organizations and everyday words that hold the name of a place do not speak of it."""
    assert found("regions", body) == {}


def test_a_place_that_is_also_a_name_counts_where_it_stands_alone() -> None:
    """Between lower-case words, and at the start of a sentence, Georgia and Israel are states."""
    body = "The trials in Georgia were closed. Israel has not answered, and the courts of Jordan did not either."
    assert found("regions", body) == {"georgia": ["Georgia"], "israel": ["Israel"], "jordan": ["Jordan"]}


def test_nested_places_are_both_kept() -> None:
    """A region and the state behind it are two mentions."""
    got = found(
        "regions", "Nobody may enter the Xinjiang Uyghur Autonomous Region, China, to see how the trials are held."
    )
    assert got == {"xinjiang": ["Xinjiang Uyghur Autonomous Region"], "china": ["China"]}


def test_signatories_named_after_places_are_no_mentions() -> None:
    """The list under a letter is not its body."""
    signed = "Signatories:\n\n1. Jordan Georgia\n2. Chad Smith\n3. Tibet Initiative\n"
    letter = read(
        "The trials in Peru were closed, and the families had to wait outside the court.", signed=signed, footer=""
    )
    assert {topic.id for topic in letter.regions} == {"peru"}


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        (
            HEADING,
            "The International Covenant on Civil and Political Rights, or ICCPR, asks for open trials.",
        ),
        (
            "Offener Brief\n\n3. Juni 2019\n\nSehr geehrte Damen und Herren,",
            "Der Zivilpakt, also der Internationale Pakt über bürgerliche und politische Rechte, will offene Prozesse.",
        ),
        (
            "Lettre ouverte\n\n3 juin 2019\n\nMadame, Monsieur,",
            "Le Pacte international relatif aux droits civils et politiques veut que les procès soient publics.",
        ),
        (
            "Carta abierta\n\n3 de junio de 2019\n\nEstimados señores:",
            "El Pacto Internacional de Derechos Civiles y Políticos pide que los juicios sean públicos.",
        ),
        (
            "公开信\n\n2019年6月3日\n\n尊敬的先生：",
            "贵国签署的《公民权利和政治权利国际公约》要求审判公开进行，家属应当可以旁听。",
        ),
    ],
    ids=["en", "de", "fr", "es", "zh"],
)
def test_a_covenant_is_one_law_in_every_language(heading: str, body: str) -> None:
    """Five names, one id."""
    assert set(found("laws", body, heading)) == {"iccpr"}


def test_bodies_of_the_united_nations_and_their_names() -> None:
    """Treaty bodies and special procedures; a committee of somebody else's with a capital word before it is another."""
    body = (
        "The Working Group on Arbitrary Detention and the Committee against Torture asked about these trials, "
        "and the Human Rights Committee will. The Lawyers Human Rights Committee of our town will ask as well."
    )
    assert found("bodies", body) == {
        "working-group-on-arbitrary-detention": ["Working Group on Arbitrary Detention"],
        "committee-against-torture": ["Committee against Torture"],
        "un-human-rights-committee": ["Human Rights Committee"],
    }


def test_words_of_one_language_count_in_it_alone() -> None:
    """In German "Island" is Iceland, and an island in English."""
    assert gazetteer("regions", "de").fullmatch("Island") is not None
    assert gazetteer("regions", "en").fullmatch("Island") is None
    assert gazetteer("regions").fullmatch("Island") is None


def test_a_name_hidden_in_longer_words_is_none() -> None:
    """The words that hide a name are passed over, and the name counts again behind them."""
    china = Entry("china", "China", ("中国",), None, generic=False, hidden_in=("发展中国家",))
    places = Gazetteer([china]).find("发展中国家与中国")
    assert [(place.start, place.end) for place in places] == [(6, 8)]


def test_a_long_paragraph_of_bodies_is_looked_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every mention of a body is compared with the words around it, however long the paragraph is."""
    windows: list[int] = []

    def counted(pattern: str, string: str) -> re.Match[str] | None:
        windows.append(len(string))
        return re.search(pattern, string)

    monkeypatch.setattr(topics, "re", SimpleNamespace(search=counted, compile=re.compile, sub=re.sub))
    sentence = "The UN experts and APEC were told of it, and nobody answered the families. "
    body = sentence * 400 + "We recall the June 2020 call by UN experts and the APEC summit in Peru."
    source = Source("a.txt", "", "text/plain", body, language="en")
    found = find_topics(source, [], [Unit(BlockKind.PARAGRAPH, 0, len(body), body, None, 0, 1, 0, prose=True)])
    assert [event.name for event in found.events] == ["June 2020 call by UN experts", "APEC summit (Peru)"]
    assert len(windows) >= 800
    assert max(windows) < 200
