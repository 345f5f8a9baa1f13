from dataclasses import replace

import pytest

from tests.factory import BASE, Signs, clusters, dataset, letter, org, person, to
from undersigned.graph.judgements import Judgement
from undersigned.graph.model import Attachment, Issue, Letter, Severity, Span
from undersigned.graph.rdf import Dataset, Term, validate
from undersigned.graph.rdf.names import DCT, OA, ORG, OWL, PROV, RDF, SCHEMA, SKOS, UND, XSD, A
from undersigned.graph.resolve.entities import Clusters, Entity, EntityKind

LETTER = f"{BASE}letter/apec"


def values(data: Dataset, subject: str, predicate: str) -> set[str]:
    """All values of a predicate, as text."""
    return {s.object.value for s in data.statements() if (s.subject, s.predicate) == (subject, predicate)}


def terms(data: Dataset, subject: str, predicate: str) -> set[Term]:
    """All values of a predicate, as terms."""
    return {s.object for s in data.statements() if (s.subject, s.predicate) == (subject, predicate)}


def graphs_of(data: Dataset, subject: str) -> set[str | None]:
    """The graphs in which something is spoken of."""
    return {s.graph for s in data.statements() if s.subject == subject}


def cost(data: Dataset, position: int) -> int:
    """How many triples a signature takes: its own and those of its evidence."""
    signature = next(row for row in data.signatures() if row.position == position)
    span = signature.evidence
    nodes = {signature.iri, span.iri, f"{LETTER}/selector#char={span.start},{span.end}"}
    return sum(statement.subject in nodes for statement in data.statements())


def test_every_letter_has_a_graph_of_its_own() -> None:
    """Deleting a letter is dropping its graph: nothing of it stands elsewhere, nothing of others stands in it."""
    data = dataset(letter("apec", signed_by=[org("A")]), letter("climate", signed_by=[org("A")]))
    for letter_id in ("apec", "climate"):
        graph = f"{BASE}letter/{letter_id}/graph"
        inside = {s.subject for s in data.statements() if s.graph == graph}
        assert f"{BASE}letter/{letter_id}/signature/1" in inside
        assert all(subject.startswith((f"{BASE}letter/{letter_id}", f"{BASE}organization/a")) for subject in inside)
        assert graphs_of(data, f"{BASE}letter/{letter_id}") == {graph}


def test_no_triple_stands_in_two_graphs() -> None:
    """A query over all graphs together counts every triple once."""
    data = dataset(letter("apec", signed_by=[org("A")]), letter("climate", signed_by=[org("A")]))
    triples = [(s.subject, s.predicate, s.object) for s in data.statements()]
    assert len(triples) == len(set(triples))


def test_an_organization_signs() -> None:
    """'Hong Kong Watch (HKW), United Kingdom' becomes a signature with all that is printed."""
    data = dataset(letter(signed_by=[org("Hong Kong Watch", acronym="HKW", country="United Kingdom")]))
    (row,) = data.signatures()
    assert (row.named_as, row.acronym, row.country) == ("Hong Kong Watch", "HKW", "United Kingdom")
    assert (row.organization, row.person) == (f"{BASE}organization/hong-kong-watch", None)
    assert (row.capacity, row.position, row.confidence) == ("organization", 1, 0.99)
    assert row.evidence.quote == "Hong Kong Watch (HKW), United Kingdom"
    assert values(data, f"{BASE}organization/hong-kong-watch", UND["signed"].value) == {LETTER}


def test_a_name_printed_twice_is_kept_as_printed() -> None:
    """The second name stands in the letter's graph, in the row, and among the names of who signed."""
    data = dataset(letter(signed_by=[org("Hong Kong Watch", second="香港监察")]))
    (row,) = data.signatures()
    assert (row.named_as, row.translated_as) == ("Hong Kong Watch", "香港监察")
    assert "香港监察" in row.evidence.quote
    assert values(data, row.iri, UND["translatedNameAs"].value) == {"香港监察"}
    assert validate(data).conforms


def test_a_person_signs_on_behalf_of_an_organization() -> None:
    """In 'Jo Ann, Director | PEN America' both have signed, the person for the organization."""
    data = dataset(letter(signed_by=[person("Jo Ann", of="PEN America", role="Director")]))
    (row,) = data.signatures()
    assert (row.named_as, row.person_named_as, row.role) == ("PEN America", "Jo Ann", "Director")
    assert (row.organization, row.person) == (f"{BASE}organization/pen-america", f"{BASE}person/jo-ann")
    assert row.affiliation is None
    assert values(data, row.iri, UND["signatory"].value) == {row.person}
    for agent in (row.organization, row.person):
        assert agent is not None
        assert values(data, agent, UND["signed"].value) == {LETTER}


def test_who_signs_as_an_individual_does_not_sign_for_an_employer() -> None:
    """A professor's university is printed for identification; it has not signed."""
    data = dataset(letter(signed_by=[person("Jo Ann", of="Sample University", individual=True)]))
    (row,) = data.signatures()
    assert (row.organization, row.person, row.capacity) == (None, f"{BASE}person/jo-ann", "individual")
    assert row.affiliation == f"{BASE}organization/sample-university"
    assert values(data, f"{BASE}organization/sample-university", UND["signed"].value) == set()
    assert values(data, row.iri, UND["affiliation"].value) == {f"{BASE}organization/sample-university"}


def test_a_signature_costs_at_most_twenty_triples() -> None:
    """An organization costs 17 and 'Person | Organization' 19, evidence included; whoever adds one says why."""
    data = dataset(letter(signed_by=[org("Hong Kong Watch"), person("Jo Ann", of="PEN America")]))
    assert [cost(data, position) for position in (1, 2)] == [17, 19]


@pytest.mark.parametrize(
    ("signs", "in_letter", "with_entities"),
    [
        (org("B"), 18, 21),
        (org("B", acronym="BB", country="Norway"), 20, 24),
        (org("B", acronym="BB", country="Norway", second="乙"), 21, 25),
        (person("Jo Ann"), 19, 21),
        (person("Jo Ann", of="B", individual=True), 20, 25),
        (person("Jo Ann", of="B"), 21, 26),
        (person("Jo Ann", of="B", role="Director"), 22, 27),
    ],
    ids=["organization", "with acronym", "with all", "person", "individual", "person of", "person with role"],
)
def test_what_one_more_signature_adds(signs: Signs, in_letter: int, with_entities: int) -> None:
    """All triples that would not be there without it: the signature, its evidence, and und:signed for all who signed.

    Two have signed where a person signs for an organization, so there are two of these. Entities that no other letter
    names add theirs, once for all letters. Whoever adds a triple says why.
    """

    def size(*signed_by: Signs) -> tuple[int, int]:
        data = [each.graph for each in dataset(letter(signed_by=signed_by)).statements()]
        letters = data.count(f"{LETTER}/graph")
        return letters, letters + data.count(f"{BASE}graph/entities")

    few, many = size(org("A")), size(org("A"), signs)
    assert (many[0] - few[0], many[1] - few[1]) == (in_letter, with_entities)


def test_a_signature_of_real_letters_costs_less_than_twenty_triples(example: Dataset) -> None:
    """On average, with its evidence and the shortcuts und:signed; it is 18.4 in the example corpus."""
    signatures = {row.iri: row.evidence.iri for row in example.signatures(again=True)}
    own = {*signatures, *signatures.values(), *(iri.replace("/text#", "/selector#") for iri in signatures.values())}
    said = sum(each.subject in own or each.predicate == UND["signed"].value for each in example.statements())
    assert 17 < said / len(signatures) < 20


def test_facts_that_share_their_words_share_one_evidence() -> None:
    """A region named by the very words of an ask points to the same node as the ask."""
    data = dataset(letter(regions=["Tibet"], asks=["Tibet"]))
    (ask,), (mention,) = data.asks(), data.mentions()
    assert ask.evidence in mention.evidence
    assert len(terms(data, ask.evidence.iri, OA["hasSelector"].value)) == 1


def test_evidence_selects_the_very_words() -> None:
    """Start, end and words stand on one selector, whose only class is that of position selectors."""
    made = letter(signed_by=[org("Hong Kong Watch")])
    data = dataset(made)
    (row,) = data.signatures()
    words = row.evidence
    assert made.source.text[words.start : words.end] == words.quote == "Hong Kong Watch"
    assert words.iri == f"{LETTER}/text#char={words.start},{words.end}"
    selector = f"{LETTER}/selector#char={words.start},{words.end}"
    assert values(data, selector, RDF["type"].value) == {OA["TextPositionSelector"].value}
    assert values(data, words.iri, OA["hasSource"].value) == {f"{LETTER}/text"}


@pytest.mark.parametrize(("date", "datatype"), [("2021-02-18", "date"), ("2022-08", "gYearMonth"), ("2022", "gYear")])
def test_a_date_keeps_its_precision(date: str, datatype: str) -> None:
    """2022-08 is not 2022-08-01."""
    data = dataset(letter(date=date))
    assert terms(data, LETTER, DCT["issued"].value) == {Term("literal", date, XSD[datatype].value)}
    assert next(data.letters()).date == date


def test_what_a_person_supplied_outranks_the_text() -> None:
    """The letter gets the supplied date; the printed one stays as a statement with its words."""
    data = dataset(letter(date="2021-02", supplied=[("date", "2021-02-18"), ("publisher", "PEN America")]))
    (row,) = data.letters()
    assert (row.date, row.publisher) == ("2021-02-18", "PEN America")
    printed, supplied = f"{LETTER}/statement/date", f"{LETTER}/statement/supplied-date"
    assert values(data, printed, RDF["object"].value) == {"2021-02"}
    assert values(data, supplied, RDF["object"].value) == {"2021-02-18"}
    assert values(data, supplied, UND["rule"].value) == {"supplied by a person"}
    assert values(data, supplied, UND["evidence"].value) == {f"{LETTER}/metadata"}
    assert UND["SuppliedMetadata"].value in values(data, f"{LETTER}/metadata", RDF["type"].value)


def test_single_facts_are_statements_with_evidence() -> None:
    """Title, subject, kind, publisher and count each say where they stand."""
    data = dataset(letter(subject="Tibet", kind="joint letter", publisher="PEN", claimed=(24, "organizations")))
    (row,) = data.letters()
    assert (row.kind, row.publisher, row.claimed_count, row.claimed_unit) == (
        "joint letter",
        "PEN",
        24,
        "organizations",
    )
    for field in ("title", "subject", "kind", "publisher", "claimed-count"):
        node = f"{LETTER}/statement/{field}"
        assert values(data, node, RDF["subject"].value) == {LETTER}
        assert len(values(data, node, UND["evidence"].value)) == 1


def test_a_letter_without_a_title_is_called_by_its_subject_or_its_id() -> None:
    """Pages and tables always have something to show, yet no title is made up in the data."""
    data = dataset(letter("a", title=None, subject="Tibet"), letter("b", title=None))
    assert [row.title for row in data.letters()] == ["Tibet", "b"]
    assert values(data, f"{BASE}letter/b", DCT["title"].value) == set()


def test_words_carry_the_language_of_the_letter() -> None:
    """A title and a headline are in the letter's language; a name is in none."""
    data = dataset(letter(title="Offener Brief", asks=["Handeln Sie."], signed_by=[org("Pro Asyl")], language="de"))
    assert {term.language for term in terms(data, LETTER, DCT["title"].value)} == {"de"}
    names = terms(data, f"{BASE}organization/pro-asyl", SKOS["prefLabel"].value)
    assert {term.language for term in names} == {None}


def test_the_recipient_is_the_person_else_the_post_else_the_institution() -> None:
    """A letter may be addressed to whoever holds an office, or to a house."""
    data = dataset(
        letter(
            addressees=[
                to("Joseph R. Biden", position="President"),
                to(position="Prime Minister of Japan"),
                to(institution="European Commission"),
            ],
            cc=[to("Jake Sullivan", position="National Security Advisor")],
        )
    )
    rows = list(data.addressings())
    assert [(row.type, row.position) for row in rows] == [
        ("addressee", 1),
        ("addressee", 2),
        ("addressee", 3),
        ("cc", 1),
    ]
    assert [row.entity.removeprefix(BASE) for row in rows] == [
        "person/joseph-r-biden",
        "post/prime-minister-of-japan",
        "organization/european-commission",
        "person/jake-sullivan",
    ]
    assert values(data, LETTER, SCHEMA["recipient"].value) == {row.entity for row in rows[:3]}
    assert values(data, LETTER, UND["copiedTo"].value) == {rows[3].entity}
    assert values(data, LETTER, UND["addresses"].value) == {
        f"{BASE}post/president",
        f"{BASE}post/prime-minister-of-japan",
    }


def test_a_printed_position_makes_a_membership_with_evidence() -> None:
    """That Biden is President is what this letter says, with the words that say it; each pair is said once."""
    data = dataset(
        letter(cc=[to("Xi Jinping", position="President of China")], officials=[("Xi Jinping", "President of China")])
    )
    held = f"{LETTER}/membership/2"
    assert values(data, held, ORG["member"].value) == {f"{BASE}person/xi-jinping"}
    assert values(data, held, UND["post"].value) == {f"{BASE}post/president-of-china"}
    assert len(values(data, held, UND["evidence"].value)) == 2
    assert values(data, f"{LETTER}/membership/3", ORG["member"].value) == set()


def test_a_letter_to_nobody_is_a_joint_statement() -> None:
    """A declaration has no recipient, and says that this is no gap."""
    data = dataset(letter(addressees=[]))
    assert UND["JointStatement"].value in values(data, LETTER, RDF["type"].value)
    assert values(data, LETTER, SCHEMA["recipient"].value) == set()


def test_an_entity_is_mentioned_once_a_letter_with_all_its_places() -> None:
    """Tibet, named twice, is one mention with two stretches of text."""
    data = dataset(letter(regions=["Tibet"], asks=["Open Tibet to the press."]))
    (mention,) = data.mentions()
    assert (mention.kind, mention.named_as, mention.entity) == ("region", "Tibet", f"{BASE}region/tibet")
    assert [words.quote for words in mention.evidence] == ["Tibet", "Tibet"]
    assert values(data, LETTER, UND["mentions"].value) == {f"{BASE}region/tibet"}


def test_two_items_that_are_one_entity_make_one_mention() -> None:
    """A person listed under two spellings is one detainee here once somebody said that they are one."""
    made = letter(detainees=["Ekpar Asat", "Aikebaier Aisaiti"])
    known = clusters(made)
    one = "person/ekpar-asat"
    same = Clusters(known.entities, {**known.members, ("apec", "detainee", 2): one})
    (mention,) = Dataset.from_letters([made], same, base=BASE, title="", licence="").mentions()
    assert mention.entity == f"{BASE}{one}"
    assert [words.quote for words in mention.evidence] == ["Ekpar Asat", "Aikebaier Aisaiti"]


def test_being_a_detainee_is_said_by_a_letter_and_not_of_a_person() -> None:
    """The same man is a prisoner in one letter and signs the next."""
    data = dataset(letter("a", detainees=["Ilham Tohti"]), letter("b", signed_by=[person("Ilham Tohti")]))
    man = f"{BASE}person/ilham-tohti"
    assert values(data, man, RDF["type"].value) == {SCHEMA["Person"].value}
    assert values(data, f"{BASE}letter/a/mention/detainee/1", UND["asDetainee"].value) == {man}
    assert next(data.signatures()).person == man


def test_and_many_others_leaves_the_detainees_open_ended() -> None:
    """The words that say so are the evidence."""
    data = dataset(letter(detainees=["Ilham Tohti"], open_ended=True))
    assert values(data, LETTER, UND["detaineesOpenEnded"].value) == {"true"}
    assert len(values(data, f"{LETTER}/statement/detainees-open-ended", UND["evidence"].value)) == 1


def test_an_ask_concerns_what_its_words_name() -> None:
    """The second ask names Tibet, the first does not."""
    data = dataset(letter(regions=["Tibet"], asks=["Release all prisoners.", "Open Tibet to the press."]))
    first, second = data.asks()
    assert (first.concerns, second.concerns) == ((), (f"{BASE}region/tibet",))
    assert first.asked_of == (f"{BASE}person/joseph-r-biden",)
    assert [ask.headline for ask in (first, second)] == ["Release all prisoners.", "Open Tibet to the press."]


def test_issues_keep_their_order_and_their_words() -> None:
    """An issue may point at words, or at none."""
    issues = [
        Issue("count-mismatch", Severity.WARNING, "claims 59, found 58"),
        Issue("fused-line", Severity.NOTE, "two names on one line", Span(0, 5, "Joint")),
    ]
    rows = list(dataset(letter(issues=issues)).issues())
    assert [(row.code, row.severity, row.message) for row in rows] == [
        ("count-mismatch", "warning", "claims 59, found 58"),
        ("fused-line", "note", "two names on one line"),
    ]
    assert rows[0].evidence is None
    assert rows[1].evidence is not None
    assert rows[1].evidence.quote == "Joint"


def test_a_replaced_id_leads_to_its_successor() -> None:
    """Who linked to an old entity still arrives."""
    made = letter(signed_by=[org("ChinaAid")], addressees=[])
    entity = Entity(
        "organization/china-aid-association",
        EntityKind.ORGANIZATION,
        "China Aid Association",
        ("ChinaAid",),
        replaced=("organization/chinaaid",),
    )
    known = Clusters((entity,), {("apec", "signatory-organization", 1): entity.id})
    data = Dataset.from_letters([made], known, base=BASE, title="", licence="")
    assert values(data, f"{BASE}organization/chinaaid", DCT["isReplacedBy"].value) == {f"{BASE}{entity.id}"}
    assert f"{BASE}organization/chinaaid" not in data.entities()
    assert data.entities()[f"{BASE}{entity.id}"].aliases == ("ChinaAid",)


def test_a_different_judgement_says_so_of_the_entities() -> None:
    """It also keeps the reason, the words relied on, who said so and when."""
    judgement = Judgement(
        "different",
        "Free Tibet",
        "Tibet Justice",
        "different",
        "two boards",
        ("own site",),
        "A. Reviewer",
        "2024-05-02",
    )
    data = dataset(letter(signed_by=[org("Free Tibet"), org("Tibet Justice")]), judgements=[judgement])
    left, right = f"{BASE}organization/free-tibet", f"{BASE}organization/tibet-justice"
    assert values(data, left, OWL["differentFrom"].value) == {right}
    (node,) = {s.subject for s in data.statements() if s[1:3] == (A.value, Term("iri", UND["Judgement"].value))}
    assert graphs_of(data, node) == {f"{BASE}graph/judgements"}
    assert values(data, node, UND["quote"].value) == {"own site"}
    assert terms(data, node, PROV["generatedAtTime"].value) == {Term("literal", "2024-05-02", XSD["date"].value)}
    assert values(data, node, PROV["wasAttributedTo"].value) == {f"{BASE}reviewer/a-reviewer"}


def parted(left: str, right: str, *entities: Entity) -> set[tuple[str, str]]:
    """The ids that owl:differentFrom joins when a person said that `left` is not `right`."""
    judgement = Judgement("different", left, right, "different", "two boards", (), "A. Reviewer", "2024-05-02")
    known = Clusters(tuple(entities), {}, judgements=(judgement,))
    data = Dataset.from_letters([], known, base=BASE, title="", licence="")
    return {
        (s.subject.removeprefix(BASE), s.object.value.removeprefix(BASE))
        for s in data.statements()
        if s.predicate == OWL["differentFrom"].value
    }


def test_a_difference_is_stated_though_one_entity_bears_the_others_name() -> None:
    """The label outranks an alias, and of two entities with one name the other is meant."""
    aid = Entity("organization/chinaaid", EntityKind.ORGANIZATION, "ChinaAid", ("China Aid Association",))
    association = Entity("organization/china-aid-association", EntityKind.ORGANIZATION, "China Aid Association", ())
    both = {(aid.id, association.id)}
    assert parted("ChinaAid", "China Aid Association", aid, association) == both
    assert parted("chinaaid", "the CHINA AID Association", aid, association) == both
    assert parted(aid.id, association.id, aid, association) == both
    one = Entity("organization/one", EntityKind.ORGANIZATION, "One", ("Shared",))
    other = Entity("organization/other", EntityKind.ORGANIZATION, "Other", ("Shared",), replaced=("organization/old",))
    third = Entity("person/shared", EntityKind.PERSON, "Shared")
    assert parted("One", "Shared", one, other, third) == {(one.id, other.id)}
    assert parted("Shared", "One", one, other, third) == {(other.id, one.id)}
    assert parted("Shared", "Shared", one, other, third) == {(one.id, other.id)}
    assert parted("One", "organization/old", one, other, third) == {(one.id, other.id)}


def test_a_difference_of_one_entity_or_of_none_states_nothing() -> None:
    """What is one entity here cannot differ from itself, and a person does not differ from a house of that name."""
    house = Entity("organization/a", EntityKind.ORGANIZATION, "A", ("B",))
    man = Entity("person/b", EntityKind.PERSON, "B")
    assert parted("A", "B", house, man) == set()
    assert parted("A", "C", house, man) == set()
    twin = Entity("organization/b", EntityKind.ORGANIZATION, "Two", ("Name",))
    third = Entity("organization/c", EntityKind.ORGANIZATION, "Three", ("Name",))
    assert parted("A", "Name", house, twin, third) == set()


def test_what_a_person_held_apart_says_from_whom() -> None:
    """Whoever linked to the one IRI that stood for both finds the other from either."""
    other = Entity("organization/ishr-b", EntityKind.ORGANIZATION, "ISHR B", split_from=("organization/ishr-a",))
    data = Dataset.from_letters([], Clusters((other,), {}), base=BASE, title="", licence="")
    assert values(data, f"{BASE}{other.id}", UND["splitFrom"].value) == {f"{BASE}organization/ishr-a"}


def test_a_withheld_judgement_is_not_published() -> None:
    """It would say what it hides."""
    judgement = Judgement("withheld", "Secret Name", "", "withheld", "at risk", (), "A. Reviewer", "2024-05-02")
    data = dataset(letter(signed_by=[org("A")]), judgements=[judgement])
    assert not any("Secret Name" in line or "at risk" in line for line in data.quads())


def test_the_dataset_describes_itself() -> None:
    """Title, licence and counts stand in a graph of their own."""
    data = dataset(letter(signed_by=[org("A")], addressees=[]))
    node = f"{BASE}dataset"
    assert graphs_of(data, node) == {f"{BASE}graph/description"}
    assert values(data, node, DCT["license"].value) == {"https://spdx.org/licenses/CC0-1.0"}
    assert values(data, node, UND["letters"].value) == {"1"}
    (triples,) = values(data, node, "http://rdfs.org/ns/void#triples")
    assert int(triples) == sum(s.graph != f"{BASE}graph/description" for s in data.statements())


def test_an_unresolved_mention_is_the_callers_mistake() -> None:
    """Nothing is left out in silence."""
    with pytest.raises(KeyError, match="signatory-organization"):
        Dataset.from_letters(
            [letter(signed_by=[org("A")], addressees=[])], Clusters((), {}), base=BASE, title="", licence=""
        )


def test_names_that_no_iri_may_hold_are_encoded() -> None:
    """A letter's folder or an entity's slug may hold spaces and letters of any script."""
    made = letter("open letter", signed_by=[org("人权观察")])
    data = dataset(made)
    (row,) = data.signatures()
    assert row.letter == f"{BASE}letter/open%20letter"
    assert row.letter_id == "open letter"
    assert row.organization == f"{BASE}organization/%E4%BA%BA%E6%9D%83%E8%A7%82%E5%AF%9F"


def test_addresses_are_encoded_and_others_kept_for_the_check() -> None:
    """A space in an address is encoded; what is no web address stays words, so that the shapes can point at it."""
    data = dataset(
        letter("a", url="https://example.org/a letter", also_at=["https://example.org/b"]), letter("b", url="x")
    )
    assert [row.url for row in data.letters()] == ["https://example.org/a%20letter", "x"]
    assert {term.kind for term in terms(data, f"{BASE}letter/b", DCT["source"].value)} == {"literal"}
    assert values(data, f"{BASE}letter/a", UND["alsoAt"].value) == {"https://example.org/b"}


def test_rows_are_sorted_by_letter_and_then_as_printed() -> None:
    """The tenth signature comes after the ninth, whatever the order of the letters given."""
    letters: list[Letter] = [letter(name, signed_by=[org(f"O{n}") for n in range(12)]) for name in ("b", "a")]
    places = [(row.letter_id, row.position) for row in dataset(*letters).signatures()]
    assert places == [(name, n) for name in ("a", "b") for n in range(1, 13)]


def test_a_body_is_a_body_and_an_organization() -> None:
    """The United Nations are both; rows call them a body."""
    data = dataset(letter(bodies=["United Nations"]))
    iri = f"{BASE}body/united-nations"
    assert data.entities()[iri].kind == "body"
    assert ORG["Organization"].value in values(data, iri, RDF["type"].value)


def test_a_file_beside_the_letter_s_own_is_part_of_its_text() -> None:
    """A table of signatories leaves its fingerprint and its name in the letter's graph, and the dataset stays valid."""
    plain = letter("apec", signed_by=[org("A")])
    table = Attachment("signatories.csv", "a" * 64, "text/csv", 0)
    data = dataset(replace(plain, source=replace(plain.source, attachments=(table,))))
    part = f"{LETTER}/attachment/1"
    assert values(data, f"{LETTER}/text", DCT["hasPart"].value) == {part}
    assert values(data, part, UND["sha256"].value) == {"a" * 64}
    assert values(data, part, UND["fileName"].value) == {"signatories.csv"}
    assert graphs_of(data, part) == {f"{LETTER}/graph"}
    assert validate(data).conforms
