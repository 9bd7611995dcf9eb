"""Signing in and out; the templates that Django and allauth look for by their own names stand here too."""
