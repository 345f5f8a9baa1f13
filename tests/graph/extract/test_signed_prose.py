"""Tests for `undersigned.graph.extract.signed_prose`: who signs is told from who is only named."""

import pytest

from undersigned.graph.extract.signed_prose import Named, find_named, named_in_sentence
from undersigned.graph.extract.units import units
from undersigned.graph.ingest import source_from_bytes

SIGNED = {
    "This statement was signed by representatives of Nine Rivers Trust, Heron Watch, and Open Quays Network.": [
        "Nine Rivers Trust",
        "Heron Watch",
        "Open Quays Network",
    ],
    "We, the undersigned organizations – Heron Watch, Open Quays Network and Night Owls – call on you to act.": [
        "Heron Watch",
        "Open Quays Network",
        "Night Owls",
    ],
    "I deliver this statement on behalf of Canada, Iceland, New Zealand, Norway and my own country Australia.": [
        "Canada",
        "Iceland",
        "New Zealand",
        "Norway",
        "Australia",
    ],
    "On behalf of Canada, Denmark and Iceland, we thank the chair for the report.": ["Canada", "Denmark", "Iceland"],
    "Joint statement by the governments of Botswana, Costa Rica and Uruguay.": ["Botswana", "Costa Rica", "Uruguay"],
    "Joint Statement from the United States of America, Republic of Korea, and Japan\n\nWe met at the harbour today.": [
        "United States of America",
        "Republic of Korea",
        "Japan",
    ],
    "Statement by Norway on behalf of Botswana, Costa Rica and Uruguay\n\nWe welcome the report of the chair.": [
        "Botswana",
        "Costa Rica",
        "Uruguay",
    ],
    "Eine gemeinsame Stellungnahme der Verbände Pro Wald, Bund der Imker e.V. und Netzwerk Wiese": [
        "Pro Wald",
        "Bund der Imker e.V.",
        "Netzwerk Wiese",
    ],
    "Eine gemeinsame Stellungnahme der IT-Unternehmen Kofferbox, Briefkasten.de, Siegelring und Nachtpost.": [
        "Kofferbox",
        "Briefkasten.de",
        "Siegelring",
        "Nachtpost",
    ],
    "Gemeinsamer Aufruf von PRO WALD, Stiftung für Wiesen und Bund der Imker e.V.:\n\n„Die Wiese soll blühen.“": [
        "PRO WALD",
        "Stiftung für Wiesen",
        "Bund der Imker e.V.",
    ],
    "Wir, die Gesellschaft für Vögel, der Bund der Imker und das Netzwerk Wiese, fordern Sie auf zu handeln.": [
        "Gesellschaft für Vögel",
        "Bund der Imker",
        "Netzwerk Wiese",
    ],
    "Les organisations signataires : Ligue des rivières, Avocats sans bateaux, Mémoire Vive et Solidarité Quais.": [
        "Ligue des rivières",
        "Avocats sans bateaux",
        "Mémoire Vive",
        "Solidarité Quais",
    ],
    "Nous publions cette tribune à l’initiative de la Ligue des rivières, du Comité Liberté et de Mémoire Vive.": [
        "Ligue des rivières",
        "Comité Liberté",
        "Mémoire Vive",
    ],
    "Déclaration commune au nom des pays suivants : Portugal, Mongolie, Pays-Bas et Suisse.": [
        "Portugal",
        "Mongolie",
        "Pays-Bas",
        "Suisse",
    ],
    "La nota tiene la firma, entre otros, de Red de Ríos, la Asamblea por los Muelles (APM) y Buena Orilla.": [
        "Red de Ríos",
        "Asamblea por los Muelles (APM)",
        "Buena Orilla",
    ],
    "Esta carta fue firmada por la Comisión Memoria, Verdad y Justicia del Río, la Red de Ríos y el Foro Orilla.": [
        "Comisión Memoria, Verdad y Justicia del Río",
        "Red de Ríos",
        "Foro Orilla",
    ],
    "本聲明由河流協會、港口人權中心及碼頭促進會聯署。": ["河流協會", "港口人權中心", "碼頭促進會"],
    "以下签署组织——长明灯、柏林作家网络和对话之窗——呼吁政府开放法庭。": ["长明灯", "柏林作家网络", "对话之窗"],
    "以下国家的联合声明：德国、法国和英国。": ["德国", "法国", "英国"],
    "網路聯署已逾兩萬人參與。來自學術界的朋友包括:\n\n"
    "林淑貞(河流大學教授)、陳耀文（律師）、何志豪 (作家)黃宜芳(研究員)……等等。": [
        "林淑貞(河流大學教授)",
        "陳耀文（律師）",
        "何志豪 (作家)",
        "黃宜芳(研究員)",
    ],
    "Premiers signataires :\n\nComité pour le respect des libertés et des droits sur les quais (CRLDQ), "
    "Association des bateliers de la rivière (ABR), Association le Pont, Collectif 3C.": [
        "Comité pour le respect des libertés et des droits sur les quais (CRLDQ)",
        "Association des bateliers de la rivière (ABR)",
        "Association le Pont",
        "Collectif 3C",
    ],
}

NAMED_ONLY = [
    "The European Parliament, the United Nations and Canada have condemned the trials.",
    "Reports by Amnesty International, Human Rights Watch and PEN America describe the cells.",
    "We thank Amnesty International, PEN America and Hong Kong Watch for their help.",
    "Last year's statement, signed by Canada, Denmark and Iceland, was never answered.",
    "The panel was chaired on behalf of Canada, Denmark and Iceland by Ana Ruiz.",
    "The members of the panel are Ana Ruiz, Thomas Fenn and Claire Holloway, and we thank them.",
    "We recall the joint statement by Canada, Denmark and Iceland at the Council.",
    "The joint statement by Canada, Denmark and Iceland was welcomed by our members.",
    "We welcome the statement made by Canada, Denmark and Iceland.",
    "We, citizens of France, Germany and Spain, demand an answer.",
    "We, Christians, Muslims and Jews, pray for those who are held.",
    "We, the Committee for Truth and Justice, call on you to act.",
    "The undersigned organizations urge Germany, France and Spain to act.",
    "The undersigned organizations, alarmed by events in Tibet, Xinjiang and Hong Kong, urge you to act.",
    "The letter signed by Canada, Denmark and Iceland was not answered, and we regret it.",
    "A resolution signed by Germany, France and Spain is before the Council and we support it.",
    "The undersigned, on behalf of their members, ask Canada, Denmark and Iceland to speak.",
    "Open letter to Canada, Denmark and Iceland\n\nWe ask you to speak at the harbour.",
    "The lawyers who spoke on behalf of Amnesty International, PEN America and Hong Kong Watch were held, we learned.",
    "The arrest was reported by the Guardian, Le Monde and the New York Times.",
    "Urgent appeal on behalf of Ana Ruiz, Thomas Fenn and Claire Holloway\n\nWe ask you to free them now.",
    "Statement on the arrests of Ana Ruiz, Thomas Fenn and Claire Holloway\n\nWe ask you to free them now.",
    "Joint statement on the attacks launched by Russia, Iran and Belarus\n\nWe ask you to speak at the harbour.",
    "We write on behalf of Ana Ruiz, Thomas Fenn and Claire Holloway, who are held at the harbour.",
    "Appell zur Freilassung von Anna Wolff, Peter Kahl und Eva Brandt\n\nWir bitten Sie zu handeln.",
    "Lettre ouverte sur le sort de la Ligue des rivières, du Comité Liberté et de Mémoire Vive\n\nNous écrivons.",
    "Wir danken Amnesty International, dem Bund der Imker und dem Netzwerk Wiese.",
    "Die Erklärung von Kanada, Dänemark und Island haben wir begrüßt.",
    "Wir, Menschen aus Deutschland, Frankreich und Spanien, fordern eine Antwort.",
    "Nous saluons la déclaration du Canada, du Danemark et de l’Islande.",
    "L’an dernier, une lettre signée par le Canada, le Danemark et l’Islande est restée sans réponse.",
    "Saludamos la carta firmada por Canadá, Dinamarca e Islandia el año pasado.",
    "Los informes de Amnistía Internacional, PEN Internacional y Human Rights Watch lo confirman.",
    "該報告由河流協會、港口人權中心及碼頭促進會發表。",
    "我們感謝河流協會、港口人權中心及碼頭促進會的支持。",
]


def _named(text: str) -> tuple[list[str], Named]:
    source = source_from_bytes("letter.txt", text.encode())
    named = named_in_sentence(units(source))
    return [source.text[start:end] for start, end in named.places], named


@pytest.mark.parametrize("text", SIGNED)
def test_those_whom_a_sentence_says_to_sign_are_found(text: str) -> None:
    """A lead that speaks of this letter is followed by its signatories, each with its own bounds."""
    assert _named(text)[0] == SIGNED[text]


@pytest.mark.parametrize("text", NAMED_ONLY)
def test_those_who_are_only_named_do_not_sign(text: str) -> None:
    """Others' statements, thanks, reports, panels, addressees and newspapers name many who sign nothing."""
    assert _named(text)[0] == []


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("This letter is signed by Heron Watch, Open Quays Network and 12 other organizations.", True),
        ("Esta carta fue firmada por la Red de Ríos, el Foro Orilla, entre otros.", True),
        ("本聲明由河流協會、港口人權中心等團體聯署。", True),
        ("This letter is signed by Heron Watch, Open Quays Network and Night Owls Trust.", False),
    ],
)
def test_a_sentence_that_names_some_of_many_says_so(text: str, more: bool) -> None:  # noqa: FBT001
    """Those who are counted or meant but not named make no signatory, and leave the enumeration open."""
    names, named = _named(text)
    assert named.open_ended is more
    assert not any("other" in name or "otros" in name or "等" in name for name in names)


def test_the_longest_enumeration_counts() -> None:
    """A title may name fewer than the sentence that delivers the statement."""
    text = "Joint statement by Chile and Peru\n\nI deliver this statement on behalf of Chile, Peru, Spain and Uruguay."
    source = source_from_bytes("letter.txt", text.encode())
    places = find_named(units(source))
    assert [source.text[start:end] for start, end in places] == ["Chile", "Peru", "Spain", "Uruguay"]
