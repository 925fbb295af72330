"""The archive: many articles, found in any source, grouped into stories by event."""

import os.path

STORIES_FILE = "stories.jsonl"
"""The list of stories, by which the folder of an archive is known."""


def is_archive(folder: str | os.PathLike[str]) -> bool:
    """Whether a folder is an archive that `srcdiff group` wrote."""
    return os.path.isfile(os.path.join(folder, STORIES_FILE))  # noqa: PTH113, PTH118 for --help
