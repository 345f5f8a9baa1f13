"""Postings: which letters are one, put up in several places, in several languages, or again with more names."""
