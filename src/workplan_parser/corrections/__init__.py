"""What a person corrected stays corrected: values changed, taken out or added by hand, kept in a file beside the document.

A correction is anchored by the words it is about and those around them, so that it finds its place again when the
document or the reading has changed. :func:`apply` lays corrections over a plan; what finds no place is a diagnostic.
"""

from workplan_parser.corrections.apply import apply
from workplan_parser.corrections.files import read, written
from workplan_parser.corrections.model import Anchor, Correction, Corrections

__all__ = ["Anchor", "Correction", "Corrections", "apply", "read", "written"]
