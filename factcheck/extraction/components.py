"""The spaCy component `factcheck_quantities`: sets `doc._.quantities` on a `Doc`, for pipelines of one's own.

Importing this module registers the factory; then `nlp.add_pipe("factcheck_quantities")` works in any pipeline, a blank one too:
`doc._.quantities` is the list of `Quantity` in text order with offsets into `doc.text`, and `doc._.quantities_aside` has for each
of them an `Aside` (why it is no claim) or None.
"""

from spacy.language import Language
from spacy.tokens import Doc

from factcheck.extraction.not_claims import set_aside
from factcheck.extraction.quantities import find_quantities

NAME = "factcheck_quantities"


@Language.component(NAME, assigns=["doc._.quantities", "doc._.quantities_aside"])
def quantities_component(doc: Doc) -> Doc:
    """The document with its quantities found."""
    doc._.quantities = find_quantities(doc.text)
    doc._.quantities_aside = set_aside(doc.text, doc._.quantities)
    return doc


for extension in ("quantities", "quantities_aside"):
    if not Doc.has_extension(extension):
        Doc.set_extension(extension, default=None)
