from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.files import csv_line, replace_bytes, replace_text, replacing


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_file_is_replaced_whole_and_its_folder_made(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "a.txt"
    replace_text(path, "one é\n")
    replace_text(path, "two \ud800😀\r\n")
    assert contents(path.parent) == {"a.txt": "two \ufffd😀\r\n".encode()}


def test_a_block_that_fails_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    def write_half() -> None:
        with replacing(tmp_path / "a") as output:
            output.write(b"half")
            raise ZeroDivisionError

    replace_bytes(tmp_path / "a", b"old")
    with pytest.raises(ZeroDivisionError):
        write_half()
    assert contents(tmp_path) == {"a": b"old"}


def test_until_the_block_ends_the_old_file_stands(tmp_path: Path) -> None:
    replace_bytes(tmp_path / "a", b"old")
    with replacing(tmp_path / "a") as output:
        output.write(b"new")
        output.flush()
        assert (tmp_path / "a").read_bytes() == b"old"
    assert contents(tmp_path) == {"a": b"new"}


def test_a_link_is_followed(tmp_path: Path) -> None:
    replace_bytes(tmp_path / "real", b"old")
    (tmp_path / "link").symlink_to("real")
    replace_bytes(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_device_is_written_directly() -> None:
    replace_bytes(os.devnull, b"x")
    assert not Path(os.devnull).is_file()


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for path, reason in {tmp_path: "it is a folder", tmp_path / "file" / "a": "File exists|Not a directory"}.items():
        with pytest.raises(InputError, match=rf"^{path}: cannot be written: ({reason}); choose another place"):
            replace_bytes(path, b"")


def test_csv_keeps_numbers_and_disarms_text() -> None:
    cells = [None, 1, -2.5, "plain", "=1", "-1", " @x", "\tx", "＝1", "a;b", 'q"', "it's", " x"]
    assert csv_line(cells) == (',1,-2.5,plain,"\'=1","\'-1","\' @x","\'\tx","\'＝1","a;b","q""","it\'s"," x"\n')


@given(st.text())
def test_no_text_starts_a_formula(text: str) -> None:
    cell = csv_line([text]).removeprefix('"').lstrip()
    assert not cell.startswith(("=", "+", "-", "@"))
