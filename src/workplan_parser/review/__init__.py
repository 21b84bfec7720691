"""``workplan review``: a plan beside its source, in one page that a browser opens without a network.

:func:`page` writes it: the text as its reader sees it, every value marked in it, and beside it the outline with what
was read, by which rule, and what was not taken. What a person says there comes back as a file of corrections.
"""

from workplan_parser.review.page import page

__all__ = ["page"]
