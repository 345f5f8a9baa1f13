"""How one signatory is printed: a name with what stands beside it, in one line or several."""

from collections.abc import Callable

from tests.generator.prose import Scene
from tests.generator.values import Signed

Entry = Callable[[Signed, Scene], str]


def org(signed: Signed, scene: Scene) -> str:
    """`Org` or `Org (ACR)`."""
    name = signed.organization or ""
    return name if signed.acronym is None else f"{name}{scene.bracket(signed.acronym)}"


def org_country(signed: Signed, scene: Scene) -> str:
    """`Org, Country` or `Org (ACR), Country`."""
    return f"{org(signed, scene)}{scene.comma}{signed.country}"


def org_in_country(signed: Signed, scene: Scene) -> str:
    """`Org (Country)`."""
    return f"{org(signed, scene)}{scene.bracket(signed.country or '')}"


def org_city_country(signed: Signed, scene: Scene) -> str:
    """`Org - City, Country`."""
    return f"{org(signed, scene)} - {scene.city()}{scene.comma}{signed.country}"


def org_town_country(signed: Signed, scene: Scene) -> str:
    """`Org, City, Country`."""
    return scene.comma.join([org(signed, scene), scene.city(), signed.country or ""])


def org_dash_country(signed: Signed, scene: Scene) -> str:
    """`Org – Country`."""
    return f"{org(signed, scene)} – {signed.country}"


def acronym_first(signed: Signed, _: Scene) -> str:
    """`ACR – Org`."""
    return f"{signed.acronym} – {signed.organization}" if signed.acronym else signed.organization or ""


def translated(signed: Signed, _: Scene) -> str:
    """Both names on one line."""
    return f"{signed.organization} {signed.translation}"


def bracketed(signed: Signed, scene: Scene) -> str:
    """`Org (translated name)`."""
    return f"{signed.organization}{scene.bracket(signed.translation or '')}"


def person(signed: Signed, _: Scene) -> str:
    """The person, with an honorific where there is one."""
    return f"{signed.honorific} {signed.person}" if signed.honorific else signed.person or ""


def joined(*parts: str, by: str | None = None, lead: Entry = person) -> Entry:
    """`Person, Title, Org` and its like: the fields named in `parts` after `lead`, the scene's comma between.

    >>> from tests.generator.prose import scene
    >>> joined("role", "organization")(Signed("Open Forum", "Ana Ruiz", role="Chair"), scene("en", 1))
    'Ana Ruiz, Chair, Open Forum'
    """

    def entry(signed: Signed, scene: Scene) -> str:
        printed = (org(signed, scene) if part == "organization" else getattr(signed, part) for part in parts)
        return (scene.comma if by is None else by).join([lead(signed, scene), *(each for each in printed if each)])

    return entry


def person_in_org(signed: Signed, scene: Scene) -> str:
    """`Person (Org)`."""
    return f"{person(signed, scene)}{scene.bracket(signed.organization or '')}"


def person_in_org_country(signed: Signed, scene: Scene) -> str:
    """`Person (Org, Country)`."""
    return f"{person(signed, scene)}{scene.bracket(f'{signed.organization}{scene.comma}{signed.country}')}"


def person_org_in_country(signed: Signed, scene: Scene) -> str:
    """`Person, Org (Country)`."""
    return f"{person(signed, scene)}{scene.comma}{signed.organization}{scene.bracket(signed.country or '')}"


def org_person_role(signed: Signed, scene: Scene) -> str:
    """`Org – Person, Role`."""
    return f"{org(signed, scene)} – {person(signed, scene)}{scene.comma}{signed.role}"


def org_colon_person(signed: Signed, scene: Scene) -> str:
    """`Org: Person`."""
    return f"{org(signed, scene)}{scene.colon}{person(signed, scene)}"


def person_for_group(signed: Signed, scene: Scene) -> str:
    """`Person, on behalf of Org`."""
    return f"{person(signed, scene)}{scene.comma}{scene.words('on_behalf')} {signed.organization}"


def role_of_org(signed: Signed, scene: Scene) -> str:
    """`Person, Role of Org`, in English."""
    return f"{person(signed, scene)}, {signed.role} of {signed.organization}"


def member(signed: Signed, scene: Scene) -> str:
    """`Name MP, Party, Country`."""
    return f"{person(signed, scene)} {signed.role}, {scene.party()}, {signed.country}"


def member_of_group(signed: Signed, scene: Scene) -> str:
    """`Name, MEP (Party)`."""
    return f"{person(signed, scene)}, {signed.role} ({scene.party()})"


def doctor(signed: Signed, scene: Scene) -> str:
    """`Name, PhD, University`."""
    return f"{person(signed, scene)}, {scene.postnominal()}, {signed.organization}"


def dated(entry: Entry) -> Entry:
    """The entry and the day it was signed on."""

    def printed(signed: Signed, scene: Scene) -> str:
        return f"{entry(signed, scene)}{scene.sign_date()}"

    return printed


def footnoted(entry: Entry) -> Entry:
    """The entry with, now and then, a footnote's digit fused to it."""

    def printed(signed: Signed, scene: Scene) -> str:
        return f"{entry(signed, scene)}{scene.footnote()}"

    return printed


def group_of_members(signed: Signed, scene: Scene) -> str:
    """`A, B and C, on behalf of the X Group`, one time in three, else the group by its name.

    One signatory either way, the group: its members are named to say who it is, and did not sign each for itself.
    """
    if not scene.chance(0.33):
        return org(signed, scene)
    members = scene.members(3)
    return f"{scene.enumerated(members)}, {scene.words('behalf')} {signed.organization}"


def cited(signed: Signed, scene: Scene) -> str:
    """A name to be set apart from what follows it, in formats that can."""
    return f"{person(signed, scene)}\t, {signed.organization}"


def either(signed: Signed, scene: Scene) -> str:
    """The person (and organization) of one who signs as a person, the organization of one who does not."""
    if signed.person is None:
        return org(signed, scene)
    return (
        person(signed, scene)
        if signed.organization is None
        else f"{person(signed, scene)}{scene.comma}{signed.organization}"
    )
