"""Files are written whole or not at all, and what is no file is written to and not replaced."""

import os
import threading
from pathlib import Path

import pytest

from ecvet.cli._files import save
from ecvet.errors import WriteError


def test_a_file_and_the_folder_that_holds_it_are_made(tmp_path: Path) -> None:
    save(tmp_path / "a" / "b" / "c.txt", "Työ\r\n")
    assert (tmp_path / "a" / "b" / "c.txt").read_bytes() == "Työ\r\n".encode()


def test_what_was_there_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "c.txt"
    path.write_text("much longer than what comes", encoding="utf-8")
    save(path, "short")
    assert path.read_text(encoding="utf-8") == "short"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_on_the_way_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "c.txt"
    path.write_text("before", encoding="utf-8")

    def fail(_self: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(WriteError, match="no space left on device") as caught:
        save(path, "after")
    assert caught.value.path == str(path)
    assert path.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target.txt", tmp_path / "link.txt"
    target.write_text("before", encoding="utf-8")
    link.symlink_to(target)
    save(link, "after")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "after"


def test_a_pipe_takes_what_is_written(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    told: list[str] = []
    reader = threading.Thread(target=lambda: told.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    save(pipe, "through")
    reader.join(timeout=10)
    assert told == ["through"]
    assert pipe.is_fifo()
