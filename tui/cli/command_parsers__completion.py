"""Arguments of srcdiff completion."""

from __future__ import annotations

from tui.cli.options import add_common
from tui.cli.options__parser import Parser
from tui.cli.parse import SHELLS

WHERE = """\
where it goes:
  bash    eval "$(srcdiff completion bash)"     in ~/.bashrc
  zsh     eval "$(srcdiff completion zsh)"      in ~/.zshrc, behind compinit
  fish    srcdiff completion fish > ~/.config/fish/completions/srcdiff.fish"""


def completion() -> Parser:
    """Of `srcdiff completion SHELL`."""
    parser = Parser("srcdiff completion", "Print what a shell needs to complete with Tab.")
    parser.set_defaults(sources=[])
    parser.epilog = WHERE
    parser.add_argument(
        "shell", nargs="?", choices=SHELLS, metavar="SHELL", help=f"one of {', '.join(SHELLS)}"
    )
    add_common(parser)
    return parser
