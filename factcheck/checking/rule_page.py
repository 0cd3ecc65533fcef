"""`Page`: what every part of a page of rules shares."""

from pydantic import BaseModel, ConfigDict


class Page(BaseModel):
    """What every part shares: an unknown key is a mistake, and nothing changes once it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True)
