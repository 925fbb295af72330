"""A document as a file that says nothing of when and where it was made."""

from __future__ import annotations

import io
import zipfile

from docx.document import Document

_DATE = (1980, 1, 1, 0, 0, 0)
"""The first that an archive can hold."""

_UNIX = 3
"""The system that an archive says it was made on, whichever it was."""

_STALE = ("/thumbnail", "/extended-properties")
"""Parts of the library's template that tell of an empty page, and of another program."""

_CLOCK = ("created", "modified", "lastModifiedBy")


def packed(document: Document) -> bytes:
    """The file of a document; the same document gives the same bytes."""
    package = document.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype.endswith(_STALE):
            del package.rels[name]
    about = document.core_properties._element
    for part in list(about):
        if part.tag.rpartition("}")[2] in _CLOCK:
            about.remove(part)
    written = io.BytesIO()
    document.save(written)
    return _repacked(written)


def _repacked(archive: io.BytesIO) -> bytes:
    """The members of an archive in their order, without the time at which each was written."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(archive) as before,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as after,
    ):
        for name in before.namelist():
            member = zipfile.ZipInfo(name, _DATE)
            member.create_system = _UNIX
            member.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(member, before.read(name))
    return written.getvalue()
