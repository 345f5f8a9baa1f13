from tests.factory import dataset, letter, org, person, to
from undersigned.graph.rdf import Dataset
from undersigned.viz.view import Kind, View
from undersigned.viz.whole import whole_view


def kinds(view: View) -> dict[str, Kind]:
    """The kind of every node, by its name."""
    return {node.label: node.kind for node in view.nodes}


def relations(view: View) -> dict[tuple[str, str], str]:
    """How nodes are joined, by their names."""
    names = {node.id: node.label for node in view.nodes}
    return {(names[edge.source], names[edge.target]): edge.relation for edge in view.edges}


def test_everything_stands_in_its_kind(small: Dataset) -> None:
    """A letter, who signed, who is addressed, who and what is named, what is asked."""
    shown = kinds(whole_view(small))
    assert {name: shown[name] for name in shown if name not in {"A Policy of Human Rights", "No Games", "Last"}} == {
        "Joint Letter before the Summit": Kind.LETTER,
        "A Late Letter": Kind.LETTER,
        "Ask for the release of Ekpar Asat.": Kind.ASK,
        "Open Tibet to the press.": Kind.ASK,
        "Hong Kong Watch": Kind.ORGANIZATION,
        "PEN America": Kind.ORGANIZATION,
        "Ärzte für Tibet": Kind.ORGANIZATION,
        "Human Rights in China": Kind.ORGANIZATION,
        "Dialogue China": Kind.ORGANIZATION,
        "Zhou Fengsuo": Kind.PERSON,
        "Ekpar Asat": Kind.DETAINEE,
        "Joseph R. Biden": Kind.OFFICIAL,
        "President of the United States": Kind.POST,
        "European Commission": Kind.BODY,
        "Jake Sullivan": Kind.OFFICIAL,
        "National Security Advisor": Kind.POST,
        "Xi Jinping": Kind.OFFICIAL,
        "Tibet": Kind.REGION,
        "National Security Law": Kind.LAW,
        "Human Rights Council": Kind.BODY,
        "APEC Summit": Kind.EVENT,
    }


def test_every_line_says_how(small: Dataset) -> None:
    """Read from one end to the other, the relation is a sentence."""
    joined = relations(whole_view(small))
    apec = "Joint Letter before the Summit"
    assert joined["Hong Kong Watch", apec] == "signed"
    assert joined["Zhou Fengsuo", apec] == "signed for an organization"
    assert joined["Zhou Fengsuo", "Human Rights in China"] == "signed for"
    assert joined[apec, "Joseph R. Biden"] == "addressed to"
    assert joined["Joseph R. Biden", "President of the United States"] == "addressed as"
    assert joined[apec, "Jake Sullivan"] == "copied to"
    assert joined[apec, "Ekpar Asat"] == "asks to free"
    assert joined[apec, "Tibet"] == "is about"
    assert joined[apec, "Open Tibet to the press."] == "asks"
    assert joined["Open Tibet to the press.", "Tibet"] == "concerns"


def test_every_node_and_every_line_quotes_the_letter() -> None:
    """The words of each quote stand in the letter's text exactly where the quote says."""
    made = letter(
        "apec",
        signed_by=[org("Hong Kong Watch", acronym="HKW"), person("Jo Ann", of="PEN America")],
        detainees=["Ekpar Asat"],
        regions=["Tibet"],
        asks=["Free Ekpar Asat in Tibet."],
    )
    view = whole_view(dataset(made))
    assert all(node.quotes for node in view.nodes)
    assert all(edge.quotes for edge in view.edges)
    quotes = [quote for node in view.nodes for quote in node.quotes if quote.start is not None]
    quotes += [quote for edge in view.edges for quote in edge.quotes]
    assert len(quotes) > 20
    assert all(made.source.text[quote.start : quote.end] == quote.words for quote in quotes)


def test_a_prisoner_who_signs_elsewhere_keeps_both_parts(small: Dataset) -> None:
    """Detained in one letter, a signatory of another: one node, drawn as detained, told as both."""
    (asat,) = (node for node in whole_view(small).nodes if node.label == "Ekpar Asat")
    assert asat.facts == (("In these letters", "named as detained, signed"),)
    assert asat.letters == ("apec", "late")


def test_an_individual_signs_alone() -> None:
    """Where he or she works has not signed, so no line joins it to the letter."""
    joined = relations(whole_view(dataset(letter(signed_by=[person("Jo Ann", of="Yale", individual=True)]))))
    assert joined["Jo Ann", "Joint Letter to President Biden"] == "signed"
    assert not any("Yale" in ends for ends in joined)


def test_an_organization_that_is_addressed_and_signs_stays_an_organization() -> None:
    """Only one that signs nothing anywhere is drawn as an institution."""
    shown = kinds(whole_view(dataset(letter(addressees=[to(institution="FIDE")], signed_by=[org("FIDE")]))))
    assert shown["FIDE"] is Kind.ORGANIZATION


def test_a_letter_tells_its_figures(small: Dataset) -> None:
    """Date, publisher, and how many signatories are declared and found."""
    (apec,) = (node for node in whole_view(small).nodes if node.id == "letter/apec")
    assert apec.facts == (
        ("Date", "2023-11"),
        ("Published by", "Hong Kong Watch"),
        ("Signatories declared", "4 organizations"),
        ("Signatories found", "4"),
        ("Language", "en"),
    )
