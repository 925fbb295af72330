"""The dashboard, opened on what the command line asked for."""

from __future__ import annotations

from argparse import Namespace
from functools import partial
from pathlib import Path

from tui.background_job import Job
from tui.cli.console import SAME, TROUBLE, complain
from tui.cli.report_command import comparable, sources_of

TYPE_CHECKING = False  # `typing` would cost a tenth of --help
if TYPE_CHECKING:
    from corpus.stories.story import Story
    from tui.preferences import Preferences

PATIENCE = 0.4
"""Seconds that reading may take before there is a screen that says so."""


def dashboard(asked: Namespace, preferences: Preferences) -> int:
    """Show the sources side by side, or what to open where none is named; gives the exit code."""
    sources = sources_of(asked, again=True)
    job = Job(sources.read) if sources.named else None
    quick = job is not None and job.wait(PATIENCE)
    if job and quick and not comparable(job.result()):
        return TROUBLE
    from dataclasses import replace
    from os import environ

    import platformdirs

    from tui.app import Srcdiff
    from tui.cli.terminal import on_screen, take_keys

    try:
        take_keys()
    except OSError:
        complain("there is no terminal to read keys from; srcdiff report needs none")
        return TROUBLE
    if on_screen(preferences.glyphs, environ):
        preferences = replace(preferences, glyphs="ascii")
    app = Srcdiff(
        job.result() if job and quick else job,
        preferences,
        sources,
        watch=asked.watch,
        review=partial(_review_at, asked),
    )
    app.state = platformdirs.user_state_path("srcdiff")
    app.run()
    if job is None or job.left or not job.wait(0):
        return app.return_code or SAME
    story = job.result()
    fine = quick or comparable(story)
    return app.return_code or (SAME if fine and not story.problems else TROUBLE)


def _review_at(asked: Namespace, story: Story) -> Path | None:
    """The file of the review: as named, or the story's own; None where none is wanted."""
    if asked.review == "":
        return None
    from corpus.review import review_path

    return Path(asked.review) if asked.review else review_path(story)
