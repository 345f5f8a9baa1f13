"""Feed mutated files to the reader of a format until one of them raises what it should not; for a person to run.

    pip install atheris
    .venv/bin/python benchmarks/fuzz_readers.py .pdf FOLDER -max_total_time=300 -timeout=60 -rss_limit_mb=2000

FOLDER holds some valid files of the format to begin with, and receives those that reach new code. Every reader must end
in a `Source` or in an `InputError` of one line; what does not is written to a file `crash-...`, and becomes a test.
What is given as .docx and is no zip file is made the text part (`word/document.xml`) of one.
A PDF is read without the process of its own that users have, so that the fuzzer sees which code is reached.
"""

import io
import logging
import sys
import zipfile

import atheris  # not among our dependencies: it is not in CI, and has wheels for few systems

with atheris.instrument_imports(include=["undersigned", "pdfminer", "zipfile", "markdown_it", "openpyxl"]):
    from undersigned.graph.errors import InputError
    from undersigned.graph.ingest import source_from_bytes
    from undersigned.graph.ingest.pdf import draft_pages
    from undersigned.graph.ingest.pdf_process import Refused, printed_pages


def read(suffix: str, data: bytes) -> None:
    """Read one file. Raises AssertionError for an error of more than one line."""
    try:
        if suffix == ".pdf":
            draft_pages(printed_pages(data), "letter.pdf")
        else:
            source_from_bytes(f"letter{suffix}", _packed(data) if suffix == ".docx" else data)
    except (InputError, Refused) as refused:
        assert "\n" not in str(refused), refused  # noqa: PT017 - no test


def _packed(data: bytes) -> bytes:
    if data.startswith(b"PK"):
        return data
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("word/document.xml", data)
    return file.getvalue()


def main() -> None:
    """Hand the fuzzer the reader of the ending that comes first on the command line."""
    suffix = sys.argv.pop(1)
    logging.disable(logging.CRITICAL)
    atheris.Setup(sys.argv, lambda data: read(suffix, data))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
