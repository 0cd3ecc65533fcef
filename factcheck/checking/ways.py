"""Which of a measure's ways of counting the words pick, leave open or leave out."""

from collections.abc import Mapping, Sequence

from factcheck.catalogue import Measure
from factcheck.checking.rules import pattern_of
from factcheck.checking.setting import Setting
from factcheck.values import Unit


def said_methods(
    methods: list[tuple[str | None, float]], measure: Measure, setting: Setting, *, text: str
) -> list[tuple[str | None, float]]:
    """The methods that are left once the text picks one of them; none where they are parts of a whole and the text picks no part."""
    rule = next((each for each in setting.rules.guards.method_words if each.measure == measure.id), None)
    if rule is None:
        return methods
    picked = picked_methods(rule.methods, text)
    if len(picked) == 1:
        return [each for each in methods if each[0] == picked[0]]
    return [] if rule.parts else methods


def picked_methods(methods: Mapping[str, tuple[str, ...]], text: str) -> list[str]:
    """The methods whose words stand in the text; a word inside of another method's is none ("drawn, aimed or fired" is no discharge)."""
    spans = {method: [match.span() for match in pattern_of(words).finditer(text)] for method, words in methods.items()}
    every = [span for found in spans.values() for span in found]
    return [method for method, found in spans.items() if any(not _inside_another(span, every) for span in found)]


def _inside_another(span: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    return any(each != span and each[0] <= span[0] and span[1] <= each[1] for each in spans)


def ruled_out(setting: Setting, text: str) -> set[str]:
    """The ways of counting outcomes that the text leaves out, because its words pick the other ("by outcomes assigned in the year")."""
    ways = setting.rules.guards.ways_apart
    picked = [way for way, words in ways.items() if pattern_of(words).search(text)]
    return set(ways) - set(picked) if len(picked) == 1 else set()


def no_method(measure: Measure) -> str:
    """What the words lack where no way of counting is left."""
    if measure.unit is Unit.RANK:
        return "the words do not say from which end the place is counted"
    return "the words do not pick one of the categories in print, which must not be added up"


def method_why(method: str | None, methods: int) -> str | None:
    """Why a reading is counted in one way, None where there is but one."""
    if methods == 1:
        return None
    return f"counted by {method.replace('-', ' ')}" if method else "counted in a way that the source does not name"
