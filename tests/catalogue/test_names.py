"""Names: folding, and the order in which words find them."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck.catalogue.names import folded, lowered, nearest, ranked

NAMES = {"a": ("burglary", "break ins"), "b": ("burglary charge rate",), "c": ("residential burglary",), "d": ("robbery",)}


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(words):
    once = folded(words)
    assert folded(once) in (once, once.removeprefix("the "))
    assert once == " ".join(once.split())


@given(st.text(alphabet="abc-’ ", max_size=20))
def test_folding_minds_neither_capitals_nor_hyphens(words):
    assert folded(words.upper()) == folded(words.replace("-", " "))


def test_folding():
    assert folded("The West  Midlands") == "west midlands"
    assert folded("Devon & Cornwall") == folded("Devon and Cornwall")
    assert folded("London, City of") == "london city of"
    assert folded("stop-and-search") == "stop and search"
    assert folded("the") == "the"


def test_lowered_keeps_hyphens_and_the():
    assert lowered("The  Met’s stop-search") == "the met's stop-search"


def test_exact_before_prefix_before_words_before_likeness():
    assert ranked("burglary", NAMES) == ["a", "b", "c"]
    assert ranked("burgl", NAMES) == ["a", "b"]
    assert ranked("burglry", NAMES)[0] == "a"
    assert ranked("rate charge", NAMES) == ["b"]
    assert ranked("robery", NAMES) == ["d"]


def test_limit_and_nothing():
    assert ranked("burglary", NAMES, limit=1) == ["a"]
    assert ranked("", NAMES) == []
    assert ranked("burglary", {}) == []


def test_nearest():
    assert nearest("robery", ["robbery", "arson"]) == ["robbery"]
    assert nearest("qqqq", ["robbery", "arson"]) == []
