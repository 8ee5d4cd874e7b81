"""What is shown and spoken about one bubble."""

from vmo_desktop.charts.bubble_facts import bubble_facts
from vmo_desktop.workshop.ops.scores import set_score
from vmo_desktop.workshop.workshop import Workshop


def test_five_facts_and_a_sentence(portfolio: Workshop) -> None:
    row = int(portfolio.results.ranking(portfolio.snapshot.pack.order).order[0])
    initiative = portfolio.snapshot.initiatives[row]
    facts = bubble_facts(portfolio.results, initiative.id)
    assert [fact.word for fact in facts.facts] == ["Value", "Cost", "Effort", "Value for money", "Standing"]
    assert "rank 1 of 24" in facts.facts[0].text
    assert facts.spoken.startswith(f"{initiative.name}, value ")
    assert "funded in ranking order" in facts.spoken


def test_a_missing_score_is_told_as_a_range(portfolio: Workshop) -> None:
    initiative, driver = portfolio.snapshot.initiatives[0], portfolio.snapshot.leaves[0]
    portfolio.do(set_score(initiative_id=initiative.id, driver_id=driver.id, value=None))
    text = bubble_facts(portfolio.results, initiative.id).facts[0].text
    assert " to " in text
    assert "1 score missing" in text


def test_value_for_money_is_per_an_amount_that_can_be_read(portfolio: Workshop) -> None:
    text = bubble_facts(portfolio.results, portfolio.snapshot.initiatives[0].id).facts[3].text
    assert text.endswith(" EUR")
    assert not text.startswith("0.0")
