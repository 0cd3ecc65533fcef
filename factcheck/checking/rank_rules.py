"""The facts behind places among forces, from data/checking/flags.yaml."""

from pydantic import Field, model_validator

from factcheck.checking.rule_page import Page


class OneOf(Page):
    """ "One of the best": the shares of a table, from its end, that agree, that are close, and beyond which it disagrees."""

    agrees_share: float = Field(gt=0, lt=1)
    close_share: float = Field(gt=0, lt=1)
    disagrees_share: float = Field(gt=0, lt=1)
    reason: str

    @model_validator(mode="after")
    def _widens(self) -> "OneOf":
        if not self.agrees_share <= self.close_share <= self.disagrees_share:
            raise ValueError("the shares go from the end of the table to its middle")
        return self


class GroupMean(Page):
    """How near a force may lie to the mean of its group before the side is arguable, in percent of the mean."""

    near_percent: float = Field(ge=0)
    reason: str


class RankOfForces(Page):
    """How many lines a whole table has, and the forces that no table of rates per head has."""

    territorial: int = Field(gt=0)
    reason: str
    without_rate: tuple[str, ...]
    without_rate_reason: str
    one_of: OneOf
    group_mean: GroupMean
