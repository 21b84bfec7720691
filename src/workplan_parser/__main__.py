"""``python -m workplan_parser`` is ``workplan``."""

from workplan_parser.cli import main

if __name__ == "__main__":
    main()
