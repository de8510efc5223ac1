#!/usr/bin/env python
"""Takes the pictures of README.md and docs/ from a running demo: `uv run scripts/pictures.py http://127.0.0.1:8000`."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
WIDE, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
# file name, demo account, address, size of the window
PICTURES = [
    ("roster", "demo.canbo.andong", "/doan-vien/", WIDE),
    ("dashboard", "demo.canbo.andong", "/", WIDE),
    ("phone", "demo.bithu.benxua", "/", PHONE),
]


def main(address):
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, account, path, size in PICTURES:
            page = browser.new_context(viewport=size, locale="vi-VN").new_page()
            page.goto(f"{address}/tai-khoan/dang-nhap/")
            page.locator(f"button[value='{account}']").click()
            page.goto(f"{address}{path}")
            page.wait_for_load_state("networkidle")
            page.screenshot(path=IMAGES / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
