"""What goes wrong with a draw.

DrawError              the root: catch this one at a page or command
├── SeedError          the seed is no seal
├── ListError          a list that cannot be drawn from: empty, doubled, too short, at odds with itself
└── RepeatedDraw       a draw that was made already, with another list, rule or seed
"""


class DrawError(Exception):
    """A draw cannot be made."""


class SeedError(DrawError):
    """The seed is not 64 hexadecimal digits."""


class ListError(DrawError):
    """The list, what is left out of it, or those who are drawn with it do not fit together."""


class RepeatedDraw(DrawError):
    """The draw was made already, and what it was made from differs."""
