"""Says whether a public series could settle a claim, and if not why not."""

from factcheck.extraction.kinds import Sense
from factcheck.extraction.measures import Matter


def why_not(
    sense: Sense, matter: Matter | None, *, has_period: bool, measure_id: str | None, public: bool | None, local: bool
) -> str | None:
    """ "forecast", "target", "vague", "opinion", "no public data", or None where the claim can be checked.

    `public` says whether the catalogue knows a public series of the measure (None where no measure was matched), `local` that the claim is
    about a place inside a force.
    """
    if sense.kind in ("forecast", "target"):
        return sense.kind
    if sense.kind == "comparison" and sense.value is None and (matter is None or matter.topic is None):
        return "opinion"
    if sense.kind == "rank" and sense.value is None and (matter is None or matter.topic is None):
        return "opinion"
    if (
        sense.kind in ("trend", "comparison")
        and sense.value is None
        and not has_period
        and (matter is None or matter.topic is None or matter.topic.group in ("person", "thing"))
    ):
        return "vague"
    if local:
        return "no public data"
    if measure_id is not None:
        return None if public is not False else "no public data"
    if matter is None or matter.topic is None:
        return None if sense.kind in ("change", "from_to", "rank") and matter is not None and not matter.own else "no public data"
    if not matter.topic.public:
        return "no public data"
    if matter.aspect is not None and matter.aspect.id in ("survey", "sick", "attended", "attended-within", "recruited"):
        return "no public data"
    return None
