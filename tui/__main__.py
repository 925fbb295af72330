"""`python -m tui`: the program, where no `srcdiff` is on the path."""

from tui.cli.main import process

if __name__ == "__main__":
    process()
