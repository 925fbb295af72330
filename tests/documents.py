"""Documents in our own words, made here so that no binary file lies in the repository."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from docx import Document
from pypdf import PdfReader, PdfWriter

Row = tuple[str, float, float, float]
"""A line of print: its text, where it begins (x, y), and the size of its type, in points."""


def pdf(
    *pages: Sequence[Row],
    title: str = "",
    author: str = "",
    password: str | None = None,
    algorithm: str = "AES-256",
) -> bytes:
    """A PDF with these lines on its pages."""
    objects = [b"", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for rows in pages:
        shown = b"\n".join(
            b"BT /F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET" % (size, x, y, _escaped(text))
            for text, x, y, size in rows
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    plain = _filed(objects)
    if not (title or author or password is not None):
        return plain
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(plain)))
    writer.add_metadata({"/Title": title, "/Author": author})
    if password is not None:
        writer.encrypt(password, "owner", algorithm=algorithm)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def column(
    lines: Sequence[str], *, x: float = 60, top: float = 760, size: float = 10, leading: float = 12
) -> list[Row]:
    """Lines one below the other; an empty one leaves half a line, spaces in front indent."""
    rows, y = list[Row](), top
    for line in lines:
        if line:
            indent = 4.0 * (len(line) - len(line.lstrip(" ")))
            rows.append((line.strip(" "), x + indent, y, size))
        y -= leading if line else leading / 2
    return rows


def docx(*paragraphs: str | tuple[str, str], title: str = "", author: str = "") -> bytes:
    """A DOCX with these paragraphs, each with its style where it has one."""
    document = Document()
    for paragraph in paragraphs:
        text, style = (paragraph, None) if isinstance(paragraph, str) else paragraph
        document.add_paragraph(text, style)
    document.core_properties.title = title
    document.core_properties.author = author or "python-docx"
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def altered(archive: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """An archive in which a piece of one member is another."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as before,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for member in before.namelist():
            data = before.read(member)
            after.writestr(member, data.replace(old, new) if member == name else data)
    return written.getvalue()


def _escaped(text: str) -> bytes:
    return text.encode("latin-1").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")


def _filed(objects: Sequence[bytes]) -> bytes:
    """Objects as a file, with the table of where each begins."""
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count, begins = len(objects) + 1, len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
    return data + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (count, begins)
