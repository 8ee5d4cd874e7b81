"""Votes of people who do not exist: plausible enough to rehearse a day with, and the same again from the same seed."""

import numpy as np

from vmo_desktop.domain.scales import FloatArray

LENIENCY = 0.08
"""Standard deviation, between people, of how much higher one of them sees everything."""

NARROW, WIDE = 0.7, 1.15
"""How much of the scale a person uses, from the most cautious to the boldest."""

NOISE = 0.09
"""Standard deviation of what cannot be explained in a single judgement."""

SPLIT = 0.1
"""Share of the cells on which the room falls into two camps."""

CAMP = 0.3
"""How far each camp stands from the middle on such a cell."""

SILENT = 0.02
"""Share of judgements in which a person has no opinion."""


def synthetic_votes(opinion: FloatArray, people: int, seed: int) -> FloatArray:
    """Draw what each of some people would vote on each cell.

    A person sees everything a little higher or lower than the others, uses more or less of the scale, and belongs to
    one of two camps that stand apart on a few cells.

    Parameters
    ----------
    opinion : ndarray of float, shape (initiatives, drivers)
        Where the room stands as a whole, as a share of the scale, 0 (worst) to 1 (best); NaN: drawn as well.
    people : int
        How many vote, 0 or more.
    seed : int
        The same seed gives the same votes.

    Returns
    -------
    ndarray of float, shape (people, initiatives, drivers)
        Shares of the scale, 0 to 1; NaN where a person has no opinion.
    """
    rng = np.random.default_rng(seed)
    drawn = rng.beta(2.0, 2.0, opinion.shape)
    middle = np.where(np.isnan(opinion), drawn, opinion)
    is_split = rng.random(opinion.shape) < SPLIT
    camp = np.where(rng.permutation(people) % 2 == 0, 1.0, -1.0)[:, None, None]
    use = rng.uniform(NARROW, WIDE, people)[:, None, None]
    leniency = rng.normal(0.0, LENIENCY, people)[:, None, None]
    noise = rng.normal(0.0, NOISE, (people, *opinion.shape))
    seen = 0.5 + use * (middle - 0.5) + leniency + noise + np.where(is_split, CAMP * camp, 0.0)
    seen = np.clip(seen, 0.0, 1.0)
    is_silent = rng.random(seen.shape) < SILENT
    return np.where(is_silent, np.nan, seen)
