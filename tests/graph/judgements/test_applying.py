from dataclasses import replace

import pytest

from tests.factory import letter, org, person
from undersigned.graph.judgements import Judgement, apply_judgements, words
from undersigned.graph.model import Capacity, Issue, Letter, Severity, Span


def judged(kind: str, right: str, verdict: str, field: str = "", **more: object) -> Judgement:
    """A judgement about the letter "apec"."""
    said = {"by": "A", "at": "2024-05-02", "since": ""} | more
    value = said.get("value")
    pairs = tuple(sorted(value.items())) if isinstance(value, dict) else ()
    by, at, since = str(said["by"]), str(said["at"]), str(said["since"])
    return Judgement(kind, "apec", right, verdict, "seen", (), by, at, field, pairs, since)


def asked(made: Letter, words: str, code: str = "possible-detainee") -> Letter:
    """The letter with a question about words, at their last place."""
    at = made.source.text.rindex(words)
    span = Span(at, at + len(words), words)
    issue = Issue(code, Severity.QUESTION, f"“{words}” stands where people to be released are named.", span)
    return replace(made, issues=(*made.issues, issue))


def whole(made: Letter) -> bool:
    """Whether every span of the letter is what the text has there."""
    return all(made.source.text[span.start : span.end] == span.quote for span in made.spans())


def test_judgements_about_others_are_passed_over() -> None:
    """The letter is the same object where nobody judged it."""
    made = letter(signed_by=[org("PEN")])
    other = replace(judged("fact", "PEN", "reject", "signatory"), left="elsewhere")
    same = Judgement("same", "PEN", "PEN America", "same", "seen", (), "A", "2024")
    assert apply_judgements(made, [other, same]).letter is made


def test_a_rejected_fact_is_gone() -> None:
    """Others of its kind stay; a claimed count is held anew against what is left."""
    made = letter(signed_by=[org("PEN"), org("Doors")], claimed=(2, "organizations"))
    done = apply_judgements(made, [judged("fact", "pen", "reject", "signatory")])
    assert [each.organization for each in done.letter.signatories] == ["Doors"]
    assert "claims 2 organizations; 1 were found" in done.letter.issues[-1].message
    assert done.reports == ()


@pytest.mark.parametrize(
    ("readings", "named"),
    [
        ({"Doors": "PEN", "PEN": "Doors"}, ["Doors", "PEN", "Watch"]),
        ({"PEN": "Doors", "Doors": "Watch", "Watch": "PEN"}, ["Doors", "Watch", "PEN"]),
        ({"Doors": "PEN", "PEN": "Quill"}, ["Quill", "PEN", "Watch"]),
    ],
)
def test_names_taken_for_each_other_are_each_corrected_once(readings: dict[str, str], named: list[str]) -> None:
    """What a correction has just called so is not what another one means, whichever is followed first."""
    made = letter(
        signed_by=[person("Ann Lee", of="PEN"), person("Bo Sample", of="Doors"), person("Cy Day", of="Watch")]
    )
    corrections = [
        judged("correct", old, "correct", "signatory", value={"organization": new}) for old, new in readings.items()
    ]
    done = apply_judgements(made, corrections)
    assert [each.organization for each in done.letter.signatories] == named
    assert done.reports == ()


def test_an_accepted_fact_is_certain() -> None:
    """Its rule is a person's judgement."""
    done = apply_judgements(letter(regions=["Tibet"]), [judged("fact", "Tibet", "accept", "region")])
    assert [(each.confidence, each.rule) for each in done.letter.regions] == [(1.0, "judgement")]


def test_what_was_only_asked_becomes_a_fact_where_it_was_asked() -> None:
    """The question goes; the span is that of the question, though the words stand elsewhere before."""
    made = asked(letter(asks=["Free Ann Lee", "Think of Ann Lee"]), "Ann Lee")
    done = apply_judgements(made, [judged("fact", "Ann Lee", "accept", "detainee")])
    (detainee,) = done.letter.detainees
    assert (detainee.name, detainee.span.start) == ("Ann Lee", made.source.text.rindex("Ann Lee"))
    assert done.letter.issues == ()
    assert done.reports == ()
    assert whole(done.letter)


def test_where_nobody_asked_the_first_place_is_taken_and_said() -> None:
    """A person may know what no rule saw."""
    made = letter(asks=["Free Ann Lee", "Think of Ann Lee"])
    done = apply_judgements(made, [judged("fact", "Ann Lee", "accept", "concern")])
    assert done.letter.concerns[0].span.start == made.source.text.index("Ann Lee")
    (report,) = done.reports
    assert report.startswith("letter apec, concern 'Ann Lee': accept (by A, 2024-05-02) was followed: ")
    assert report.endswith("printed 2 times; the first was taken")


def test_a_rejected_question_is_not_asked_again() -> None:
    """Nothing else changes; a question about other words stays."""
    made = asked(asked(letter(asks=["Free Ann Lee", "Free Bo Chen"]), "Ann Lee"), "Bo Chen")
    done = apply_judgements(made, [judged("fact", "Ann Lee", "reject", "detainee")])
    assert [issue.span.quote for issue in done.letter.issues if issue.span is not None] == ["Bo Chen"]
    assert done.letter.detainees == ()


def test_whoever_is_asked_to_be_released_is_not_only_a_concern() -> None:
    """To accept the one is to reject the other."""
    done = apply_judgements(letter(concerns=["Ann Lee"]), [judged("fact", "Ann Lee", "accept", "detainee")])
    assert [each.name for each in done.letter.detainees] == ["Ann Lee"]
    assert done.letter.concerns == ()


@pytest.mark.parametrize("field", ["addressee", "cc", "official", "region", "law", "body", "event", "ask", "title"])
def test_any_field_can_be_accepted(field: str) -> None:
    """With a true span, and once."""
    made = replace(letter(asks=["The Sample Words"], addressees=()), asks=(), title=None)
    accept = judged("fact", "The Sample Words", "accept", field)
    done = apply_judgements(made, [accept, replace(accept, by="B")])
    assert [span.quote for span in done.letter.spans()] == ["The Sample Words"]
    assert whole(done.letter)


def test_words_alone_are_no_date() -> None:
    """A date has to be read, and then it is one."""
    made = replace(letter(date="on the Ides of May"), date=None)
    accept = judged("fact", "the Ides of May", "accept", "date")
    refused = apply_judgements(made, [accept])
    assert "judge with `correct`" in refused.reports[0]
    assert refused.letter.date is None
    read = apply_judgements(
        made, [judged("correct", "the Ides of May", "correct", "date", value={"value": "2021-05-15"})]
    )
    assert read.letter.issued == "2021-05-15"
    assert whole(read.letter)


def test_a_reading_replaces_the_parts_it_names() -> None:
    """A part has a place only where it stands within the entry; what is not named stays; empty is none."""
    made = letter(signed_by=[org("Ann Lee Sample Watch", acronym="SW", country="Norway")])
    value = {"person": "Ann Lee", "organization": "The Sample Watch", "country": ""}
    done = apply_judgements(made, [judged("correct", "Ann Lee Sample Watch", "correct", "signatory", value=value)])
    (signatory,) = done.letter.signatories
    assert (signatory.person, signatory.organization) == ("Ann Lee", "The Sample Watch")
    assert (signatory.acronym, signatory.country) == ("SW", None)
    assert signatory.capacity is Capacity.ON_BEHALF_OF
    assert signatory.span == made.signatories[0].span
    assert sorted(signatory.parts) == ["acronym", "person"]
    assert whole(done.letter)


def test_a_reading_of_words_that_were_none_makes_a_fact() -> None:
    """It has the parts of the reading and no others."""
    made = letter(asks=["Signed for us by Ann Lee"])
    reading = judged("correct", "Ann Lee", "correct", "signatory", value={"person": "Ann Lee"})
    (signatory,) = apply_judgements(made, [reading]).letter.signatories
    assert (signatory.person, signatory.organization, signatory.capacity) == ("Ann Lee", None, Capacity.INDIVIDUAL)


def test_a_reading_that_leaves_nobody_is_not_followed() -> None:
    """To say that it is no signatory is another judgement."""
    made = letter(signed_by=[org("PEN")])
    done = apply_judgements(made, [judged("correct", "PEN", "correct", "signatory", value={"organization": ""})])
    assert done.letter == made
    assert "leaves no name" in done.reports[0]


def test_other_facts_are_read_too() -> None:
    """Names, counts, asks and addressees."""
    made = letter(regions=["Tibbet"], claimed=(3, "groups"), asks=["Free them"], officials=["A. Quill"])
    readings = [
        judged("correct", "Tibbet", "correct", "region", value={"name": "Tibet"}),
        judged("correct", "3 groups", "correct", "count", value={"value": "4"}),
        judged("correct", "Free them", "correct", "ask", value={"value": "Free all"}),
        judged("correct", "A. Quill", "correct", "official", value={"position": "President"}),
        judged("correct", "The White House", "correct", "addressee", value={"institution": "Parliament"}),
    ]
    done = apply_judgements(made, readings).letter
    assert done.regions[0].name == "Tibet"
    assert done.claimed_count is not None
    assert done.claimed_count.value == 4
    assert done.asks[0].headline == "Free all"
    assert done.officials[0].position == "President"
    assert done.addressees[0].institution == "Parliament"


def test_a_contradicted_fact_stays_as_it_was_read_and_is_flagged() -> None:
    """Nobody's word outranks another's; both are told."""
    made = letter(signed_by=[org("PEN")])
    yes, no = judged("fact", "PEN", "accept", "signatory"), judged("fact", "pen", "reject", "signatory", by="B")
    done = apply_judgements(made, [yes, no])
    assert done.letter.signatories == made.signatories
    assert done.contradicted == {yes, no}
    (report,) = done.reports
    assert "accepted by A (2024-05-02), rejected by B (2024-05-02)" in report
    assert [issue.code for issue in done.letter.issues] == ["judgements-differ"]


def test_two_readings_of_one_part_contradict_each_other() -> None:
    """Neither is followed; readings of different parts both are."""
    made = letter(signed_by=[person("Ann Lee", of="PEN")])
    entry = made.signatories[0].span.quote
    readings = [
        judged("correct", entry, "correct", "signatory", value={"person": "A. Lee"}),
        judged("correct", entry, "correct", "signatory", value={"person": "An Lee"}, by="B"),
    ]
    assert apply_judgements(made, readings).letter.signatories == made.signatories
    other = judged("correct", entry, "correct", "signatory", value={"role": "Poet"}, by="B")
    (read,) = apply_judgements(made, [readings[0], other]).letter.signatories
    assert (read.person, read.role) == ("A. Lee", "Poet")


def test_ones_own_later_word_counts() -> None:
    """It is no contradiction to learn."""
    made = letter(signed_by=[org("PEN")])
    early, late = (
        judged("fact", "PEN", verdict, "signatory", at=at) for verdict, at in (("accept", "2024"), ("reject", "2025"))
    )
    done = apply_judgements(made, [early, late])
    assert done.letter.signatories == ()
    assert done.reports == ()


def test_what_is_gone_is_reported() -> None:
    """Words that no letter prints any more, in every kind."""
    lost = [
        judged("fact", "Gone", "accept", "signatory"),
        judged("fact", "Gone", "reject", "detainee"),
        judged("correct", "Gone", "correct", "signatory", value={"person": "X"}),
        judged("withdrawn", "Gone", "shown"),
    ]
    done = apply_judgements(letter(signed_by=[org("PEN")]), lost)
    assert done.gone == set(lost)
    assert len(done.reports) == 4
    assert all("'Gone'" in report and "not followed" in report for report in done.reports)


def test_a_withdrawn_signature_is_marked() -> None:
    """With its date; the printed words stay."""
    made = letter(signed_by=[org("PEN"), org("Doors")])
    done = apply_judgements(made, [judged("withdrawn", "PEN", "shown", since="2022-03")])
    assert [(each.status, each.withdrawn) for each in done.letter.signatories] == [
        ("withdrawn", "2022-03"),
        ("signed", None),
    ]
    assert done.letter.source == made.source


def test_words_that_fit_several_signatures_withdraw_none() -> None:
    """Which one was meant?"""
    made = letter(signed_by=[person("Ann Lee", of="PEN"), person("Bo Chen", of="PEN")])
    done = apply_judgements(made, [judged("withdrawn", "PEN", "shown")])
    assert {each.status for each in done.letter.signatories} == {"signed"}
    assert "fit 2 signatures" in done.reports[0]
    assert done.gone == frozenset()


@pytest.mark.parametrize("turned", [False, True])
def test_the_order_of_judgements_changes_nothing(turned: bool) -> None:  # noqa: FBT001
    """They are a set."""
    made = letter(signed_by=[org("PEN"), org("Doors")], concerns=["Ann Lee"])
    judgements = [
        judged("fact", "Ann Lee", "accept", "detainee"),
        judged("correct", "PEN", "correct", "signatory", value={"acronym": "P"}),
        judged("withdrawn", "Doors", "shown"),
        judged("fact", "Doors", "accept", "signatory"),
    ]
    assert apply_judgements(made, judgements[:: -1 if turned else 1]) == apply_judgements(made, judgements)


def test_a_letter_has_one_title_and_one_date() -> None:
    """What a person accepts, or reads, takes the place of what a rule has read."""
    made = letter(date="2021-05-01", title="Page 3", asks=["Open Doors to All", "2021-05-12"], claimed=(3, "groups"))
    accepted = [
        judged("fact", "2021-05-12", "accept", "date"),
        judged("fact", "Open Doors to All", "accept", "title"),
        judged("correct", "Open Doors to All", "correct", "title", value={"value": "Open Doors"}),
    ]
    for judgements, title in (
        (accepted, "Open Doors"),
        (accepted[:2], "Open Doors to All"),
        (accepted[2:], "Open Doors"),
    ):
        done = apply_judgements(made, judgements)
        assert done.reports == ()
        assert done.letter.title is not None
        assert done.letter.title.value == title
        assert done.letter.issued == ("2021-05-12" if len(judgements) > 1 else "2021-05-01")
        assert whole(done.letter)


def test_many_answers_on_a_long_list_read_each_name_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Folding every name for every answer would take minutes where thousands sign."""
    folded: list[str] = []
    real = words.fold

    def counting(text: str) -> words.Folded:
        folded.append(text)
        return real(text)

    made = letter(signed_by=[org(f"Sample Group Number {number}") for number in range(60)])
    words.key.cache_clear()
    monkeypatch.setattr(words, "fold", counting)
    accepted = [judged("fact", f"Sample Group Number {number}", "accept", "signatory") for number in range(40)]
    done = apply_judgements(made, accepted)
    assert sum(each.rule == "judgement" for each in done.letter.signatories) == 40
    assert len(folded) < 200
