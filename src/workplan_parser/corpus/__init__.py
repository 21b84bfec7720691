"""Every plan of a country: sources of any number of documents → a dataset of Parquet tables, on one machine or many.

``build.start`` and ``build.work`` make a dataset, ``lineage.link`` follows its targets through the years, ``read`` reads a
column of a Daft DataFrame.
"""

from workplan_parser.corpus.frames import read

__all__ = ["read"]
