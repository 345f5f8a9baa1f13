"""A small corpus to read, break and mend."""

from pathlib import Path

import pytest

LETTER = """Joint Letter to President Example: Open the Doors

Ada Example
President of Utopia

Dear President Example,

On behalf of 2 organizations, we urge you to act.

  1. Free Tibet
  2. Hong Kong Watch
"""

SHEET = """slug: plea
title: 'A plea'
date: 2022-08
url: https://example.org/plea
publisher: The Post
addressees:
- name: Ada Example
  position: President
  institution: null
claimed_count: 2
signatories:
- organization: Free Tibet (FT)
  person: null
  role: null
  country: null
  acronym: FT
- organization: Hong Kong Watch
  person: Jo Ann
  role: null
  country: null
  acronym: null
signatories_complete: true
cc: []
detainees:
- Li Wei
officials_mentioned: []
regions:
- Tibet
asks:
- Open the doors
language: en
layout: a list
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A corpus of one document and one fact sheet."""
    folder = tmp_path / "corpus"
    (folder / "letters" / "open-doors").mkdir(parents=True)
    (folder / "letters" / "plea").mkdir()
    (folder / "corpus.toml").write_text(
        'title = "Doors"\nbase_iri = "https://example.org/doors/"\nlicence = "CC0-1.0"\n'
    )
    (folder / "letters" / "open-doors" / "letter.txt").write_text(LETTER)
    (folder / "letters" / "plea" / "letter.yaml").write_text(SHEET)
    return folder
