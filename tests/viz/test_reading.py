import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from tests.factory import letter, org, person, to
from tests.viz.conftest import Opens, Watched
from tests.viz.hostile import PAYLOADS
from undersigned.graph.ingest import source_from_bytes
from undersigned.graph.model import Attachment, Block, BlockKind, Issue, Letter, Severity, Source
from undersigned.viz.findings import PARTS, SORTS, findings
from undersigned.viz.reading import SEVERITIES, UNREAD, classes, reading_page
from undersigned.viz.standalone import asset


class Read(HTMLParser):
    """What a parser sees of a page: its tags, and the words of its letter with the marks they stand in."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, str] = {"script": "", "style": ""}
        self.marks: list[tuple[str, str]] = []
        self.words = ""
        self._open: list[str] = []
        self._classes = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember a tag."""
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "link", "input", "br"}:
            self._open.append(tag)
        if tag == "mark":
            self._classes = dict(attrs)["class"] or ""

    def handle_endtag(self, tag: str) -> None:
        """Close a tag; one that was never opened is a mistake."""
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Remember words."""
        if self._open and self._open[-1] in self.inside:
            self.inside[self._open[-1]] += data
        if "article" in self._open:
            self.words += data
        if "mark" in self._open:
            self.marks.append((self._classes, data))

    def attributes(self, name: str) -> list[str]:
        """The values of this attribute, in order."""
        return [attrs[name] or "" for _, attrs in self.tags if name in attrs]


def full() -> Letter:
    """A letter that has everything, with an issue of each severity."""
    made = letter(
        date="2023-11",
        claimed=(3, "organizations"),
        addressees=[to("Ada", position="President", institution="House", address="1 Street")],
        cc=[to(position="Secretary")],
        signed_by=[org("Hong Kong Watch", acronym="HKW"), person("Zhou", of="HRIC", role="Director")],
        detainees=["Ekpar Asat"],
        officials=[("Xi Jinping", "President")],
        regions=["Tibet"],
        laws=["Basic Law"],
        bodies=["Council"],
        events=["Summit"],
        asks=["Act in Tibet now."],
    )
    where = made.signatories[0].span
    issues = (
        Issue("a-note", Severity.NOTE, "Told as a note.", where),
        Issue("a-question", Severity.QUESTION, "Told as a question.", where),
        Issue("a-warning", Severity.WARNING, "Told as a warning."),
    )
    return replace(made, issues=issues)


def listing(text: str) -> Letter:
    """A document as its reader made it, nothing found in it."""
    return Letter("a", source_from_bytes("a.txt", text.encode()))


def hostile() -> Letter:
    """Payloads in every field that a page shows: names, rules' codes, messages, markers, files, the title supplied."""
    made = letter(
        title=f"Title {PAYLOADS[0]}",
        date=f"Date {PAYLOADS[1]}",
        publisher=f"By {PAYLOADS[2]}",
        kind=f"Kind {PAYLOADS[3]}",
        subject=f"Subject {PAYLOADS[6]}",
        claimed=(2, f"unit {PAYLOADS[1]}"),
        addressees=[to(f"To {payload}", position=f"Post {payload}") for payload in PAYLOADS],
        cc=[to(f"Copy {payload}") for payload in PAYLOADS],
        signed_by=[
            *(org(f"{payload} {number}", acronym=f"A{number}<i>") for number, payload in enumerate(PAYLOADS)),
            person(f"Ann {PAYLOADS[0]}", of=f"Org {PAYLOADS[1]}", role=f"Head {PAYLOADS[2]}"),
        ],
        detainees=[f"Prisoner {payload}" for payload in PAYLOADS],
        concerns=[f"Concern {payload}" for payload in PAYLOADS],
        officials=[(f"Official {payload}", f"Chair {payload}") for payload in PAYLOADS],
        regions=[f"Region {payload}" for payload in PAYLOADS],
        asks=[f"Please {payload}" for payload in PAYLOADS],
        issues=[Issue(f"code {payload}", Severity.QUESTION, f"Issue {payload}") for payload in PAYLOADS],
        language='en" onload="window.pwned=1',
        supplied=[("title", f"Supplied {PAYLOADS[1]}"), ("date", f"Day {PAYLOADS[0]}")],
    )
    source = made.source
    first = source.text.index("\n")
    return replace(
        made,
        source=replace(
            source,
            name=f"{PAYLOADS[1]}.txt",
            blocks=(Block(BlockKind.LIST_ITEM, 0, first, PAYLOADS[0], 1, language=f"x {PAYLOADS[2]}"),),
            attachments=(Attachment(f"list {PAYLOADS[1]}.csv", "", "text/csv", len(source.text)),),
            repairs=(f"Mended {PAYLOADS[5]} {PAYLOADS[0]}",),
        ),
    )


def squeezed(text: str) -> str:
    """Text without its white space."""
    return "".join(text.split())


def test_the_whole_text_is_there_in_its_order() -> None:
    """Not a word of the letter is missing, and none is shown twice."""
    made = full()
    assert squeezed(Read(reading_page(made)).words) == squeezed(made.source.text)
    text = "Open letter\n===========\n\nDear Sir,\n\n  1. Free Li.\n  2. Go.\n\nYours\nAnn\n"
    assert squeezed(Read(reading_page(listing(text))).words) == squeezed(text)


def test_the_innermost_gives_the_colour_and_the_others_a_line() -> None:
    """A region within an ask; a signatory and its parts; an issue beside them all."""
    marks = Read(reading_page(full())).marks
    assert ("m b-region u-ask", "Tibet") in marks
    assert ("m b-ask", "Act in ") in marks
    assert ("m b-organization u-signatory i-question i-note", "Hong Kong Watch") in marks
    assert ("m b-role u-signatory", "Director") in marks
    assert ("m b-signatory", " | ") in marks


def test_crossing_spans_are_cut_where_they_cross() -> None:
    """Neither is lost, and the page stays well formed."""
    made = letter(asks=["Act in Tibet."], regions=["in Tibet. 1"])
    start = made.source.text.index("1. Act in")
    ask = made.source.span(start, start + 9)
    marks = Read(reading_page(replace(made, regions=(), asks=(replace(made.asks[0], span=ask),)))).marks
    assert marks[-1] == ("m b-ask", "1. Act in")
    crossing = made.source.span(start + 7, start + 15)
    both = replace(
        made, regions=(replace(made.regions[0], mentions=(crossing,)),), asks=(replace(made.asks[0], span=ask),)
    )
    assert Read(reading_page(both)).marks[-3:] == [
        ("m b-ask", "1. Act "),
        ("m b-region u-ask", "in"),
        ("m b-region", " Tibet"),
    ]


def test_every_kind_has_a_colour_in_light_and_in_dark() -> None:
    """Three ways to show a kind, one variable a paper."""
    style = asset("reading.css")
    for sort in (*SORTS, *PARTS):
        assert len(re.findall(rf"--{sort.name}: #[0-9a-f]{{6}};", style)) == 2
        assert all(f".{way}-{sort.name} {{" in style for way in "buv")
    assert all(f".i-{sort.name}" in style for sort in (*SEVERITIES, UNREAD))


def test_questions_come_first_and_show_their_words() -> None:
    """Then warnings, then notes; an issue without a place is told as well."""
    html = reading_page(full())
    assert html.index("Told as a question.") < html.index("Told as a warning.") < html.index("Told as a note.")
    assert "<q>Hong Kong Watch" in html


def test_every_link_of_the_panel_leads_to_words() -> None:
    """And every place of a finding has its link."""
    made = full()
    read = Read(reading_page(made))
    links = [href[1:] for href in read.attributes("href") if href.startswith("#") and href != "#letter"]
    assert set(links) <= set(read.attributes("id"))
    places = sum(len(finding.spans) for finding in findings(made))
    issues = sum(issue.span is not None for issue in made.issues)
    assert len(links) == places + issues


def test_lines_that_no_signatory_covers_are_marked() -> None:
    """In the text, in the panel and in the legend."""
    made = listing("Act.\n\n1. PEN America\n2. Odd One\n3. Free Tibet\n")
    text = made.source.text
    spans = [made.source.span(text.index(name), text.index(name) + len(name)) for name in ("PEN America", "Free Tibet")]
    signs = letter(signed_by=[org("PEN America"), org("Free Tibet")]).signatories
    made = replace(
        made, signatories=tuple(replace(sign, span=span, parts={}) for sign, span in zip(signs, spans, strict=True))
    )
    html = reading_page(made)
    assert ("m i-unread", "Odd One") in Read(html).marks
    assert 'id="h-unread">Not read <span class="n">1</span>' in html
    assert "h-unread" not in reading_page(full())


def test_low_confidence_is_marked() -> None:
    """A rule that nobody has measured says so beside its finding."""
    made = full()
    assert "doubtful" not in Read(reading_page(made)).inside["script"]
    assert 'class="rule doubtful"' not in reading_page(made)
    unsure = replace(made, signatories=(replace(made.signatories[0], confidence=0.5), made.signatories[1]))
    assert '<small class="rule doubtful">made for a test, 50% sure</small>' in reading_page(unsure)


def test_lists_and_tables_are_what_they_were() -> None:
    """Markers are shown whether printed or not, rows have all their cells, attached files are named."""
    text = "First\nA | B"
    blocks = (
        Block(BlockKind.LIST_ITEM, 0, 5, "①", 2),
        Block(BlockKind.TABLE_ROW, 6, 11, cells=((6, 7), (8, 8), (10, 11))),
    )
    source = Source("a.txt", "", "text/plain", text, blocks, attachments=(Attachment("b.csv", "", "text/csv", 6),))
    html = reading_page(Letter("a", source))
    assert '<li class="d2" dir="auto"><span class="marker">①</span><span class="words">First</span></li>' in html
    assert '<td dir="auto">A</td><td dir="auto"></td><td dir="auto">B</td>' in html
    assert "From the file beside the letter: <bdi>b.csv</bdi>" in html


def test_characters_that_no_page_can_hold_are_made_visible() -> None:
    """NUL and other control characters, lone surrogates; what turns the text is left out."""
    source = Source("a.txt", "", "text/plain", "Free\x00\x1b Ti\ud800bet\u202e now")
    html = reading_page(Letter("a", source))
    assert "Free␀␛ Ti\ufffdbet now" in html
    html.encode("utf-8")


def test_an_empty_letter_has_a_page() -> None:
    """It says that there is nothing."""
    html = reading_page(Letter("a", Source("a.txt", "", "text/plain", "")))
    assert "The letter has no text." in html
    assert "No facts were found." in html
    assert "Nothing was found that does not add up." in html


def test_the_page_asks_nothing_of_any_host_and_the_policy_knows_what_is_inlined() -> None:
    """One script and one style of ours, each allowed by its hash; no address to load from, no attribute that runs."""
    read = Read(reading_page(hostile()))
    assert not {"src", "srcset", "data", "action", "style"} & {name for _, attrs in read.tags for name in attrs}
    assert not [name for _, attrs in read.tags for name in attrs if name.startswith("on")]
    assert {href[0] for href in read.attributes("href")} == {"#", "d"}
    (told,) = (attrs["content"] or "" for _, attrs in read.tags if "Content-Security-Policy" in attrs.values())
    hashes = {
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in read.inside.values()
    }
    assert set(re.findall(r"'sha256-[^']+'", told)) == hashes
    assert told.startswith("default-src 'none';")
    assert "unsafe" not in told


def test_names_cannot_become_elements() -> None:
    """Hostile words everywhere, and the elements are those of our template; every payload is shown as text."""
    read = Read(reading_page(hostile()))
    allowed = {tag for tag, _ in Read(reading_page(full())).tags} | {"ul", "li", "span", "p"}
    assert {tag for tag, _ in read.tags} <= allowed
    assert {"img", "svg", "iframe", "b"}.isdisjoint(tag for tag, _ in read.tags)
    assert sum(tag == "script" for tag, _ in read.tags) == 1
    assert all(squeezed(payload) in squeezed(read.words) for payload in PAYLOADS)


def test_the_same_letter_gives_the_same_bytes() -> None:
    """No clock and no chance."""
    assert reading_page(hostile()) == reading_page(hostile())


def test_a_kind_is_styled_once() -> None:
    """Two regions over the same words are one colour."""
    assert classes(["region", "region", "ask"]) == "m b-region u-ask"
    assert classes(["unread"]) == "m i-unread"


# --- in a browser


def card(watched: Watched) -> str:
    """What the card says."""
    return watched.page.inner_text("#card")


def mark(watched: Watched, words: str) -> Any:
    """The first marked words that are these."""
    return watched.page.locator("#letter mark", has_text=re.compile(f"^{re.escape(words)}$")).first


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1400, 900), (390, 800)])
def test_the_page_fits_and_stays_quiet(opens: Opens, width: int, height: int, scheme: Any) -> None:
    """Wide and narrow, light and dark: nothing beside the page, nothing asked of a host, hostile names are text."""
    for made in (full(), hostile()):
        watched = opens(reading_page(made), width=width, height=height, scheme=scheme)
        assert watched.page.evaluate("document.documentElement.scrollWidth") <= width
        assert watched.is_clean()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stay_readable_on_every_colour(opens: Opens, scheme: Any) -> None:
    """The contrast of the letter's ink on each tint is at least 4.5 to 1."""
    watched = opens(reading_page(full()), scheme=scheme)
    lowest = watched.page.evaluate(
        """() => {
            const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
            const seen = (...colours) => {
                canvas.clearRect(0, 0, 1, 1);
                for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
                return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
            };
            const linear = (c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
            const light = (rgb) => rgb.map((c) => linear(c / 255)).reduce((sum, c, at) => sum + c * WEIGHTS[at], 0);
            const WEIGHTS = [0.2126, 0.7152, 0.0722];
            const paper = getComputedStyle(document.body).backgroundColor;
            return Math.min(...[...document.querySelectorAll("#letter mark")].map((mark) => {
                const style = getComputedStyle(mark);
                const both = [light(seen(paper, style.backgroundColor)), light(seen(style.color))];
                const [a, b] = both.sort((x, y) => y - x);
                return (a + 0.05) / (b + 0.05);
            }));
        }"""
    )
    assert lowest >= 4.5


@pytest.mark.browser
def test_pointing_at_words_tells_what_they_are(opens: Opens) -> None:
    """Value, rule and confidence, the innermost first; leaving them takes the card away, a click keeps it."""
    watched = opens(reading_page(full()))
    region = watched.page.locator("#letter mark.b-region.u-ask")
    region.hover()
    assert card(watched).startswith("Aa\nRegion")
    assert "made for a test, 99% sure" in card(watched)
    assert card(watched).index("Region") < card(watched).index("Ask")
    watched.page.hover("#letter", position={"x": 5, "y": 5})
    assert not watched.page.is_visible("#card")
    region.click()
    watched.page.hover("#letter", position={"x": 5, "y": 5})
    assert watched.page.is_visible("#card")
    watched.page.keyboard.press("Escape")
    assert not watched.page.is_visible("#card")
    assert watched.is_clean()


@pytest.mark.browser
def test_the_words_of_a_part_are_told_as_such(opens: Opens) -> None:
    """A person within a signatory: the part's own words, and in whose entry they stand."""
    watched = opens(reading_page(full()))
    mark(watched, "Zhou").hover()
    assert "Signatory: person" in card(watched)
    assert watched.page.inner_text("#card strong") == "Zhou"
    assert "in: HRIC" in card(watched)


@pytest.mark.browser
@pytest.mark.parametrize("width", [1400, 390])
def test_the_list_leads_to_the_words_and_back(opens: Opens, width: int) -> None:
    """Past many lines that were never on the screen; the words then stand in the window and have the focus."""
    prose = "".join(
        f"{number}. We say one thing and then another, at some length, and so on.\n\n" for number in range(400)
    )
    made = full()
    source = replace(made.source, text=made.source.text + prose + "Lhasa\n")
    end = source.span(len(source.text) - 6, len(source.text) - 1)
    made = replace(made, source=source, regions=(replace(made.regions[0], name="Lhasa", mentions=(end,)),))
    watched = opens(reading_page(made), width=width, height=800)
    group = watched.page.locator("#panel details", has_text="Regions")
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    group.locator("a", has_text="Lhasa").click()
    watched.page.wait_for_selector("#card.pinned")
    box = mark(watched, "Lhasa").bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 800
    assert watched.page.evaluate("document.activeElement.textContent") == "Lhasa"
    watched.page.click("#card button >> text=In the list")
    assert watched.page.evaluate("document.activeElement.closest('li.now a').textContent") == "Lhasa"
    assert watched.is_clean()


@pytest.mark.browser
def test_a_kind_that_is_switched_off_goes_dark(opens: Opens) -> None:
    """Words within others then take the colour of what is around them."""
    watched = opens(reading_page(full()))
    watched.page.uncheck("#legend input[value=region]")
    assert watched.page.locator("#letter .b-region").count() == 0
    assert watched.page.locator("#letter mark.b-ask").count() == 3
    watched.page.click("#no-one")
    assert watched.page.locator("#letter .m").count() == 0
    watched.page.click("#all")
    assert watched.page.locator("#letter mark.b-region.u-ask").count() == 1


@pytest.mark.browser
def test_the_keyboard_walks_from_words_to_words(opens: Opens) -> None:
    """With n and p within the letter, buttons beside it; what has the focus is told."""
    watched = opens(reading_page(full()))
    watched.page.focus("#letter")
    seen = []
    for key in ("n", "n", "p"):
        watched.page.keyboard.press(key)
        watched.page.wait_for_selector("#card.pinned")
        watched.page.wait_for_timeout(150)
        seen.append(watched.page.evaluate("document.activeElement.textContent"))
    assert seen[0] == seen[2] != seen[1]
    assert watched.page.get_attribute("#card", "role") == "status"
    watched.page.focus("#next")
    watched.page.keyboard.press("Enter")
    watched.page.wait_for_timeout(150)
    assert watched.page.evaluate("document.activeElement.tagName") == "MARK"


@pytest.mark.browser
def test_without_scripts_the_facts_are_lit_and_linked(opens: Opens) -> None:
    """Colours, legend, list and links need none."""
    html = re.sub(r"<script>.*?</script>", "", reading_page(full()), flags=re.DOTALL)
    watched = opens(html)
    assert watched.page.is_visible("#legend i.b-region")
    assert not watched.page.is_visible("#legend input >> nth=0")
    colour = watched.page.eval_on_selector("#letter .b-region", "node => getComputedStyle(node).backgroundColor")
    assert colour not in {"rgba(0, 0, 0, 0)", "transparent"}
    watched.page.locator("#panel details", has_text="Regions").locator("summary").click()
    watched.page.locator("#panel details", has_text="Regions").locator("a").first.click()
    assert watched.page.locator("#letter mark:target").count() == 1
    assert watched.is_clean()
