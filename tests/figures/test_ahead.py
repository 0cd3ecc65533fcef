"""Reading ahead: in order, not too far, and with the errors where they belong."""

import pytest

from factcheck.figures.ahead import AHEAD, FEW, ahead


@pytest.mark.parametrize("number", [0, 1, FEW, 50])
def test_pieces_come_in_order(number: int):
    assert list(ahead(lambda piece: piece * piece, list(range(number)))) == [piece * piece for piece in range(number)]


def test_it_never_reads_far_ahead():
    read: list[int] = []
    pieces = ahead(lambda piece: read.append(piece) or piece, list(range(50)))
    for piece in pieces:
        assert len(read) <= piece + AHEAD + 2


def test_an_error_comes_with_its_piece():
    def read(piece: int) -> int:
        if piece == 30:
            raise ValueError("piece 30 is torn")
        return piece

    given = []
    with pytest.raises(ValueError, match="piece 30 is torn"):
        given.extend(ahead(read, list(range(50))))
    pieces = ahead(read, list(range(50)))
    assert [next(pieces) for _ in range(30)] == list(range(30))
