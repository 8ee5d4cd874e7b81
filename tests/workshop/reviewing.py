"""A workshop that looks back: a review with two actions, three lessons and two wins."""

from pathlib import Path

from tests.made_once import made_once
from tests.workshop.following import make_following
from vmo_desktop.workshop.ops.reviews import ACTIONS, LESSONS, REVIEWS, WINS
from vmo_desktop.workshop.workshop import Workshop


def add_learned(workshop: Workshop) -> None:
    """The review is of the first initiative, whose KPI was read on 30 June 2027; one action is due by then."""
    first, second = (each.id for each in workshop.snapshot.initiatives[:2])
    review = {"initiative_id": first, "on": "2027-06-30", "author": "Ines Okafor", "expected": "Half the calls",
              "happened": "A fifth fewer calls", "why": "Answers were hard to find",
              "change": "Write answers with the service desk"}  # fmt: skip
    workshop.do(REVIEWS.add([review]))
    review_id = workshop.snapshot.value.reviews[0].id
    workshop.do(
        ACTIONS.add(
            [
                {"text": "Ask the desk for its ten questions", "owner": "Tomas Lind", "due_on": "2027-06-15",
                 "review_id": review_id},
                {"text": "Publish the answers", "owner": "Ines Okafor", "due_on": "2027-09-30", "review_id": review_id},
            ]
        )
    )  # fmt: skip
    workshop.do(
        LESSONS.add(
            [
                {"text": "Zähle die Anrufe, bevor das Werkzeug gewählt wird", "tags": "Measure, service", "on":
                 "2027-06-30", "author": "Ines Okafor", "review_id": review_id},
                {"text": "Name one owner for each benefit", "tags": "benefits; Service", "initiative_id": second},
                {"text": "A pilot of four weeks is enough", "tags": "pilot"},
            ]
        )
    )  # fmt: skip
    workshop.do(
        WINS.add(
            [
                {"title": "Calls answered in half the time", "text": "Customers noticed before we told them.",
                 "people": "The service desk", "on": "2027-05-12", "initiative_id": first},
                {"title": "No weekend shift", "people": "Platform team", "on": "2027-06-20"},
            ]
        )
    )  # fmt: skip


@made_once
def make_reviewing(path: Path) -> Workshop:
    """A new workshop that looks back."""
    workshop = make_following(path)
    add_learned(workshop)
    return workshop
