"""What became of last year's targets: every one against what the next report's review says of it.

``outcomes.outcomes(old, new)`` gives a :class:`~workplan_parser.outcome.model.PlanOutcome`. Results are paired with targets by
the comparison's own code (``retold.py`` makes a plan of a review); ``verdicts.py`` says what a result means.
"""
