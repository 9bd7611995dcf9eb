"""Styles, scripts and pictures are served from where they stand: beside the pages that wear them."""

from collections.abc import Iterable
from typing import Any

from django.contrib.staticfiles.finders import FileSystemFinder

SERVED = (".css", ".js", ".svg")
"""Nothing else that stands in these folders leaves the house."""


class BesidePages(FileSystemFinder):
    """Finds in the folders of STATICFILES_DIRS what is `SERVED`, and only that."""

    def find_location(self, root: str, path: str, prefix: str | None = None) -> Any:
        """The file of an address; None when it is none, or not to be served."""
        return super().find_location(root, path, prefix) if path.endswith(SERVED) else None

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterable[Any]:
        """Everything to be served, each with its storage."""
        return (found for found in super().list(ignore_patterns) if found[0].endswith(SERVED))
