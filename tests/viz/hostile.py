"""Names that try to be more than names, in every field that a letter has."""

from tests.factory import dataset, letter, org, person, to
from undersigned.graph.model import Issue, Severity
from undersigned.graph.rdf import Dataset

PAYLOADS = (
    "<img src=x onerror=\"window.pwned=1;alert('img')\">",
    "</script><script>window.pwned=1;alert('script')</script>",
    "'\"><svg onload=window.pwned=1>",
    "<a href=\"javascript:alert('href')\">href</a>",
    "*bold* _italic_ <b>bold</b> `code`",
    "{{ 7 * 7 }} {% raw %} ${7*7}",
    "--><iframe src=https://stranger.example.org></iframe>",
    '=HYPERLINK("https://stranger.example.org","click")',
    "constructor",
    "__proto__",
)
"""What attackers, spreadsheets, templates and careless scripts would act on."""


def hostile_dataset() -> Dataset:
    """Four letters made of such names: ties, people, asks, issues, addresses that are no web addresses."""
    signed_by = [
        *(org(f"{payload} {number}", acronym=f"A{number}<i>") for number, payload in enumerate(PAYLOADS)),
        person(f"Ann {PAYLOADS[0]}", of=f"Org {PAYLOADS[1]}", role=f"Head {PAYLOADS[2]}"),
    ]
    return dataset(
        *(
            letter(
                name,
                title=f"Title {payload}",
                date=f"202{number}-01-01",
                publisher=f"Publisher {payload}",
                url=url,
                addressees=[to(f"To {payload}", position=f"Post {payload}", institution=f"House {payload}")],
                cc=[to(f"Copy {payload}")],
                signed_by=signed_by,
                detainees=[f"Prisoner {payload}"],
                officials=[f"Official {payload}"],
                regions=[f"Region {payload}"],
                laws=[f"Law {payload}"],
                bodies=[f"Body {payload}"],
                events=[f"Event {payload}"],
                asks=[f"Please {payload}"],
                issues=[Issue("made-up", Severity.WARNING, f"Issue {payload}")],
            )
            for number, (name, payload, url) in enumerate(
                zip(
                    "abcd",
                    PAYLOADS,
                    (
                        "javascript:window.pwned=1",
                        'https://letters.example.org/?q="><script>window.pwned=1</script>',
                        "data:text/html,<script>window.pwned=1</script>",
                        None,
                    ),
                    strict=False,
                )
            )
        )
    )
