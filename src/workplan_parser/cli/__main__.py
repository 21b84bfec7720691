"""``python -m workplan_parser.cli`` is ``workplan``."""

from workplan_parser.cli import main

if __name__ == "__main__":
    main()
