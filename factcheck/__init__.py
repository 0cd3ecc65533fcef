"""`factcheck`: from an article to verdicts on every quantitative claim about policing in it."""

__version__ = "0.1.0"
