"""The help promises what is there, and nothing else."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

import vmo_desktop.charts.aim_words
import vmo_desktop.report.sections
import vmo_desktop.ui
from vmo_desktop.ui.actions import ACTIONS, SUBMENUS, stage_commands
from vmo_desktop.ui.command import Command
from vmo_desktop.ui.help.topics import (
    FOLDER,
    KEYBOARD,
    TOPIC_OF_PAGE,
    TOPIC_OF_WIDGET,
    TOPICS,
    Topic,
    found_topics,
    topics,
    with_commands,
)
from vmo_desktop.ui.search.catalogue import bare, shown_keys
from vmo_desktop.ui.stages import PAGES, STAGES

COMMANDS = [*stage_commands([(stage.id, stage.name, stage.icon) for stage in STAGES]), *ACTIONS]


def _menu_path(command: Command) -> str:
    """The menus that lead to a command, and its name."""
    parts = command.submenu.split(".") if command.submenu else []
    within = [SUBMENUS.get(".".join(parts[: place + 1]), "") for place in range(len(parts))]
    return " > ".join([*(bare(each) for each in (command.menu.value, *within) if each), bare(command.text).rstrip("…")])


MENU_PATHS = {_menu_path(each) for each in COMMANDS}
MENU_PATHS |= {f"{bare(each.menu.value)} > {bare(each.text).rstrip('…')}" for each in COMMANDS}
"""With the menus within menus and without."""
SOURCES = [
    *Path(vmo_desktop.ui.__file__).parent.rglob("*.py"), Path(vmo_desktop.report.sections.__file__),
    Path(vmo_desktop.charts.aim_words.__file__),
]  # fmt: skip


@cache
def _shown_texts() -> set[str]:
    """Every text in the source of the window, without access keys, the names of the pack's sections and of aims."""
    found = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(bare(node.value))
    return found


@pytest.mark.parametrize("topic", topics(), ids=lambda topic: topic.id)
def test_every_command_and_label_that_a_topic_names_exists(topic: Topic) -> None:
    for path in re.findall(r"(?<!\*)\*([^*\n]+? > [^*]+?)\*(?!\*)", topic.text):
        assert " ".join(path.split()) in MENU_PATHS
    shown = _shown_texts()
    for label in re.findall(r"\*\*([^*]+)\*\*", topic.text):
        assert " ".join(label.split()) in shown


@pytest.mark.parametrize("topic", topics(), ids=lambda topic: topic.id)
def test_links_lead_to_topics_and_pictures_exist(topic: Topic) -> None:
    for target in re.findall(r"(?<!!)\[[^\]]+\]\(([^)]+)\)", topic.text):
        assert target.removesuffix(".md") in TOPICS
    for picture in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", topic.text):
        assert (FOLDER / picture).is_file()


@pytest.mark.usefixtures("qapp")  # the keys of the platform
def test_every_command_with_keys_is_in_the_keyboard_topic() -> None:
    page = next(with_commands(topic, COMMANDS) for topic in topics() if topic.id == KEYBOARD)
    for command in COMMANDS:
        if shown_keys(command):
            row = f"| {shown_keys(command)} | {bare(command.text).rstrip('…')} |"
            assert row in page.text, command.id
    assert "{commands}" not in page.text


def test_every_file_is_a_topic_with_a_title() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} == set(TOPICS)
    titles = [topic.title for topic in topics()]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    assert all(topic.text.startswith(f"# {topic.title}\n") for topic in topics())


def test_every_page_and_panel_has_its_topic() -> None:
    assert set(TOPIC_OF_PAGE) == set(PAGES)
    classes = set()
    for path in SOURCES:
        classes |= {
            node.name for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ClassDef)
        }
    assert set(TOPIC_OF_WIDGET) <= classes
    panels = {path.stem.title().replace("_", "") for path in SOURCES if path.parent.name == "panels"} - {"Init"}
    assert panels <= set(TOPIC_OF_WIDGET)
    assert {*TOPIC_OF_PAGE.values(), *TOPIC_OF_WIDGET.values()} <= set(TOPICS)


def test_words_in_a_title_come_first_and_all_words_count() -> None:
    ids = [topic.id for topic in found_topics("Chart", topics())]
    assert ids[0] == "bubble-chart"
    assert len(ids) > 1
    assert found_topics("chart zebra", topics()) == []
    assert len(found_topics("", topics())) == len(TOPICS)


def test_the_first_topic_leads_through_every_stage() -> None:
    text = next(topic.text for topic in topics() if topic.id == "start")
    assert re.findall(r"^\d+\. \[([^\]]+)\]", text, flags=re.MULTILINE) == [stage.name for stage in STAGES]


def test_the_command_line_topic_names_every_command_of_vmo() -> None:
    from vmo_desktop.cli import _parser

    text = next(topic.text for topic in topics() if topic.id == "command-line")
    named = set(re.findall(r"^vmo ([a-z]+)", text, flags=re.MULTILINE))
    listed = set(re.findall(r"^    ([a-z]+)\b", _parser().format_help(), flags=re.MULTILINE))
    assert named == listed


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("weight", "scales-and-weights"),
        ("weights", "scales-and-weights"),
        ("import", "import"),
        ("excel", "import"),
        ("csv", "import"),
        ("budget", "frame"),
        ("undo", "history"),
        ("export pdf", "decision-pack"),
        ("print", "decision-pack"),
        ("keys", "keyboard"),
        ("score", "scoring"),
        ("save", "files-and-backups"),
        ("crash", "files-and-backups"),
        ("objective", "frame"),
        ("quadrant", "bubble-chart"),
        ("filter", "initiatives"),
        ("rationale", "scoring"),
        ("mandatory", "initiatives"),
    ],
)
def test_what_facilitators_look_for_leads_to_its_topic(typed: str, first: str) -> None:
    assert found_topics(typed, topics())[0].id == first


def test_names_of_files_are_not_words_of_a_topic() -> None:
    topic = Topic("a", "A", "# A\n\n![The grid](pictures/zebra.png)\n")
    assert found_topics("grid", [topic]) == [topic]
    assert found_topics("zebra", [topic]) == []
