"""A claim is judged once where nothing that it looks up came out since; judging it twice gives the same report."""

import pytest

from factcheck.api import checked
from factcheck.checking.setting import Setting
from factcheck.documents import read_documents


@pytest.mark.parametrize("name", ["west-midlands-2023.txt", "call-handling-2024.txt", "solved-2020.txt", "recorded-crime-2022.txt"])
def test_judging_twice_gives_the_same(root, monkeypatch, name):
    path = [str(root / "claims" / name)]
    once = [report.to_dict() for report in checked(read_documents(path))]
    asked = []

    def never(setting):
        asked.append(settled(setting))
        return False

    settled = Setting.settled
    monkeypatch.setattr(Setting, "settled", never)
    assert [report.to_dict() for report in checked(read_documents(path))] == once
    assert asked


def test_figures_that_came_out_since_are_still_told(root):
    reports = checked(read_documents([str(root / "claims" / "batch.jsonl")]))
    assert any(item.verdict.known_since for report in reports for item in report.judged)
