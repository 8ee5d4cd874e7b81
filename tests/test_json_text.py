"""JSON that others may have written is read strictly."""

import pytest

from vmo_desktop.json_text import DEEPEST, MOST_LETTERS, read_json


def test_json_is_read() -> None:
    assert read_json(b'{"a": [1, 2.5, "[{\\"", null, true]}') == {"a": [1, 2.5, '[{"', None, True]}
    assert read_json("[" * DEEPEST + "]" * DEEPEST)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Expecting value"),
        ("{", "Expecting"),
        ("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), "deep"),
        ("[" * 100_000, "deep"),
        ('{"a": 1, "a": 2}', "twice"),
        ("[NaN]", "no number"),
        ("[-Infinity]", "no number"),
        ("[1e400]", "too large"),
        ("[" + "9" * 5_000 + "]", "digits"),
        (b"\xff\xfe", "decode"),
        ('"' + "x" * MOST_LETTERS + '"', "long"),
    ],
    ids=range(11),
)
def test_what_is_no_sound_json_is_a_value_error(text: str | bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_json(text)
