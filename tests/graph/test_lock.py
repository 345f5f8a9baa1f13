import threading
from pathlib import Path

import pytest

from undersigned.graph.lock import alone, alone_at_once


def test_the_second_waits_for_the_first(tmp_path: Path) -> None:
    """And is told so."""
    waiting, inside = threading.Event(), threading.Event()

    def second() -> None:
        with alone(tmp_path, waiting=waiting.set):
            inside.set()

    thread = threading.Thread(target=second)
    with alone(tmp_path):
        thread.start()
        assert waiting.wait(10)
        assert not inside.is_set()
    assert inside.wait(10)
    thread.join(10)


def test_who_does_not_want_to_wait_is_told(tmp_path: Path) -> None:
    """And gets the lock once nobody has it; a folder that is not there cannot be locked."""
    with alone(tmp_path), alone_at_once(tmp_path) as free:
        assert not free
    with alone_at_once(tmp_path) as free:
        assert free
    with alone_at_once(tmp_path / "gone") as free:
        assert not free
    with pytest.raises(FileNotFoundError), alone(tmp_path / "gone"):
        pass
