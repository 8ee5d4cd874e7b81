"""Qt's translation tool reads every text of the program without a complaint."""

from pathlib import Path

from defusedxml import ElementTree

from tests.translations import table_texts, update


def test_every_text_can_be_translated(tmp_path: Path) -> None:
    file = tmp_path / "vmo_de.ts"
    said = update([file])
    assert "warning" not in said.lower()
    assert "error" not in said.lower()
    tree = ElementTree.fromstring(file.read_text(encoding="utf-8"))
    contexts = {
        context.findtext("name", ""): {message.findtext("source", "") for message in context.iter("message")}
        for context in tree.iter("context")
    }
    counted = {message.findtext("source") for message in tree.iter("message") if message.get("numerus") == "yes"}
    assert {each for each in table_texts() if each.text not in contexts.get(each.context, ())} == set()
    assert "Undo the paste" in contexts["RejectList"]
    assert {"&File", "Zoom &in", "Make everything larger"} <= contexts["Actions"]
    assert "Rank" in contexts["Stages"]
    assert "Before you sign" in contexts["Pack"]
    assert "Scores missing: range" in contexts["Chart"]
    assert "{n}\u00a0initiatives" in counted
    assert sum(len(texts) for texts in contexts.values()) > 500
