"""Asking a model: the settings of `undersigned extract --llm`, from options and the environment."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from undersigned.graph.errors import EndpointError

if TYPE_CHECKING:
    from undersigned.graph.propose import Ask

URL = "UNDERSIGNED_LLM_URL"
MODEL = "UNDERSIGNED_LLM_MODEL"
KEY = "UNDERSIGNED_LLM_KEY"
"""The key is taken from the environment only: there it stays out of the shell's history and of the process list."""


@contextmanager
def asking(*, wanted: bool, url: str | None, model: str | None) -> Iterator["Ask | None"]:
    """Give the function that asks the model, or None when not `wanted`; EndpointError where a setting is missing."""
    if not wanted:
        yield None
        return
    if not url:
        raise EndpointError(f"--llm needs the address of a model's server; say it with --llm-url or {URL}")
    if not model:
        raise EndpointError(f"--llm needs the name of a model; say it with --llm-model or {MODEL}")
    from undersigned.graph.propose import Endpoint, conversation

    with conversation(Endpoint(url, model, os.environ.get(KEY) or None)) as ask:
        yield ask
