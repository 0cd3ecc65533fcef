"""`of_main_force`: a region's name may be said of the force that polices nearly all of it: "London" of the Metropolitan Police."""

from dataclasses import replace

from factcheck.checking.case import Case
from factcheck.checking.starts import AGREEING
from factcheck.checking.weighed import Weighed
from factcheck.checking.weighing import weigh

OF_FORCE = 0.3
"""How likely a reader takes the region for its force, beside the region itself."""


def of_main_force(case: Case) -> list[Weighed]:
    """The first reading that bears the claim out once the region's main force alone is meant; none where the region's own figure agrees.

    Which force that is stands on the region's page (`force`); only London has one.
    """
    lead, area = case.lead, case.setting.area(case.claim.area_code)
    if area is None or area.kind != "region" or area.force is None or (lead is not None and lead.outcome == "agrees"):
        return []
    name, force = area.name, case.setting.area_name(area.force)
    why = f"“{name}” may be said of the {force} alone"
    senses = [
        replace(each.sense, area_code=area.force, likelihood=each.sense.likelihood * OF_FORCE, why=(*each.sense.why, why))
        for each in case.weighed
        if each.sense.area_code == area.code and not each.sense.gap
    ]
    found = [each for sense in senses for each in weigh(case.claim, sense, case.setting)]
    return [each for each in found if each.outcome in AGREEING][:1]
