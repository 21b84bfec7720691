"""The first help page, made by docs/make.py from the commands; tests hold it equal."""

HELP = """\
Usage: workplan [OPTIONS] COMMAND [ARGS]...

  Read Chinese government work plans (工作要点, 任务分解, 政府工作报告 …) as data.

  FILE may be text, html, docx or pdf, a folder of such files, or - for standard
  input. Exit status: 0 fine, 1 findings, differences or some files of many
  failed, 2 error.

Options:
  --version       Print the version and exit.
  --debug         Show the traceback of an error; may stand anywhere.
  --dialect FILE  A body's own words (TOML); may stand anywhere.
  -h, --help      Show this message and exit.

Commands:
  parse    Turn plans (工作要点, 任务分解 …) into JSON, YAML or CSV.
  show     Show a plan as a readable page in the terminal.
  diff     Show what changed from one year's plan to the next.
  check    List what is doubtful in plans (诊断), with its place.
  ledger   Make the 任务台账 that offices fill in all year; re-make it after a...
  panel    Follow targets through many plans in one table; draw them.
  offices  Show who carries what: tasks led and supported, targets,...
  bundle   Write plans as data: JSON, YAML, CSV tables with their...
  explain  Say why a line reads as it does: rules, words, lexicon entries.
  schema   Print the JSON Schema that the output obeys.
"""
