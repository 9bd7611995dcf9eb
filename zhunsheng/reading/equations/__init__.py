"""Equations: what numbers of given roles must satisfy, whatever the words; each proposes checks, none decides (`judge`)."""
