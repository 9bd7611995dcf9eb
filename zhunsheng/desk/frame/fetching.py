"""What the pages fetch, always through the person's access."""

from django.http import Http404

from zhunsheng.declare import Register
from zhunsheng.desk.frame.request import Request
from zhunsheng.records.registry import registers


def known_register(key: str) -> Register:
    """The register of that key, or 404. Says nothing of rights: what is fetched next must ask for them."""
    reg = registers().get(key)
    if reg is None:
        raise Http404("没有这项业务，或者您没有查看它的权限。")
    return reg


def seen_register(request: Request, key: str) -> Register:
    """The register, if the person sees anything of it; otherwise 404, as for cases: what exists is not told."""
    reg = known_register(key)
    if request.access.organs(reg) is None:
        raise Http404("没有这项业务，或者您没有查看它的权限。")
    return reg
