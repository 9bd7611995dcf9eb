"""One file per command; the file's name is the command's name, its ``command`` the command."""


def ready() -> None:
    """Starts Django for a command that needs the records. Light commands never call it."""
    import django

    django.setup()
