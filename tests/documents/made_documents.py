"""Documents made for the tests: web pages and PDFs with nothing in them but what a test needs."""

import io

PARAGRAPHS = [
    f"Recorded burglary in area {n} rose by a third to 21,14{n} in the year to March 2023, the chief constable said on Friday."
    for n in range(4)
]


def page(head="", top="", *, title="Burglary is up by a third", charset="utf-8"):
    """A news page with menu, related articles and a foot around the article."""
    article = "".join(f"<p>{paragraph}</p>\n" for paragraph in PARAGRAPHS)
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="{charset}"><title>{title} | The Paper</title>{head}</head><body>'
        '<header><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>'
        f"<main><article><h1>{title}</h1>{top}{article}</article>"
        '<aside><h3>Most read</h3><ul><li><a href="/a">Man stole 14 cars</a> '
        '<time datetime="2020-01-01">1 Jan 2020</time></li></ul></aside></main>'
        "<footer><p>Copyright 2023. Call 101 for details.</p><p>Published 3 May 2019</p></footer></body></html>"
    )


def pdf(*pages):
    """A PDF by hand: each page a list of lines in Helvetica; a page without lines has no text layer."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        drawn = b"".join(b"(" + line.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)") + b") Tj T*\n" for line in lines)
        stream = b"BT /F1 11 Tf 14 TL 50 780 Td\n" + drawn + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>"
            % len(objects)
        )
        kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table))
    return out.getvalue()


def locked_pdf(*pages, password):
    """The same, locked with a password; an empty one only forbids changes."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(*pages))))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
