"""Letters with prose for these tests: one text, its reposts, and texts that only look like it."""

from dataclasses import replace

from tests.factory import Goes, Signs, letter, org, to
from undersigned.graph.model import Letter

TEXT = (
    "We write on behalf of groups that defend the rights of lawyers, journalists and workers in many countries.",
    "For three years the authorities have kept the harbour town closed to visitors, and nobody may report from there.",
    "Families wait without news of those who were taken from their homes on the night of the regatta last autumn.",
    "We ask your government to raise these cases in public and in private, at every meeting and on every level.",
    "Let independent doctors see all who are held, and let their relatives write to them and visit them each week.",
    "Publish what became of the inquiry that was promised in spring, and name the officials who were heard by it.",
    "Do not sell tools that read the messages of citizens to any office that has used them against peaceful people.",
    "We stand ready to meet your staff and to share what we have collected with those who will act on it with care.",
)
"""A letter's text, in sentences that no other letter here has."""

OTHER = (
    "Music schools in the northern valley have lost their licences since the new rules on languages came into force.",
    "Teachers were told to hand in their books, and pupils sing in a tongue that few of their grandparents understand.",
    "We urge the ministry to take back the circular of last June, and to invite the union of teachers to its table.",
    "A region keeps its songs only where children may learn them, and where those who teach them need not be afraid.",
)
"""Another letter's text."""

GROUPS = ("Harbour Watch", "Lawyers Beyond Walls", "Open Ports Network", "Regatta Families", "Letters for Workers")
SCHOLZ, BIDEN = to("Olaf Scholz"), to("Joe Biden")


def posting(
    letter_id: str,
    *,
    text: tuple[str, ...] = TEXT,
    date: str | None = "2021-02-18",
    names: tuple[str, ...] = GROUPS,
    title: str | None = "Open the harbour town",
    addressees: tuple[Goes, ...] = (SCHOLZ,),
    detainees: tuple[str, ...] = (),
    signed_by: tuple[Signs, ...] | None = None,
    claimed: tuple[int, str] | None = None,
    complete: bool = True,
    language: str = "en",
) -> Letter:
    """A letter that prints `text` as its asks and these names as its signatories."""
    return letter(
        letter_id,
        title=title,
        date=date,
        addressees=addressees,
        asks=text,
        detainees=detainees,
        signed_by=tuple(map(org, names)) if signed_by is None else signed_by,
        claimed=claimed,
        complete=complete,
        language=language,
    )


def sheet(letter_id: str, **facts: object) -> Letter:
    """A letter of which only the facts are known."""
    known = posting(letter_id, text=(), **facts)  # type: ignore[arg-type]  # what `posting` takes
    return replace(known, source=replace(known.source, media_type="application/yaml"))
