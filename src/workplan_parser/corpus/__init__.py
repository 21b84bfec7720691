"""Every plan of a country: sources of any number of documents → a dataset of Parquet tables, on one machine or many.

``build.start`` and ``build.work`` make a dataset, ``frames.read`` reads a column of a Daft DataFrame.
"""
