"""`without_publication`: a claim made unsure of a period that is only the day, month or year in which its figures came out."""

import re
from dataclasses import replace

from factcheck.checking.setting import Setting
from factcheck.extraction.claim import Claim
from factcheck.values.period_words import FoundPeriod

OUT = r"\b(?i:published|released|issued|unveiled|publicised|came\s+out|put\s+out)"
CAME_OUT = re.compile(OUT + r"\b")
# A word of these between the two may begin what the figures say, or say what they are of: "published for 2022".
SAYING = (
    r"(?:for|of|covering|covers?|about|on\s+(?![\dMTWFS])|that|which|how|after|as|because|while|when|but|show\w*|reveal\w*|suggest\w*"
    r"|indicat\w*|says?|said|f[eaou]ll\w*|rose|risen|dropped|recorded|had|has|have|was|were|is|are|saw|there|up|down)\b"
)
# "Published in 2022", "released by the Home Office in 2022", "released today in 2022", "put out online, in 2022".
BEFORE = re.compile(
    OUT + rf"(?:\s+by(?:\s+(?:the|for|of|and|[A-Z][\w’']*)){{1,7}})?(?:,?\s+(?!{SAYING})(?:[^\W\d][\w’'-]*|\d\d?)){{0,8}},?\s+$"
)
ON = re.compile(r"(?:on|in|last|this|earlier)\s", re.IGNORECASE)
LOOK_BACK = 100


def without_publication(claim: Claim, text: str, setting: Setting) -> Claim:
    """The claim, unsure of its period where each mention of it so far follows "published in" or the like.

    "Figures published in 2022 show that burglary fell by 5%" leaves open which year the figures are of, and so does the sentence after it.
    """
    period = claim.period
    end = claim.sentence.end
    if period is None or not period.resolved or "period" in claim.unsure or CAME_OUT.search(text, 0, end) is None:
        return claim
    # The whole text is asked once for all its claims.
    told = [each for each in setting.periods_in(text) if each.span.end <= end and each.period.resolved]
    same = [each for each in told if each.period.same_days(period)]
    if not same or not all(_came_out_then(each, text) for each in same):
        return claim
    return replace(claim, unsure=(*claim.unsure, "period"))


def _came_out_then(found: FoundPeriod, text: str) -> bool:
    first = found.span.start
    return ON.match(text, first) is not None and BEFORE.search(text[max(0, first - LOOK_BACK) : first]) is not None
