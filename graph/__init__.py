"""Letters become a graph: read, extracted, resolved, written as linked data, counted and exported.

A letter walks one way through the rooms below: `ingest` reads bytes into a `Source`, `extract` finds facts with the
words that say them, `corpus` keeps a folder of letters, `resolve` decides who is who, `rdf` holds the dataset,
`network` counts, `export` writes files. The values they hand on are in `model`, the errors in `errors`.
"""
