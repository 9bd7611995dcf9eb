"""Tests of the library of reports."""
