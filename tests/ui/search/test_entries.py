"""Which entry comes first for what was typed."""

from vmo_desktop.ui.search.entries import Entry, Kind, found


def _entry(title: str, kind: Kind = Kind.ACTION, *, line: str = "", more: str = "", is_enabled: bool = True) -> Entry:
    return Entry(kind, title, line, "search", lambda: None, more=more, is_enabled=is_enabled)


def _titles(entries: list[Entry], typed: str) -> list[str]:
    return [entry.title for entry in found(entries, typed)]


def test_everything_is_there_before_a_letter_is_typed() -> None:
    assert _titles([_entry("Undo"), _entry("Copy")], "  ") == ["Undo", "Copy"]


def test_the_beginning_of_a_title_comes_before_the_middle() -> None:
    entries = [_entry("Customer report"), _entry("Airport"), _entry("Port of call"), _entry("Other", more="port")]
    assert _titles(entries, "port") == ["Port of call", "Customer report", "Airport", "Other"]


def test_every_word_has_to_be_there_in_any_order() -> None:
    entries = [_entry("Export decision pack"), _entry("Export data")]
    assert _titles(entries, "pack exp") == ["Export decision pack"]
    assert _titles(entries, "pack nothing") == []


def test_case_and_accents_do_not_matter() -> None:
    entries = [_entry("Élargir l'École", Kind.INITIATIVE), _entry("STRASSE")]
    assert _titles(entries, "ecole") == ["Élargir l'École"]
    assert _titles(entries, "straße") == ["STRASSE"]


def test_what_is_possible_now_comes_first_and_commands_before_initiatives() -> None:
    entries = [
        _entry("Copy", is_enabled=False),
        _entry("Copy machines", Kind.INITIATIVE),
        _entry("Copy all", Kind.ACTION),
    ]
    assert _titles(entries, "copy") == ["Copy all", "Copy machines", "Copy"]
