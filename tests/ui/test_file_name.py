"""File names of titles that every system takes."""

import pytest

from vmo_desktop.ui.file_name import proposed_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Digital portfolio 2027", "Digital portfolio 2027.pdf"),
        ("a/b\\c:d*?", "a b c d.pdf"),
        ("../../etc/passwd", "etc passwd.pdf"),
        ("CON", "Workshop.pdf"),
        ("", "Workshop.pdf"),
        ("  dots... ", "dots.pdf"),
        ("x" * 300, "x" * 80 + ".pdf"),
        ("abc\u202efdp", "abc fdp.pdf"),
    ],
)
def test_proposed_name(title: str, name: str) -> None:
    assert proposed_name(title, ".pdf") == name
