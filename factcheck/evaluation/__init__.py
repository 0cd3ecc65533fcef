"""Evaluation: what the reader found, held against what people marked."""

from factcheck.evaluation.gold import Distractor, Marked, Passage, read_gold
from factcheck.evaluation.matching import Examined, Outcome, examined
from factcheck.evaluation.scores import Scores, scored

__all__ = ["Distractor", "Examined", "Marked", "Outcome", "Passage", "Scores", "examined", "read_gold", "scored"]
