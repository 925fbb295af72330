"""A build hook that writes the man page from the parsers and puts it into the wheel."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ManPage(BuildHookInterface[Any]):
    """Puts the page into share/man, where pip and pipx install it from."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the page before the wheel is packed."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from tui.cli.shell_files import man_page

        self.folder = TemporaryDirectory()
        path = Path(self.folder.name, "srcdiff.1")
        path.write_text(man_page(), encoding="utf-8")
        build_data["shared_data"][str(path)] = "share/man/man1/srcdiff.1"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Delete the temporary copy."""
        if version != "editable":
            self.folder.cleanup()
