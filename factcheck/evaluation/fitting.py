"""`learnt`: fits the weights of one question to its cases: a multinomial logit with a small penalty on the squares of the weights."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from factcheck.evaluation.teaching import Case
from factcheck.extraction.judgement import Page

FEWEST = {"number": 3, "wording": 3, "kind": 3, "direction": 3, "unit": 2, "base": 3, "word": 3, "statistic": 5, "period": 3, "subject": 3}
"""A sign that fewer passages show is left out: one or two passages prove nothing."""
PENALTY = {
    "number": 12.0,
    "wording": 12.0,
    "kind": 6.0,
    "direction": 6.0,
    "unit": 4.0,
    "base": 12.0,
    "word": 6.0,
    "statistic": 4.0,
    "period": 8.0,
    "subject": 8.0,
}
"""How strongly large weights are held back; chosen on passages left out."""
SMALLEST = 0.03
"""Weights nearer to nothing are left out."""
DIGITS = 2
STEPS = 200
IMPOSSIBLE = -1e9

Array = np.ndarray[Any, Any]


def learnt(question: str, cases: Sequence[Case]) -> Page:
    """The weights that answer the cases best."""
    labels = sorted({label for case in cases for label in case.labels})
    known = signs_shown(cases, FEWEST[question])
    matrix = signs_as_rows(cases, known)
    if labels:
        table = fit_labels(matrix, cases, labels, PENALTY[question])
        rows = {sign: told(dict(zip(labels, table[place].tolist(), strict=True))) for sign, place in known.items()}
        return Page({sign: weights for sign, weights in rows.items() if weights})
    best = fit_choices(matrix, cases, PENALTY[question])
    return Page(told({sign: float(best[place]) for sign, place in known.items()}))


def signs_shown(cases: Sequence[Case], fewest: int) -> dict[str, int]:
    """The signs that enough passages show, each with its number."""
    shown: dict[str, set[str]] = {}
    for case in cases:
        for signs in case.choices:
            for sign in signs:
                shown.setdefault(sign, set()).add(case.passage)
    return {sign: place for place, sign in enumerate(sorted(sign for sign, seen in shown.items() if len(seen) >= fewest))}


def signs_as_rows(cases: Sequence[Case], known: Mapping[str, int]) -> Any:
    """A sparse matrix with a row for each choice of each case and a column for each sign."""
    from scipy.sparse import csr_matrix

    rows: list[int] = []
    columns: list[int] = []
    row = 0
    for case in cases:
        for signs in case.choices:
            found = [known[sign] for sign in set(signs) if sign in known]
            rows += [row] * len(found)
            columns += found
            row += 1
    return csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(row, len(known)))


def fit_labels(matrix: Any, cases: Sequence[Case], labels: Sequence[str], penalty: float) -> Array:
    """Weights by sign and label, for questions whose answers are fixed words."""
    answers = np.array([labels.index(case.labels[case.right[0]]) for case in cases])
    mask = np.where(np.array([[label in case.labels for label in labels] for case in cases]), 0.0, IMPOSSIBLE)
    every = np.arange(len(answers))

    def loss(flat: Array) -> tuple[float, Array]:
        scores = matrix @ flat.reshape(matrix.shape[1], len(labels)) + mask
        scores -= scores.max(axis=1, keepdims=True)
        chances = np.exp(scores)
        chances /= chances.sum(axis=1, keepdims=True)
        value = -np.log(chances[every, answers] + 1e-12).sum() + penalty / 2 * (flat**2).sum()
        chances[every, answers] -= 1
        return float(value), (matrix.T @ chances).ravel() + penalty * flat

    return smallest(loss, matrix.shape[1] * len(labels)).reshape(matrix.shape[1], len(labels))


def fit_choices(matrix: Any, cases: Sequence[Case], penalty: float) -> Array:
    """Weights by sign, for questions that choose among what the text offers; any right choice counts as right."""
    sizes = np.array([len(case.choices) for case in cases])
    starts = np.r_[0, np.cumsum(sizes)[:-1]]
    good = np.array([place in case.right for case in cases for place in range(len(case.choices))])

    def loss(weights: Array) -> tuple[float, Array]:
        scores = matrix @ weights
        chances = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        total, won = np.add.reduceat(chances, starts), np.add.reduceat(chances * good, starts)
        value = -np.log(won / total + 1e-12).sum() + penalty / 2 * (weights**2).sum()
        wrong = chances / np.repeat(total, sizes) - chances * good / np.repeat(won + 1e-300, sizes)
        return float(value), matrix.T @ wrong + penalty * weights

    return smallest(loss, matrix.shape[1])


def smallest(loss: Any, size: int) -> Array:
    """The weights at which the loss is smallest, from all nothing."""
    from scipy.optimize import minimize

    found: Array = minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    return found


def told(weights: Mapping[str, float]) -> dict[str, float]:
    """The weights that say something, rounded."""
    return {name: round(weight, DIGITS) for name, weight in weights.items() if abs(weight) >= SMALLEST}
