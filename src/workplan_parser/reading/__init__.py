"""From an outline to the plan: one walk over the passages, each read in its setting.

What is found keeps its place, its rule and the words that decided; :func:`assemble.plan` makes the plan of it, and
``explain`` a page.
"""
