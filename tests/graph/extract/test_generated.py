"""Generated letters: whatever is printed, every fact quotes its words, and made lists are read back."""

from hypothesis import given, settings
from hypothesis import strategies as st

from undersigned.graph.extract import extract
from undersigned.graph.ingest import source_from_bytes

WORDS = ["Rights", "Tibetan", "Courage", "Open", "Harbour", "Freedom", "Lawyers", "Uyghur", "Nordic", "Asia"]
KINDS = ["Watch", "Network", "Foundation", "Council", "Project", "Forum", "Alliance", "Institute"]
GIVEN = ["Ana", "Bo", "Carol", "Jean-Luc", "Tashi", "Zoë", "Łukasz", "Mei"]
FAMILY = ["Ruiz", "Li", "McKeown", "Moreau", "Dolma", "O’Brien", "Nowak", "van der Berg"]

organization = st.builds(
    "{} {} {}".format, *map(st.sampled_from, (WORDS, ["for", "and", "of"], ["China", "Law", "Peace"]))
)
named = st.builds("{} {}".format, st.sampled_from(WORDS), st.sampled_from(KINDS)) | organization
person = st.builds("{} {}".format, st.sampled_from(GIVEN), st.sampled_from(FAMILY))
form = st.sampled_from(["{n}. {org}", "{n}) {org}", "• {org}", "- {org}", "{org}"])
paired = st.sampled_from(["{person} | {org}", "{n}. {person} | {org}", "{person}, {org}", "{person} – {org}"])
HEAD = "Joint letter on open courts\n\n4 May 2022\n\nDear Chancellor Scholz,\n\n"
ASK = "On behalf of {} organizations, we urge you to speak for open courts and for those who are held.\n\n"


@given(st.lists(named, min_size=4, max_size=30, unique=True), form)
@settings(deadline=None, max_examples=60)
def test_made_lists_of_organizations_are_read_back(names: list[str], layout: str) -> None:
    """Every name in its order, for every layout."""
    text = HEAD + ASK.format(len(names)) + "\n".join(layout.format(n=n, org=name) for n, name in enumerate(names, 1))
    letter = extract(source_from_bytes("made.txt", text.encode()))
    assert [each.organization for each in letter.signatories] == names
    assert [issue.code for issue in letter.issues] == []


@given(st.lists(st.tuples(person, named), min_size=4, max_size=20, unique=True), paired)
@settings(deadline=None, max_examples=60)
def test_made_lists_of_people_are_read_back(pairs: list[tuple[str, str]], layout: str) -> None:
    """Person and organization of every line."""
    lines = (layout.format(n=n, person=who, org=name) for n, (who, name) in enumerate(pairs, 1))
    letter = extract(source_from_bytes("made.txt", (HEAD + ASK.format(len(pairs)) + "\n".join(lines)).encode()))
    assert [(each.person, each.organization) for each in letter.signatories] == pairs


SEEN = st.characters(exclude_categories=["Cc", "Cs"])  # a file with control characters is refused as binary
PIECES = [
    "Joint letter to President Biden",
    "18 February 2021",
    "Re: Tibet",
    "Dear President Xi Jinping,",
    "On behalf of 3 organizations we urge you to act.",
    "We ask for the release of Gao Zhisheng, the Panchen Lama (Gedhun Choekyi Nyima), and many others.",
    "The APEC summit in San Francisco and the National Security Law (NSL) concern the Uyghur region/Xinjiang.",
    "• Release the lawyers.",
    "1. PEN America",
    "Bo Li | ChinaAid",
    "cc:",
    "Sung Kim, Acting Assistant Secretary, Bureau of East Asia Ann Lee, Secretary of State",
    "Back to top",
    "釋放張展、許志永等人。",
    "𝔘𝔫𝔦code | e\u0301tat (ÉT), France",
    "| ( ) , ; – :",
]


@given(
    st.lists(st.sampled_from(PIECES) | st.text(SEEN, max_size=30), max_size=25),
    st.sampled_from(["\n", "\n\n", " "]),
    st.sampled_from([".txt", ".md"]),
)
@settings(deadline=None, max_examples=200)
def test_every_fact_of_any_text_quotes_its_words(pieces: list[str], joint: str, suffix: str) -> None:
    """`text[start:end] == quote` for every span, in every script, in whatever order the parts of letters come."""
    data = ("Letter" + joint + joint.join(pieces)).encode("utf-8", "ignore").replace(b"\0", b"")
    letter = extract(source_from_bytes("any" + suffix, data))
    for span in letter.spans():
        assert letter.source.text[span.start : span.end] == span.quote
    assert [each.position for each in letter.signatories] == list(range(1, len(letter.signatories) + 1))
