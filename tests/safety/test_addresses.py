"""Only the public internet is asked, however an inside address is spelt."""

import socket
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.safety import addresses
from factcheck.safety.addresses import checked_address, is_public
from factcheck.values import FactcheckError

INSIDE = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255",
    "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1",
]  # fmt: skip


@pytest.mark.parametrize("address", INSIDE)
def test_inside_addresses_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_outside_addresses_are_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://[::1]:8000/x",
        "http://localhost/",
        "https://169.254.169.254/meta",
    ],
)
def test_an_address_that_leads_inside_is_refused(url):
    with pytest.raises(FactcheckError) as caught:
        checked_address(url)
    assert caught.value.code == "unsafe-address"
    assert caught.value.exit_code == 2


def test_a_name_is_refused_if_any_of_its_addresses_is_inside(monkeypatch):
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 80)) for number in ("8.8.8.8", "10.0.0.7")]
    monkeypatch.setattr(addresses.socket, "getaddrinfo", lambda *_, **__: both)
    with pytest.raises(FactcheckError, match="private network"):
        checked_address("http://paper.example/")
    monkeypatch.setattr(addresses.socket, "getaddrinfo", lambda *_, **__: both[:1])
    checked_address("http://paper.example/")


def test_an_unknown_name_could_not_be_reached(monkeypatch):
    def unknown(*_, **__):
        raise socket.gaierror(-2, "unknown")

    monkeypatch.setattr(addresses.socket, "getaddrinfo", unknown)
    with pytest.raises(FactcheckError) as caught:
        checked_address("http://paper.example/")
    assert (caught.value.code, caught.value.exit_code) == ("unknown-host", 3)
    checked_address("http://paper.example/", resolve=False)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://paper.example/",
        "gopher://x",
        "http://",
        "http:///x",
        "http://x:99999/",
        "http://a b/",
        "javascript:1",
        "http://[::1/",
    ],
)
def test_what_is_no_web_address_is_refused(url):
    with pytest.raises(FactcheckError) as caught:
        checked_address(url, allow_local=True)
    assert caught.value.code == "not-an-address"


def test_a_password_is_refused_and_not_repeated():
    with pytest.raises(FactcheckError) as caught:
        checked_address("http://reporter:secret@paper.example/")
    assert caught.value.code == "unsafe-address"
    assert "secret" not in caught.value.message


@given(st.text(max_size=60))
def test_no_text_ends_in_anything_but_our_own_error(text):
    with suppress(FactcheckError):
        checked_address("http://" + text, resolve=False)
