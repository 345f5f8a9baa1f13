"""The questions, asked of the shipped example corpus."""

import time

from undersigned.queries import Catalog

NOT_THERE = {
    "asks_in_the_same_words",
    "detained_and_signed",
    "effects_of_judgements",
    "judgements",
    "late_signatories",
    "names_not_read",
    "renamed",
    "translated_names",
    "versions_of_letter",
    "withdrawn_signatures",
}
"""Questions about what the example corpus has none of: nobody signs it under two names borne one after the other or in
two scripts, no letter of it was put up more than once, no two ask in the same words, everything in it was read, and
nobody has judged it."""


def test_china_aid_is_found_by_its_alias_with_both_letters_as_evidence(shipped: Catalog) -> None:
    """ChinaAid in one letter is China Aid Association in the other; PEN America signed both beside it."""
    frame = shipped.run("cosigners", org="ChinaAid")
    assert frame.equals(shipped.run("cosigners", org="China Aid Association"))
    row = frame.set_index("partner_id").loc["organization/pen-america"]
    assert row["letter_ids"] == "2021-02-us-china-policy; 2023-11-apec-biden"
    assert "“Bob Fu | ChinaAid” with “James Tager | PEN America”" in row["evidence"]
    assert "“China Aid Association” with “PEN America”" in row["evidence"]


def test_every_documented_example_has_an_answer(shipped: Catalog) -> None:
    """Whoever copies the example of a question gets rows, in less than a second."""
    for asked in shipped.list():
        started = time.process_time()
        frame = shipped.run(asked.name, **asked.example_params)
        assert time.process_time() - started < 1, asked.name
        assert frame.empty == (asked.name in NOT_THERE), asked.example


def test_an_institution_leads_to_the_letters_to_its_officials(shipped: Catalog) -> None:
    """Both seeds go to the White House, and what they ask is asked there."""
    seeds = {"2021-02-us-china-policy", "2023-11-apec-biden"}
    assert seeds <= set(shipped.run("letters_to_official", official="White House")["letter"])
    assert seeds <= set(shipped.run("asks_by_addressee", official="The White House")["letter"])


def test_posts_of_officials_are_those_held_when_the_letters_were_written(shipped: Catalog) -> None:
    """A fact sheet prints names alone; the reference knows who held which office then."""
    held = shipped.run("officials_named").set_index("official")["posts_held"]
    assert held["Xi Jinping"] == held["Hu Jintao"] == "President of China"
    assert held["Hillary Clinton"] == "Secretary of State, U.S. Department of State"
    assert held["Vladimir Putin"] is None
