"""A bad word list stops the run and says where it is wrong."""

import shutil

import pytest

from factcheck.extraction.vocabulary import Lists, Phrases, lists_of, plain_words, read_vocabulary, word_set
from factcheck.values import FactcheckError
from factcheck.values.places import data_folder

PAGES = ("claims", "kinds", "subjects", "speakers", "asides")


@pytest.mark.parametrize("page", PAGES)
def test_pages_load(page):
    assert all(words for lists in lists_of(page).values() for words in lists.values())


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("more: {words: [up, no]}", "more › words › 1"),
        ("more: [up]", "more"),
        ("more: {words: [up", "cannot be read"),
        ("more: {words: ['']}", "more › words › 0"),
    ],
)
def test_a_bad_page_names_file_and_place(tmp_path, monkeypatch, written, said):
    shutil.copytree(data_folder() / "catalogue", tmp_path / "catalogue")
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary" / "broken.yaml").write_text(written)
    monkeypatch.setenv("FACTCHECK_DATA", str(tmp_path))
    with pytest.raises(FactcheckError) as error:
        read_vocabulary("broken", dict[str, Lists])
    assert "data/vocabulary/broken.yaml" in error.value.message
    assert said in error.value.message


def test_a_missing_page_is_named(tmp_path, monkeypatch):
    (tmp_path / "catalogue").mkdir()
    monkeypatch.setenv("FACTCHECK_DATA", str(tmp_path))
    with pytest.raises(FactcheckError, match=r"data/vocabulary/nothing\.yaml"):
        read_vocabulary("nothing", dict)


def test_phrases_find_the_longest_first():
    phrases = Phrases([("burglary", 1), ("house burglary", 2), ("call-handling", 3)])
    assert phrases.find(["house", "burglary", "and", "burglary"]) == [(0, 2, 2), (3, 4, 1)]
    assert phrases.find(list(plain_words("Call-Handling"))) == [(0, 2, 3)]


def test_no_word_moves_both_ways():
    assert not word_set("claims", "movement", "increase_verbs") & word_set("claims", "movement", "decrease_verbs")
    assert not word_set("claims", "movement", "increase_nouns") & word_set("claims", "movement", "decrease_nouns")
