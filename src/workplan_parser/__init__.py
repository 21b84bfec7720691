"""workplan_parser."""
