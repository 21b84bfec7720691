"""Work on untrusted bytes in a process of its own, under limits of memory, time and output.

A page of a few hundred bytes can ask for any memory and any time, and the libraries that read pdf, docx, html and
xlsx cannot be told to stop: a process can. One reading process serves file after file; where a file ends it, that
file is refused with one message and the next one gets a new process.
"""
