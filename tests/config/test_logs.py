"""A log carries no address that is a key by itself."""

import logging

import pytest

from config.logs import LineWithoutKeys


@pytest.mark.parametrize(
    ("address", "logged"),
    [
        ("/lich/AbC-9_x.ics", "/lich/…"),
        ("/tai-khoan/lien-ket/AbC-9_x/", "/tai-khoan/lien-ket/…"),
        ("/tai-khoan/quen-mat-khau/1/set-password/", "/tai-khoan/quen-mat-khau/…"),
        ("/viec-can-lam/ngung-thu/12.AbC-9_x/?a=b", "/viec-can-lam/ngung-thu/…?a=b"),
        ("/viec-can-lam/lich/", "/viec-can-lam/lich/"),
        ("/doan-vien/12/", "/doan-vien/12/"),
    ],
)
def test_the_key_is_taken_out_of_an_address(address, logged):
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "%s: %s", ("Not Found", address), None)
    assert LineWithoutKeys("{message}", style="{").format(record) == f"Not Found: {logged}"


def test_the_root_log_is_written_so(settings):
    assert settings.LOGGING["handlers"]["console"]["formatter"] == "line"
    assert settings.LOGGING["formatters"]["line"]["()"] == "config.logs.LineWithoutKeys"
