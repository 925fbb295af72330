"""Who may talk to the server: its own page, under a name that is really the server's."""

from __future__ import annotations

import ipaddress
from collections.abc import Container
from urllib.parse import urlsplit


def is_ours(host: str, names: Container[str]) -> bool:
    """Whether what a browser calls us, port and all, is an address, localhost, or one of `names`.

    Any other name may belong to somebody who made it lead here.
    """
    name = _name(host)
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return name == "localhost" or name in names
    return True


def is_same_origin(origin: str, host: str) -> bool:
    """Whether a page came from the server that it now talks to."""
    return bool(origin) and urlsplit(origin).netloc.lower() == host.lower()


def _name(host: str) -> str:
    """A host without its port, and without the brackets of IPv6."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
