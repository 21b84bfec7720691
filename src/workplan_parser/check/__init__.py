"""The doubts of a plan as findings: a file, a line, a column; written as JSON, SARIF or workflow commands."""
