"""Who is who, seen from outside: letters in, entities out."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factory import Signs, letter, org, person, to
from undersigned.graph.judgements import Judgement
from undersigned.graph.model import Letter
from undersigned.graph.resolve import Clusters, resolve
from undersigned.graph.resolve.forms import is_acronym
from undersigned.graph.resolve.known import Knowledge, Known, Office, knowledge_of

NOTHING = knowledge_of({})


def same(left: str, right: str, *, at: str = "2024-01-01") -> Judgement:
    """A person says that two names are one."""
    return Judgement("same", left, right, "same", "a reason", (), "A. Reviewer", at)


def different(left: str, right: str, *, at: str = "2024-01-01") -> Judgement:
    """A person says that two names are two."""
    return Judgement("different", left, right, "different", "a reason", (), "A. Reviewer", at)


def signed(*names: str | Signs, id: str = "a") -> Letter:
    """A letter signed by these organizations."""
    return letter(id, addressees=(), signed_by=[org(name) if isinstance(name, str) else name for name in names])


def ids(clusters: Clusters, kind: str = "organization") -> list[str]:
    """The ids of one kind, without the kind."""
    return [entity.id.partition("/")[2] for entity in clusters.entities if entity.kind == kind]


def who(*letters: Letter, judgements: tuple[Judgement, ...] = (), knowledge: Knowledge = NOTHING) -> Clusters:
    """Resolve with no reference but the one given."""
    return resolve(letters, judgements, knowledge=knowledge)


def test_equal_forms_meet_and_nothing_else_does() -> None:
    """One entity for ways to print one name; near names stay apart."""
    clusters = who(signed("The Rights Watch", "Rights Match"), signed("rights  watch", id="b"))
    assert ids(clusters) == ["rights-match", "rights-watch"]
    assert clusters.members["a", "signatory-organization", 1] == clusters.members["b", "signatory-organization", 1]


def test_the_label_is_what_most_letters_print() -> None:
    """Ties go to the alphabet; the other forms become aliases, acronyms too."""
    clusters = who(signed("Free Tibet"), signed("FREE TIBET", id="b"), signed(org("Free Tibet", acronym="FT"), id="c"))
    entity = clusters.entities[0]
    assert (entity.label, entity.aliases) == ("Free Tibet", ("FREE TIBET", "FT"))


@pytest.mark.parametrize("printed", [("China Action", "CHINA ACTION"), ("china action", "China Action")])
def test_capitals_do_not_become_the_label(printed: tuple[str, ...]) -> None:
    """A list set in capitals says nothing about how a name is written, however many such lists there are."""
    letters = [signed(name, id=f"l{at}") for at, name in enumerate(printed)]
    assert who(*letters).entities[0].label == "China Action"
    more = [signed("CHINA ACTION", id=f"m{at}") for at in range(3)]
    assert who(*letters, *more).entities[0].label == "China Action"


def test_capitals_stay_where_nothing_else_is_printed() -> None:
    """No letter is changed that nobody printed otherwise; between two spellings the more frequent wins."""
    assert who(signed("FREE CHINA NOW")).entities[0].label == "FREE CHINA NOW"
    mixed = (signed("Free China Now"), signed("FREE CHINA-NOW", id="b"), signed("FREE CHINA-NOW", id="c"))
    assert who(*mixed).entities[0].label == "FREE CHINA-NOW"
    assert who(*mixed[:2]).entities[0].label == "Free China Now"


def test_an_acronym_the_corpus_explains_is_led_to_its_name() -> None:
    """'WRN' alone is the World Rights Network of another letter, and its old id leads there."""
    clusters = who(signed(org("World Rights Network", acronym="WRN")), signed("WRN", id="b"))
    assert ids(clusters) == ["world-rights-network"]
    assert clusters.entities[0].replaced == ("organization/wrn",)


def test_an_acronym_of_two_names_is_nobodys() -> None:
    """Two organizations abbreviated alike: the acronym stays by itself, and a person is asked."""
    two = signed(org("International Rights Society", acronym="IRS"), org("Irish Rights Service", acronym="IRS"))
    clusters = who(two, signed("IRS", id="b"))
    assert ids(clusters) == ["international-rights-society", "irish-rights-service", "irs"]
    asked = {(question.left, question.right) for question in clusters.questions}
    assert ("organization/international-rights-society", "organization/irs") in asked
    assert ("organization/irish-rights-service", "organization/irs") in asked


def test_an_acronym_of_another_known_organization_is_not_applied() -> None:
    """The reference knows another 'IRS' than the one in this corpus."""
    known = knowledge_of({"organizations": [Known("irs-us", "Irish Rights Service", acronyms=("IRS",))]})
    clusters = who(signed(org("International Rights Society", acronym="IRS")), signed("IRS", id="b"), knowledge=known)
    assert "irs" in ids(clusters)


def test_a_name_in_two_scripts_is_one_entity_with_both_names() -> None:
    """The second name becomes an alias, and what a letter prints alone, in either script, leads there."""
    both = signed(org("World Rights Network", second="世界权利网络"))
    (entity,) = who(both).entities
    assert (entity.label, entity.aliases) == ("World Rights Network", ("世界权利网络",))
    clusters = who(both, signed("世界权利网络", id="b"), signed("World Rights Network", id="c"))
    assert ids(clusters) == ["world-rights-network"]
    assert clusters.entities[0].aliases == ("世界权利网络",)
    assert clusters.questions == ()


def test_either_name_may_be_printed_first() -> None:
    """A Chinese letter puts the Chinese name before the English one."""
    clusters = who(
        signed(org("World Rights Network", second="世界权利网络")),
        signed(org("世界权利网络", second="World Rights Network"), id="b"),
    )
    assert len(clusters.entities) == 1


def test_a_second_name_of_two_organizations_is_nobodys() -> None:
    """It stays by itself, both keep it as a name, and a person is asked."""
    two = signed(org("World Rights Network", second="权利网络"), org("Free Rights Network", second="权利网络"))
    clusters = who(two, signed("权利网络", id="b"))
    assert len(ids(clusters)) == 3
    reasons = {
        question.reason for question in clusters.questions if "organization/权利网络" in question.left + question.right
    }
    assert reasons == {"'权利网络' may name either"}
    assert len(ids(who(two))) == 2
    assert [question.reason for question in who(two).questions] == ["'权利网络' may name either"]


def test_a_chapter_is_not_the_whole_by_its_second_name() -> None:
    """Beside the name of a chapter stands that of the whole: they are asked about, not merged."""
    clusters = who(signed(org("Rights Network Taiwan", second="权利网络")), signed("权利网络", id="b"))
    assert len(ids(clusters)) == 2
    assert [question.reason for question in clusters.questions] == ["'权利网络' may name either"]


def test_a_second_name_leads_to_the_reference() -> None:
    """Where the first is printed otherwise than the reference has it; a chapter is not led there."""
    known = knowledge_of({"organizations": [Known("wrn", "World Rights Network", names=("世界权利网络",))]})
    clusters = who(signed(org("Rights Network of the World", second="世界权利网络")), knowledge=known)
    assert ids(clusters) == ["wrn"]
    chapter = who(signed(org("World Rights Network Taiwan", second="世界权利网络"), "世界权利网络"), knowledge=known)
    assert ids(chapter) == ["world-rights-network-taiwan", "wrn"]


def test_a_person_parts_a_name_from_its_translation() -> None:
    """The decision outranks the line that prints both."""
    said = (different("World Rights Network", "世界权利网络"),)
    letters = (signed(org("World Rights Network", second="世界权利网络")), signed("世界权利网络", id="b"))
    clusters = who(*letters, judgements=said)
    assert len(ids(clusters)) == 2
    assert clusters.questions == ()


def test_the_second_name_of_a_person_is_the_persons() -> None:
    """For one organization the two names are one person; elsewhere a namesake stays apart."""
    clusters = who(
        letter("a", addressees=(), signed_by=[person("Li Wei", of="Rights Watch", second="李伟")]),
        letter("b", addressees=(), signed_by=[person("李伟", of="Rights Watch")]),
        letter("c", addressees=(), signed_by=[person("李伟", of="Another Watch")]),
    )
    assert ids(clusters, "person") == ["li-wei.rights-watch", "李伟.another-watch"]
    assert clusters.by_id["person/li-wei.rights-watch"].aliases == ("李伟",)
    assert clusters.by_id["organization/rights-watch"].aliases == ()


def test_a_sourced_alias_outranks_forms() -> None:
    """The entry's id and name win, whatever is printed."""
    known = knowledge_of({"organizations": [Known("china-aid", "ChinaAid", names=("China Aid Association",))]})
    clusters = who(signed("China Aid Association"), signed("ChinaAid", id="b"), knowledge=known)
    assert ids(clusters) == ["china-aid"]
    assert clusters.entities[0].label == "ChinaAid"
    assert clusters.entities[0].reference == "china-aid"


def test_a_look_alike_never_takes_the_id_of_a_known_entry() -> None:
    """'China Aid' is no alias of the entry whose id it would have by its own words."""
    known = knowledge_of({"organizations": [Known("china-aid", "ChinaAid")]})
    clusters = who(signed("China Aid", "ChinaAid"), knowledge=known)
    assert len(ids(clusters)) == 2
    assert clusters.entity("a", "signatory-organization", 2).id == "organization/china-aid"
    assert clusters.entity("a", "signatory-organization", 1).reference is None


def test_a_prisoner_and_a_signatory_of_one_name_stay_two_and_are_asked_about() -> None:
    """Precision first with people: nobody becomes a prisoner by sharing a name."""
    clusters = who(
        letter("a", addressees=(), detainees=["Li Weiming"], signed_by=[person("Li Weiming", of="Rights Watch")]),
        letter("b", addressees=(), detainees=["Li Weiming"], officials=["Li Weiming"]),
    )
    assert ids(clusters, "person") == ["li-weiming", "li-weiming.office", "li-weiming.rights-watch"]
    assert len(clusters.questions) == 2  # each with the next: who is one of many namesakes is asked about once
    assert all("same name" in question.reason for question in clusters.questions)


def test_signatories_of_one_name_meet_only_in_one_organization() -> None:
    """The same person signs twice for the same organization; for another it may be a namesake."""
    clusters = who(
        letter("a", addressees=(), signed_by=[person("Jo Ann", of="The Rights Watch"), person("Al One")]),
        letter("b", addressees=(), signed_by=[person("Jo Ann", of="Rights Watch"), person("Al One")]),
        letter("c", addressees=(), signed_by=[person("Jo Ann", of="Free Press")]),
    )
    assert ids(clusters, "person") == ["al-one.a", "al-one.b", "jo-ann.free-press", "jo-ann.rights-watch"]


def test_a_signatory_with_the_name_of_a_known_prisoner_may_be_a_namesake() -> None:
    """A person is asked, whichever of the prisoner's names it is; who prints both of his names is the man."""
    known = knowledge_of({"persons": [Known("li-weiming", "Li Weiming", names=("李伟",))]})
    signs = person("Li Weiming", of="Rights Watch")
    clusters = who(letter("a", addressees=(), detainees=["李伟"], signed_by=[signs]), knowledge=known)
    assert ids(clusters, "person") == ["li-weiming", "li-weiming.rights-watch"]
    assert [(question.left, question.right) for question in clusters.questions] == [
        ("person/li-weiming", "person/li-weiming.rights-watch")
    ]
    both = person("Li Weiming", of="Rights Watch", second="李伟")
    clusters = who(letter("a", addressees=(), detainees=["李伟"], signed_by=[both]), knowledge=known)
    assert ids(clusters, "person") == ["li-weiming"]


def test_a_source_says_that_two_signatories_for_one_organization_are_one() -> None:
    """The names that it gives to one person, and the organization, speak together."""
    known = knowledge_of({"persons": [Known("jo", "Joshua Example", names=("Li Wei-ming",))]})
    letters = [
        letter(id, addressees=(), signed_by=[person(name, of="Rights Watch")])
        for id, name in (("a", "Joshua Example"), ("b", "Li Wei-ming"))
    ]
    assert ids(who(*letters, knowledge=known), "person") == ["joshua-example.rights-watch"]


def test_an_official_is_known_by_office_and_name() -> None:
    """'President Stone' to whom one letter goes is the Ada Stone of another, and her post is one."""
    stone = Known(
        "ada-stone", "Ada Stone", surname="Stone", offices=(Office("President of Utopia", None, "2009-01-20", None),)
    )
    clusters = who(
        letter("a", date="2010-01-01", addressees=[to("Stone", position="President")]),
        letter("b", date="2012-01-01", addressees=[to("Ada Stone", position="President of Utopia")]),
        knowledge=knowledge_of({"officials": [stone]}),
    )
    assert ids(clusters, "person") == ["ada-stone"]
    assert ids(clusters, "post") == ["president-of-utopia"]


def test_posts_of_two_institutions_or_holders_stay_apart() -> None:
    """'President' is not one post."""
    clusters = who(
        letter("a", addressees=[to("Ann A", position="President", institution="The Council")]),
        letter("b", addressees=[to("Bea B", position="President", institution="The Bank")]),
        letter("c", addressees=[to("Cy C", position="President")]),
        letter("d", addressees=[to(position="President")]),
    )
    assert ids(clusters, "post") == ["president.bank", "president.council", "president.cy-c.office", "president.d"]


def test_a_signatory_without_a_name_is_a_person_of_that_letter() -> None:
    """'a former prisoner' signs: somebody did, and nobody else of those words is the same."""
    nameless = Signs(None, None, None, "former prisoner", None, person("x").capacity)
    clusters = who(letter("a", addressees=(), signed_by=[nameless]), letter("b", addressees=(), signed_by=[nameless]))
    assert ids(clusters, "person") == ["former-prisoner.a.1", "former-prisoner.b.1"]


def test_a_person_says_same() -> None:
    """Two names become one; the id that gives way leads to the one that stays."""
    clusters = who(signed("Rights Now", "Rights Today"), judgements=(same("Rights Today", "rights now"),))
    assert ids(clusters) == ["rights-now"]
    assert clusters.entities[0].replaced == ("organization/rights-today",)
    assert clusters.reports == ()


def test_a_person_says_different_and_outranks_a_source() -> None:
    """Two aliases of an entry are parted; its own name keeps the id, nobody is asked again."""
    known = knowledge_of({"organizations": [Known("china-aid", "ChinaAid", names=("China Aid Association",))]})
    clusters = who(
        signed("China Aid Association", "ChinaAid"),
        judgements=(different("ChinaAid", "China Aid Association"),),
        knowledge=known,
    )
    assert ids(clusters) == ["china-aid", "china-aid-association"]
    assert clusters.entity("a", "signatory-organization", 2).id == "organization/china-aid"
    assert clusters.questions == ()


def test_a_name_that_a_person_parts_leaves_the_other_entity() -> None:
    """Neither the reference nor an acronym printed beside a name gives it back."""
    known = knowledge_of(
        {"organizations": [Known("china-aid", "ChinaAid", names=("China Aid Association", "Aid to China"))]}
    )
    printed = signed("China Aid Association", "ChinaAid", org("World Rights Network", acronym="WRN"), "WRN")
    said = (different("ChinaAid", "China Aid Association"), different("WRN", "World Rights Network"))
    clusters = who(printed, judgements=said, knowledge=known)
    assert {entity.label: entity.aliases for entity in clusters.entities} == {
        "ChinaAid": ("Aid to China",),
        "China Aid Association": (),
        "WRN": (),
        "World Rights Network": (),
    }


def test_namesakes_that_a_person_parts_keep_their_name() -> None:
    """Two people of one name are both called so, whatever a person says of them."""
    li = letter("a", addressees=(), detainees=["Li Wei"], signed_by=[person("Li Wei", of="Rights Watch")])
    clusters = who(li, judgements=(different("person/li-wei.a", "person/li-wei.rights-watch"),))
    assert [entity.label for entity in clusters.entities if entity.kind == "person"] == ["Li Wei", "Li Wei"]


def test_a_name_is_parted_from_a_known_one_that_no_letter_prints() -> None:
    """The answer holds, although only one of the two is there."""
    known = knowledge_of({"organizations": [Known("china-aid", "ChinaAid", names=("China Aid Association",))]})
    said = different("ChinaAid", "China Aid Association")
    clusters = who(signed("China Aid Association"), judgements=(said,), knowledge=known)
    assert [(entity.id, entity.reference) for entity in clusters.entities] == [
        ("organization/china-aid-association", None)
    ]


def test_a_chapter_knows_its_parent_where_letters_name_both() -> None:
    """Nothing is made up: a parent that no letter names is not there."""
    known = knowledge_of(
        {"organizations": [Known("sft", "Free Tibet"), Known("sft-canada", "Free Tibet Canada", parent="sft")]}
    )
    both = who(signed("Free Tibet", "Free Tibet Canada"), knowledge=known)
    assert [entity.parent for entity in both.entities] == [None, "organization/sft"]
    assert [entity.parent for entity in who(signed("Free Tibet Canada"), knowledge=known).entities] == [None]


def test_offices_of_two_bureaus_are_two_posts() -> None:
    """Whether the reference knows the holders or not, a post keeps its bureau."""
    known = knowledge_of(
        {
            "officials": [
                Known("ann-a", "Ann A", offices=(Office("Deputy Secretary", "Bureau of Rights"),)),
                Known("bea-b", "Bea B", offices=(Office("Deputy Secretary", "Bureau of Rights"),)),
            ]
        }
    )
    clusters = who(
        letter("a", addressees=[to("Ann A", position="Deputy Secretary, Bureau of Rights")]),
        letter("b", addressees=[to("Bea B", position="Deputy Secretary, Bureau of Economic Affairs")]),
        letter("c", addressees=[to("Cy C", position="Deputy Secretary", institution="Bureau of Trade")]),
        knowledge=known,
    )
    assert [entity.label for entity in clusters.entities if entity.kind == "post"] == [
        "Deputy Secretary, Bureau of Economic Affairs",
        "Deputy Secretary, Bureau of Rights",
        "Deputy Secretary, Bureau of Trade",
    ]


def test_a_title_leads_to_a_post_only_in_letters_of_its_term() -> None:
    """What one letter's date tells of 'President' is not told of another's: out of office, it is the printed words."""
    ada = Known(
        "ada-stone",
        "Ada Stone",
        offices=(
            Office("Vice President of Utopia", None, "2009-01-20", "2017-01-20"),
            Office("President of Utopia", None, "2021-01-20", "2025-01-20"),
        ),
    )
    dates = {"deputy": "2012-05", "out": "2019", "office": "2022-03-01", "undated": None, "later": "2025-02"}
    clusters = who(
        *(letter(id, date=date, addressees=[to("Ada Stone", position="President")]) for id, date in dates.items()),
        letter("rank", date="2012-06", addressees=[to("Ada Stone", position="Vice President")]),
        knowledge=knowledge_of({"officials": [ada]}),
    )
    assert {id: clusters.entity(id, "addressee-post", 1).label for id in (*dates, "rank")} == {
        "deputy": "President",
        "out": "President",
        "office": "President of Utopia",
        "undated": "President",
        "later": "President",
        "rank": "Vice President of Utopia",
    }
    assert sorted(entity.label for entity in clusters.entities if entity.kind == "post") == [
        "President",
        "President of Utopia",
        "Vice President of Utopia",
    ], "the same words beside the same person are one post"


def test_different_holds_through_chains_and_the_refused_answer_is_reported() -> None:
    """A is not C; A is B; B is C: the last cannot be followed, and is said."""
    said = (different("A Group", "C Group"), same("A Group", "B Group"), same("B Group", "C Group", at="2024-02-01"))
    clusters = who(signed("A Group", "B Group", "C Group"), judgements=said)
    assert ids(clusters) == ["a-group", "c-group"]
    assert len(clusters.reports) == 1
    assert "'B Group' and 'C Group'" in clusters.reports[0]


def test_judgements_that_lead_nowhere_are_reported() -> None:
    """Names that no letter prints any more, and names of several people; who applies facts reports on facts."""
    li = letter("a", addressees=(), detainees=["Li Wei"], officials=["Li Wei", "Wang Li"])
    said = (
        same("Gone", "Li Wei"),
        same("Li Wei", "Wang Li"),
        Judgement("fact", "Li Wei", "", "reject", "not a prisoner", (), "A. Reviewer", "2024-01-01"),
    )
    clusters = who(li, judgements=said)
    assert len(clusters.reports) == 2
    assert clusters.judgements == tuple(sorted(said))
    assert ids(clusters, "person") == ["li-wei.a", "li-wei.office", "wang-li.office"]


def test_an_answer_by_id_or_for_one_name_settles_namesakes() -> None:
    """The prisoner and the signatory are one: said by their ids, or by the one name they share."""
    li = letter("a", addressees=(), detainees=["Li Wei"], signed_by=[person("Li Wei", of="Rights Watch")])
    by_id = who(li, judgements=(same("person/li-wei.a", "person/li-wei.rights-watch"),))
    by_name = who(li, judgements=(same("Li Wei", "Li Wei"),))
    assert ids(by_id, "person") == ids(by_name, "person") == ["li-wei.a"]
    assert by_id.questions == by_name.questions == ()


def test_unsure_is_an_answer() -> None:
    """Nobody is asked the same question twice."""
    names = ("Covenant Watch", "Covenants Watch")
    unsure = Judgement("same", *names, "unsure", "no source found", (), "A. Reviewer", "2024-01-01")
    assert len(who(signed(*names)).questions) == 1
    clusters = who(signed(*names), judgements=(unsure,))
    assert clusters.questions == ()
    assert len(ids(clusters)) == 2


def test_a_chapter_is_not_its_parent_and_a_person_is_asked_whose_it_is() -> None:
    """'Rights Watch Canada' is not 'Rights Watch', and nobody needs to say so."""
    clusters = who(signed("Rights Watch", "Rights Watch Canada"))
    assert len(ids(clusters)) == 2
    assert [question.relation for question in clusters.questions] == ["inverse chapter of"]


NAMES = st.sampled_from(
    ["Free Tibet", "FREE TIBET", "Hong Kong Watch", "The Hong Kong Watch", "FT", "中国人权", "Li Wei"]
)
LETTERS = st.lists(st.lists(NAMES, min_size=1, max_size=5), min_size=1, max_size=6)


@settings(max_examples=25)
@given(LETTERS, st.randoms(use_true_random=False))
def test_adding_or_shuffling_letters_changes_nobodys_id(printed: list[list[str]], chance: random.Random) -> None:
    """Ids depend on words alone: not on the order of letters, nor on the letters beside them."""
    letters = [
        letter(f"l{at}", addressees=(), signed_by=[org(name) for name in names], detainees=["Li Wei"])
        for at, names in enumerate(printed)
    ]
    whole = who(*letters)
    shuffled = list(letters)
    chance.shuffle(shuffled)
    assert who(*shuffled) == whole
    first = who(letters[0])
    assert first.members.items() <= whole.members.items()


def test_every_mention_of_every_kind_belongs_to_an_entity() -> None:
    """Whoever reads the clusters never meets a mention without an entity."""
    one = letter(
        "a",
        date="2021",
        addressees=[to("Ann A", position="Chair", institution="The Board")],
        cc=[to(position="Members", institution="The Board")],
        signed_by=[org("Free Tibet"), person("Jo Ann", of="Free Tibet")],
        detainees=["Li Wei"],
        concerns=["Wang Li"],
        officials=[("Bo Xi", "Minister")],
        regions=["Tibet"],
        laws=["A Law"],
        bodies=["A Body"],
        events=["A Summit"],
    )
    clusters = who(one)
    fields = {field for _, field, _ in clusters.members}
    assert fields == {
        "addressee-institution",
        "addressee-person",
        "addressee-post",
        "body",
        "cc-institution",
        "cc-post",
        "concern",
        "detainee",
        "event",
        "law",
        "official",
        "official-post",
        "region",
        "signatory-organization",
        "signatory-person",
    }
    assert set(clusters.members.values()) == set(clusters.by_id)


@pytest.mark.parametrize("name", ["us-china-policy-2021", "cfu-apec"])
def test_the_seeds_themselves_have_no_two_signatories_in_one_entity(seeds: Path, name: str) -> None:
    """No two lines of one real list are merged, but where one organization has two signatories."""
    gold = yaml.safe_load((seeds / "gold" / f"{name}.yaml").read_text("utf-8"))
    names = [each["org"]["quote"] for each in gold["signatories"] if each.get("org") is not None]
    clusters = resolve([signed(*names)])
    assert len(set(clusters.members.values())) == len({form.casefold() for form in names})


def test_the_seeds_share_fifteen_organizations(seeds: Path) -> None:
    """The fifteen meet under whatever name each letter prints, and nothing else does."""
    letters = []
    for name in ("us-china-policy-2021", "cfu-apec"):
        gold = yaml.safe_load((seeds / "gold" / f"{name}.yaml").read_text("utf-8"))
        names = [each["org"]["quote"] for each in gold["signatories"] if each.get("org") is not None]
        letters.append(signed(*names, id=name))
    clusters = resolve(letters)
    of = [{entity for (id, _, _), entity in clusters.members.items() if id == each.id} for each in letters]
    assert len(of[0] & of[1]) == 15


SPELLINGS = st.sampled_from(
    ["Free Tibet", "Lamp Union", "LAMP UNION", "The Lamp-Union", "LU", "Lamp  Union (LU)", "Zeal Lamp", "A Lamp"]
)


@settings(max_examples=25)
@given(st.lists(st.lists(SPELLINGS, min_size=1, max_size=4), min_size=2, max_size=6), st.data())
def test_a_later_letter_changes_no_id_of_a_full_name(printed: list[list[str]], data: st.DataObject) -> None:
    """Whatever it prints: who was known by a full name keeps the id, unless it turns out to be somebody else's."""
    letters = [
        replace(
            letter(f"l{at}", addressees=(), signed_by=[org(name) for name in names]), supplied=(("date", f"20{at:02}"),)
        )
        for at, names in enumerate(printed)
    ]
    known = data.draw(st.integers(1, len(letters) - 1))
    before, after = who(*letters[:known]), who(*letters)
    for key, id in before.members.items():
        if after.members[key] != id:
            now = after.entity(*key)
            assert id in now.replaced or id in after.by_id
            assert is_acronym(before.by_id[id].label) or now.id in before.by_id


def test_the_first_printed_name_gives_the_id_and_the_others_lead_to_it() -> None:
    """By the dates of the letters, not by the alphabet."""
    first = replace(signed("Zeal Lamp", id="b"), supplied=(("date", "2010"),))
    later = replace(signed("A Lamp", id="a"), supplied=(("date", "2020"),))
    found = who(first, later, judgements=(same("Zeal Lamp", "A Lamp"),))
    assert ids(found) == ["zeal-lamp"]
    assert found.entities[0].replaced == ("organization/a-lamp",)
    undated = who(signed("Zeal Lamp", id="b"), later, judgements=(same("Zeal Lamp", "A Lamp"),))
    assert ids(undated) == ["a-lamp"]


def test_what_a_person_splits_says_from_what() -> None:
    """So that whoever linked to the whole finds both."""
    known = knowledge_of({"organizations": [Known("lamp", "Lamp Union", names=("Union of Lamps",))]})
    letters = (signed("Lamp Union"), signed("Union of Lamps", id="b"))
    assert ids(who(*letters, knowledge=known)) == ["lamp"]
    parted = who(*letters, knowledge=known, judgements=(different("Lamp Union", "Union of Lamps"),))
    assert {entity.id: entity.split_from for entity in parted.entities} == {
        "organization/lamp": (),
        "organization/union-of-lamps": ("organization/lamp",),
    }


def test_merging_organizations_keeps_the_ids_of_their_people() -> None:
    """The person has one id, made of what was printed first, and the other leads to it."""
    letters = (
        signed(person("Ann Lamp", of="Zeal Lamp"), id="a"),
        signed(person("Ann Lamp", of="A Lamp"), id="b"),
    )
    assert ids(who(*letters), "person") == ["ann-lamp.a-lamp", "ann-lamp.zeal-lamp"]
    found = who(*letters, judgements=(same("Zeal Lamp", "A Lamp"),))
    people = [entity for entity in found.entities if entity.kind == "person"]
    assert [(one.id, one.replaced) for one in people] == [("person/ann-lamp.zeal-lamp", ("person/ann-lamp.a-lamp",))]


def test_one_person_on_two_postings_of_a_letter_is_one() -> None:
    """Who signs for nobody is known in one letter only, in however many places that stands."""
    letters = [signed(person("Ann Lamp"), id=id) for id in ("a", "b", "c")]
    found = resolve(letters, knowledge=NOTHING, primary={"b": "a"})
    assert ids(found, "person") == ["ann-lamp.a", "ann-lamp.c"]


def test_the_last_word_of_a_person_counts() -> None:
    """Who changes their mind contradicts nobody; two people who differ are both reported."""
    letters = (signed("Lamp Watch"), signed("Lamp Guard", id="b"))
    names = ("Lamp Watch", "Lamp Guard")
    mended = who(*letters, judgements=(different(*names, at="2024-01-01"), same(*names, at="2024-01-02")))
    assert (ids(mended), mended.reports) == (["lamp-watch"], ())
    other = replace(same(*names, at="2024-01-02"), by="B. Reviewer")
    parted = who(*letters, judgements=(different(*names, at="2024-01-01"), other))
    assert len(ids(parted)) == 2
    assert len(parted.reports) == 1


def test_prisoners_of_one_word_are_known_in_one_letter_only() -> None:
    """Many are called Ali; whether two letters mean one man is a question."""
    letters = [letter(id, addressees=(), detainees=["Ali", "Ilham Example"]) for id in ("a", "b")]
    clusters = who(*letters)
    assert ids(clusters, "person") == ["ali.a", "ali.b", "ilham-example"]
    assert [(question.left, question.right) for question in clusters.questions] == [("person/ali.a", "person/ali.b")]


def test_a_name_that_two_known_ones_bear_joins_neither() -> None:
    """Not by the reference, and not by being printed like a name the other one has there."""
    known = knowledge_of(
        {
            "organizations": [
                Known("lamp", "Lamp League of Utopia", names=("League of Lamps",)),
                Known("lantern", "Lantern League of Arcadia", names=("League of Lamps",)),
            ]
        }
    )
    letters = (signed("League of Lamps"), signed("Lamp League of Utopia", id="b"))
    clusters = who(*letters, knowledge=known)
    assert ids(clusters) == ["lamp", "league-of-lamps"]


def test_a_name_that_many_bear_is_one_prisoner_only_beside_another_one() -> None:
    """Two letters that ask for Li Wei may mean two men; where both ask for a third man too, they mean one."""
    alone = [letter(id, addressees=(), detainees=["Li Wei"]) for id in ("a", "b")]
    clusters = who(*alone)
    assert ids(clusters, "person") == ["li-wei.a", "li-wei.b"]
    assert len(clusters.questions) == 1
    beside = [letter(id, addressees=(), detainees=["Li Wei", "Zhang Weiguo"]) for id in ("a", "b")]
    assert ids(who(*beside), "person") == ["li-wei.a", "zhang-weiguo"]


def test_branches_are_told_apart_by_what_stands_in_their_brackets() -> None:
    """A code that is no acronym of the name says which branch it is, be it read apart or not."""
    letters = [signed(org("Students for Freedom", acronym=code), id=code.lower()) for code in ("QLD", "VIC")]
    assert ids(who(*letters)) == ["students-for-freedom-qld", "students-for-freedom-vic"]
    known = knowledge_of({"organizations": [Known("omct", "World Against Torture", acronyms=("OMCT",))]})
    both = (signed(org("World Against Torture", acronym="OMCT")), signed("World Against Torture", id="b"))
    assert ids(who(*both, knowledge=known)) == ["omct"]


def test_names_without_a_letter_are_told_apart() -> None:
    """Three stars are not three question marks."""
    assert len(ids(who(signed("★★★"), signed("???", id="b"), signed("☃\ufe0f", id="c")))) == 3


def test_names_of_two_kinds_are_said_to_be_so() -> None:
    """Nobody is an organization, and the report says so in words."""
    mixed = Judgement("same", "Jo Ann Lee", "PEN America", "same", "r", (), "A", "2024")
    found = resolve([letter("one", signed_by=[org("PEN America"), person("Jo Ann Lee")])], [mixed])
    assert any(report.endswith("one names a person, the other an organization") for report in found.reports)


def test_who_is_the_chapter_does_not_hang_on_the_order_of_ids() -> None:
    """The parent may be known under an id that comes later in the alphabet than the chapter's."""
    known = knowledge_of({"organizations": [Known("zenith", "Lamp Keepers")]})
    clusters = who(signed("Lamp Keepers", "Lamp Keepers Canada"), knowledge=known)
    assert [(question.left, question.right, question.relation) for question in clusters.questions] == [
        ("organization/lamp-keepers-canada", "organization/zenith", "chapter of")
    ]


def test_a_letter_put_up_again_does_not_change_a_label() -> None:
    """Its postings count as one use of a name; without knowing that they are one letter, the name would win."""
    letters = [
        letter("a", signed_by=[org("The Delta Group")], addressees=[]),
        letter("b", signed_by=[org("Delta Group")], addressees=[]),
        letter("c", signed_by=[org("The Delta Group")], addressees=[]),
    ]
    again = [letter(f"b{n}", signed_by=[org("Delta Group")], addressees=[]) for n in range(3)]
    works = dict.fromkeys(["b", "b0", "b1", "b2"], "b")
    assert [each.label for each in resolve(letters).entities] == ["The Delta Group"]
    assert [each.label for each in resolve([*letters, *again], primary=works).entities] == ["The Delta Group"]
    assert [each.label for each in resolve([*letters, *again]).entities] == ["Delta Group"]
