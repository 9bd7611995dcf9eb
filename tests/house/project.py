"""What the house tests look at: the project's own files, and the registers in its list."""

from collections.abc import Iterator
from pathlib import Path

from zhunsheng.config.registers import REGISTERS

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "zhunsheng"
DOCS = ROOT / "docs"
_NOT_OURS = {"__pycache__", "var", "build", "dist", "node_modules"}

__all__ = ["DOCS", "PACKAGE", "REGISTERS", "ROOT", "files", "name"]


def files(*endings: str) -> Iterator[Path]:
    """Every file of the project with one of these endings (all without), apart from what is made and what git keeps."""
    for path in sorted(_walk(ROOT)):
        if not endings or path.suffix in endings:
            yield path


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        hidden = path.name.startswith(".") and path.name not in {
            ".ci",
            ".gitignore",
            ".pre-commit-config.yaml",
        }
        if hidden or path.name in _NOT_OURS or path.suffix == ".egg-info":
            continue
        if path.is_dir():
            yield from _walk(path)
        else:
            yield path


def name(path: Path) -> str:
    """A file as a test names it: its path in the project."""
    return path.relative_to(ROOT).as_posix()
