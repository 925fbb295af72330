"""The comparison as a DOCX document."""
