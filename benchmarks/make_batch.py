"""Write claims/batch.jsonl: the example articles, their paragraphs, and sentences made from the figures, as a batch to try.

Run it from the checkout: `python benchmarks/make_batch.py`; the same figures give the same batch. Each line says what it was made from,
and a sentence that was altered on purpose says in what; both keys come back in the answer, since a batch keeps keys that are not its own.
"""

import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from known_truth.figures import Facts
from known_truth.making import made_documents

from factcheck.documents import Document, read_documents
from factcheck.figures import Store

CLAIMS = Path(__file__).resolve().parent.parent / "claims"
SENTENCES = 80
FEWEST = 100
EXPLAINS = ("What this is:", "Published")


def documents(store: Store) -> Iterator[dict[str, Any]]:
    """The lines of the batch."""
    articles = [
        article for article in read_documents([str(path) for path in sorted(CLAIMS.glob("*.txt"))]) if isinstance(article, Document)
    ]
    for article in articles:
        published = article.published.isoformat() if article.published else None
        name = article.id.removesuffix(".txt")
        yield {"id": name, "published": published, "text": article.text, "made_from": article.id}
        paragraphs = [part for part in article.text.split("\n\n") if not part.startswith(EXPLAINS)]
        for number, paragraph in enumerate(paragraphs, start=1):
            yield {"id": f"{name}-{number}", "published": published, "text": paragraph.strip(), "made_from": article.id}
    made_of_one = (made for made in made_documents(Facts(store), 3 * SENTENCES, seed=2023) if len(made.parts) == 1)
    for number, made in enumerate(islice(made_of_one, SENTENCES), start=1):
        line = {"id": f"figure-{number:03}", "published": made.published.isoformat(), "text": made.text, "made_from": "figures"}
        altered = made.parts[0].altered
        yield {**line, "altered": altered} if altered else line


def main() -> None:
    """Write the batch, or say why not."""
    lines = list(documents(Store.open()))
    if len(lines) < FEWEST:
        sys.exit(f"only {len(lines)} documents came of it, fewer than {FEWEST}")
    target = CLAIMS / "batch.jsonl"
    target.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    print(f"{target.name}: {len(lines)} documents")


if __name__ == "__main__":
    main()
