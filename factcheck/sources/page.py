"""`Page`: what every part of a YAML page of judgements shares."""

from pydantic import BaseModel, ConfigDict


class Page(BaseModel):
    """Unknown keys are mistakes, and nothing changes once it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True)
