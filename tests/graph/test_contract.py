"""The JSON of a letter loses nothing."""

import json

from undersigned.graph.contract import letter_from_json, letter_to_json
from undersigned.graph.extract import extract
from undersigned.graph.ingest import source_from_bytes

LETTER = """\
Open letter on Tibet

3 May 2021

President Xi Jinping

Re: Tibet

Dear President Xi,

On behalf of 2 organizations, we urge you to release Tashi Wangchuk, and many others.

1. Free Tibet (FT)
2. Bo Li | Hong Kong Watch

cc: Jake Sullivan, National Security Advisor
"""


def test_a_letter_survives_its_json() -> None:
    """What `letter_to_json` writes, `letter_from_json` reads back whole, through real JSON text."""
    letter = extract(source_from_bytes("tibet.txt", LETTER.encode()))
    assert letter_from_json(json.loads(json.dumps(letter_to_json(letter)))) == letter


def test_the_contract_has_the_fields_that_its_readers_count_on() -> None:
    """A scalar fact is an object or null, a span quotes the text, and the text can be left out."""
    data = letter_to_json(extract(source_from_bytes("tibet.txt", LETTER.encode())))
    assert data["date"]["value"] == "2021-05-03"
    assert data["publisher"] is None
    assert data["detainees_open_ended"] is True
    span = data["detainees"][0]["span"]
    assert data["text"][span["start"] : span["end"]] == span["quote"] == "Tashi Wangchuk"
    assert "text" not in letter_to_json(extract(source_from_bytes("tibet.txt", LETTER.encode())), text=False)
