"""Made letters for tests and measurements: random names in many layouts and formats, and what a reader must find.

The generator knows nothing of how letters are read: its words are its own (`words.yml`, `prose.yml`), so that reading
its letters back is an honest test. `names` makes names and `crowds` those who sign, `prose` what stands around them;
`entries` prints one of them, `arrangements` a list of them, `mishaps` what befalls the list; the catalogs name the
combinations, which `layouts` keeps; `letters` puts a letter together, `formats` and `pdf` turn it into bytes, and
`scoring` compares what was read with what was made. A combination that a careful person could not read is left out.
"""
