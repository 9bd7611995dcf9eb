"""Notices: what a person was told inside the product."""
