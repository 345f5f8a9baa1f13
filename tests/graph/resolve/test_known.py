from undersigned.graph.resolve.entities import EntityKind
from undersigned.graph.resolve.known import Known, Office, index_of, knowledge_of, load_knowledge


def test_a_form_of_two_entries_leads_to_nobody() -> None:
    """Two organizations of one name: a person has to say which."""
    index = index_of([Known("one", "Rights Watch"), Known("two", "Other", names=("Rights Watch",))])
    assert index.find("rights watch") is None
    assert index.find("other") == "two"


def test_two_entries_of_one_id_are_one() -> None:
    """An institution that is also an organization keeps the names of both entries."""
    index = index_of(
        [Known("un", "United Nations", acronyms=("UN",)), Known("un", "United Nations", names=("Vereinte Nationen",))]
    )
    assert index.find("vereinte nationen") == "un"
    assert index.by_acronym["UN"] == {"un"}


def test_a_title_that_two_institutions_give_is_two_posts() -> None:
    """'Acting Assistant Secretary' alone says nothing; with its bureau it does."""
    officials = [
        Known("a", "Ann A", offices=(Office("Acting Secretary", "Bureau of Rights"),)),
        Known(
            "b", "Bea B", offices=(Office("Acting Secretary", "Bureau of Trade"), Office("President of Utopia", None))
        ),
    ]
    posts = knowledge_of({"officials": officials}).index(EntityKind.POST)
    assert posts.find("acting secretary") is None
    assert posts.find("acting secretary bureau of trade") == "acting-secretary.bureau-of-trade"
    assert posts.find("president of utopia") == "president-of-utopia"


def test_a_post_is_named_with_its_institution_unless_the_title_says_whose_it_is() -> None:
    """'Secretary' alone is many posts; 'President of Canada' and 'Chair of the Bank' are one each."""
    chair = Known("a", "Ann A", offices=(Office("Chair of the Bank", "The Bank"), Office("Secretary", "The Bank")))
    head = Known("b", "Bea B", offices=(Office("President of Canada", "Privy Council"), Office("Desk for Canada", "X")))
    posts = knowledge_of({"officials": [chair, head]}).index(EntityKind.POST)
    assert sorted(known.name for known in posts.by_id.values()) == [
        "Chair of the Bank",
        "Desk for Canada, X",
        "President of Canada",
        "Secretary, The Bank",
    ]


def test_the_shipped_chapters_know_their_parent() -> None:
    """A chapter is another organization than its parent, and says which that is."""
    chapter = load_knowledge().index(EntityKind.ORGANIZATION).by_id["amnesty-international-canada"]
    assert chapter.parent == "amnesty-international"


def test_what_an_entry_is_to_others_outlasts_a_second_entry_of_its_id() -> None:
    """Relations, ids elsewhere and the source of the first that says them; memberships of both."""
    one = Known("a", "A", member_of=("n",), renamed_to="b", renamed_on="2019", wikidata="Q1", source="its own site")
    other = Known(
        "a", "A", member_of=("n", "m"), secretariat_of="m", ror="01", country="norway", kind="peace", source="x"
    )
    assert index_of([one, other]).by_id["a"] == Known(
        "a",
        "A",
        names=("A",),
        member_of=("n", "m"),
        secretariat_of="m",
        renamed_to="b",
        renamed_on="2019",
        wikidata="Q1",
        ror="01",
        country="norway",
        kind="peace",
        source="its own site",
    )


def test_every_relation_in_the_reference_leads_to_an_entry() -> None:
    """An id without an entry would be a relation to nobody, and is a mistake in the file."""
    known = load_knowledge().index(EntityKind.ORGANIZATION).by_id
    for entry in known.values():
        others = (entry.parent, *entry.member_of, entry.secretariat_of, entry.renamed_to)
        for other in others:
            assert other is None or (other in known and other != entry.id), entry.id
        assert entry.source, entry.id


def test_the_shipped_knowledge_leads_aliases_to_entries() -> None:
    """Words of the world come from data/reference, whatever their file."""
    known = load_knowledge()
    regions = known.index(EntityKind.REGION)
    assert regions.find("east turkistan") == "xinjiang"
    assert known.index(EntityKind.ORGANIZATION).find("white house") == "white-house"
