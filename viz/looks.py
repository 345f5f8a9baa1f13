"""How each kind looks: a shape and a colour of its own, so that neither alone has to carry the difference."""

from dataclasses import dataclass

from undersigned.viz.view import Kind


@dataclass(frozen=True, slots=True)
class Look:
    """A kind's words, shape, and colours on light and on dark paper."""

    kind: Kind
    one: str
    many: str
    shape: str
    light: str
    dark: str


LOOKS = (
    Look(Kind.LETTER, "Letter", "Letters", "envelope", "#2b2f38", "#e9e6df"),
    Look(Kind.ORGANIZATION, "Organization", "Organizations", "circle", "#0b69b7", "#58b1f0"),
    Look(Kind.PERSON, "Person", "People", "triangle", "#1c8577", "#5fd0bf"),
    Look(Kind.DETAINEE, "Named as detained", "Named as detained", "triangle-down", "#d1490c", "#ff8a4c"),
    Look(Kind.OFFICIAL, "Official", "Officials", "diamond", "#a8398c", "#ec9ad3"),
    Look(Kind.POST, "Office held", "Offices held", "ring", "#a8398c", "#ec9ad3"),
    Look(Kind.BODY, "Institution", "Institutions", "house", "#5a49b8", "#b3a6fb"),
    Look(Kind.REGION, "Region", "Regions", "hexagon", "#2f7a2a", "#7bcb6c"),
    Look(Kind.LAW, "Law", "Laws", "square", "#7d6a00", "#dcc94b"),
    Look(Kind.EVENT, "Event", "Events", "star", "#b86e00", "#ffbe4d"),
    Look(Kind.ASK, "Ask", "Asks", "arrow", "#6a7180", "#a4acba"),
)
"""One row a kind, in the order of the legend. Hues are spread as in the palette of Okabe and Ito (2008), darkened or
lightened until each stands out from its paper by a contrast of at least 3 to 1."""
