"""`python -m tui`: the program, where no `srcdiff` is on the path."""

import sys

from tui.cli import main

if __name__ == "__main__":
    sys.exit(main())
