"""The examples of docs/exports.md as functions, so that tests read exports back as users are told to."""

import re
from pathlib import Path
from typing import Any

from tests.conftest import REPOSITORY


def documented(name: str) -> Any:
    """The function of this name in an example of the page."""
    page = (REPOSITORY / "docs" / "exports.md").read_text(encoding="utf-8")
    (code,) = [each for each in re.findall(r"```python\n(.*?)```", page, re.DOTALL) if f"def {name}(" in each]
    space: dict[str, Any] = {"Path": Path}
    exec(compile(code, f"docs/exports.md: {name}", "exec"), space)  # noqa: S102 (a page of our own)
    return space[name]
