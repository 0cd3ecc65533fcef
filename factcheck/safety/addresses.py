"""Which internet addresses may be asked: those of the public internet, never one inside the network that the program runs in."""

import os
import socket
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from factcheck.values import FactcheckError

ALLOW_LOCAL = "FACTCHECK_ALLOW_LOCAL"  # "1" lets tests, and a desk with an intranet, ask private addresses
NAT64 = ip_network("64:ff9b::/96")  # RFC 6052: the last 32 bits are the IPv4 address that is really asked
REMEDY = "Open it in a browser, save the article as a file and name that file."


def local_allowed() -> bool:
    """Whether the environment allows private addresses."""
    return os.environ.get(ALLOW_LOCAL) == "1"


def checked_address(url: str, *, allow_local: bool = False, resolve: bool = True) -> None:
    """Refuse an address that is not http(s), holds a password, cannot be resolved, or leads into a private network.

    Every address that the name resolves to must be public. `resolve=False` looks at literal addresses only, for names that a
    proxy resolves. Raises `FactcheckError`: not-an-address, unsafe-address, or unknown-host (exit code 3).
    """
    host, port = _host_and_port(url)
    if allow_local:
        return
    literal = _literal(host)
    if literal is not None:
        _refuse_private([literal], url)
    elif resolve:
        _refuse_private(_resolved(host, port, url), url)


def _host_and_port(url: str) -> tuple[str, int]:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise FactcheckError(
            "not-an-address", f"this is not an address ({error})", where=url, remedy="Copy it from the browser again."
        ) from error
    if parts.scheme not in ("http", "https") or not host or any(character.isspace() for character in url):
        raise FactcheckError("not-an-address", "only http and https addresses are read", where=url, remedy=REMEDY)
    if parts.username is not None or parts.password is not None:
        raise FactcheckError("unsafe-address", "the address holds a user name or password", where=parts.hostname or "", remedy=REMEDY)
    return host, port


def _literal(host: str) -> str | None:
    """The host where it is a number itself, also in the old spellings that systems accept (127.1, 0x7f000001)."""
    with suppress(ValueError):  # not in standard form: the old spellings come next
        return str(ip_address(host.partition("%")[0]))
    if host.replace(".", "").replace("x", "").isalnum() and host[:1].isdigit():
        try:
            return socket.inet_ntoa(socket.inet_aton(host))
        except OSError:
            return None
    return None


def _resolved(host: str, port: int, url: str) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise unknown_host(url) from error
    return [str(entry[4][0]) for entry in found]


def unknown_host(url: str) -> FactcheckError:
    """The error for a name that nobody knows, or a machine without network."""
    remedy = "Check the address and the network, or save what is there as a file and give that."
    return FactcheckError("unknown-host", "the name of the site cannot be resolved", where=url, remedy=remedy, exit_code=3)


def _refuse_private(addresses: list[str], url: str) -> None:
    if not addresses or not all(is_public(address) for address in addresses):
        raise FactcheckError("unsafe-address", "the address leads into a private network, which is never asked", where=url, remedy=REMEDY)


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet, addresses wrapped in IPv6 unwrapped (IANA's special-purpose registries)."""
    number = _unwrapped(ip_address(address.partition("%")[0]))
    return number.is_global and not number.is_multicast


def _unwrapped(number: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(number, IPv4Address):
        return number
    if number in NAT64:
        return IPv4Address(int(number) & 0xFFFFFFFF)
    teredo = number.teredo[1] if number.teredo else None
    return number.ipv4_mapped or number.sixtofour or teredo or number
