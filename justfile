# Every recipe is a line that also works by hand, in the environment that the README's second command makes.

# all of CI's checks, without its set-up
all: lint types test

test *args:
    .venv/bin/python -m pytest {{args}}

types:
    .venv/bin/mypy
    .venv/bin/mypy docs benchmarks

lint:
    .venv/bin/ruff check .
    .venv/bin/ruff format --check .
    .venv/bin/lint-imports --no-logo

# write commands.md, queries.md, library.md and rules.md in docs/ from the code
docs:
    .venv/bin/python docs/write_docs.py

bench:
    .venv/bin/python benchmarks/help_time.py
    .venv/bin/python benchmarks/second_build.py
    .venv/bin/python benchmarks/resolving.py
    .venv/bin/python benchmarks/exporting.py

# compare our matching of names with that of others on labelled pairs, and write docs/matching.md
# (nomenklatura is compared where it is installed: pip install --group bench, which needs ICU and a compiler)
matching:
    .venv/bin/python benchmarks/matching.py --write docs/matching.md

# measure the rules of extraction on letters with known facts, and write data/reference/precision.yml and docs/rules.md
calibrate folder="../shared/letters":
    .venv/bin/python benchmarks/calibrate.py {{folder}} --write
    .venv/bin/python docs/write_docs.py

# write constraints.txt anew from pyproject.toml (needs uv on the path)
pins:
    { sed -n '/^#/p;/^[^#]/q' constraints.txt; \
      uv pip compile --quiet --universal --python-version 3.11 --all-extras \
        --no-header --no-emit-index-url --no-emit-find-links pyproject.toml; } > constraints.new
    mv constraints.new constraints.txt
