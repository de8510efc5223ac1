#!/usr/bin/env python
"""Takes the pictures of docs/guides: `uv run scripts/guide_pictures.py [--url ADDRESS] [NAME…]`.

Without an address it starts a demo of its own, in a folder and on a port that nobody else uses, and ends it
afterwards. A picture that looks as it did keeps its file. Says what it couldn't find, and then ends with 1.
"""

import argparse
import base64
import contextlib
import http.client
import os
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Error, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "guides" / "images"
SAMPLE = ROOT / "tests" / "samples" / "yum-phuong-binh-minh.xlsx"
# A list about which the import has something to ask.
DOUBTFUL = {
    "name": "danh-sach-chi-doan.csv",
    "mimeType": "text/csv",
    "buffer": """Họ và tên,Ngày sinh,Giới tính,Ngày vào Đoàn
Trần Minh Khang,12/05/2004,Nam,26/03/2020
Lan,03/09/2005,Nữ,26/03/2021
Phạm Thị Kim Hoa,31/02/2004,Nữ,19/05/2020
Lê Văn Bình,,Nam,26/03/2019
""".encode(),
}
PHONE, TALL = {"width": 390, "height": 760}, {"width": 390, "height": 1000}
WIDE = {"width": 1280, "height": 760}
BROWSERS = "chromium", "chromium-browser", "google-chrome"
HEADER = 66  # pixels at the top of a phone that stay while the page is scrolled
COLOURS = 64
TIME_TO_START = 900  # seconds; the demo invents two years of three wards
PATIENCE = 30_000  # ms
SECRETARY, OFFICER, CHIEF, NEW = "bithu.benxua", "canbo.andong", "bithu.andong", "canbo.binhminh"


def case(listing: str, act: str = "") -> Callable:
    """The first case of a list, or the first of those whose next step is called `act`."""

    def find(page):
        page.goto(listing)
        page.locator("tbody tr", has_text=act).first.locator("a[href^='/ho-so/']").first.click()

    return find


def act(listing: str, label: str) -> Callable:
    """The form of what the first such case of a list waits for."""

    def find(page):
        case(listing, label)(page)
        page.get_by_role("link", name=label, exact=True).first.click()

    return find


def link(listing: str, start: str, then: str = "") -> Callable:
    """The page behind the first link of a list whose address starts so; `then`, what is added to it."""

    def find(page):
        page.goto(listing)
        address = page.locator(f"main a[href^='{start}']").first.get_attribute("href")
        page.goto(address + then)

    return find


def within(listing: str, label: str) -> Callable:
    """The page that the first case of a list leads to under this label."""

    def find(page):
        case(listing)(page)
        page.get_by_role("link", name=label, exact=True).first.click()

    return find


def chosen(address: str, number: int = 3) -> Callable:
    """A list with some rows checked."""

    def find(page):
        page.goto(address)
        boxes = page.locator("tbody input[type=checkbox]")
        for place in range(number):
            boxes.nth(place).check()
        page.evaluate("scrollTo(0, 0)")

    return find


def paper(page):
    """The form that issues a paper: of the first case that may issue one now."""
    case("/doan-vien/ket-nap/", "Gửi đề nghị chuẩn y")(page)
    page.locator("main a[href*='/giay-to/']").first.click()


def transfer_of_a_member(page):
    """The form of a new transfer, of the first member in whose way nothing stands."""
    page.goto("/doan-vien/chuyen-sinh-hoat/lap/")
    start = "/doan-vien/chuyen-sinh-hoat/lap/"
    links = page.locator(f"main a[href^='{start}']").all()
    addresses = [each.get_attribute("href") for each in links]
    for address in addresses:
        page.goto(address)
        if page.locator("main form#lap").count():
            return


def of_a_member(start: str) -> Callable:
    """A page about the first member in whose way nothing stands: its address begins with `start`."""

    def find(page):
        transfer_of_a_member(page)
        key = urlsplit(page.url).path.rstrip("/").rpartition("/")[2]
        page.goto(f"{start}{key}" if "?" in start else f"{start}{key}/")

    return find


def preview(file: Path | dict) -> Callable:
    """The preview of a list; thrown away afterwards."""

    @contextlib.contextmanager
    def find(page):
        page.goto("/doan-vien/nhap/")
        page.locator("input[type=file]").set_input_files(file)
        page.get_by_role("button", name="Tải lên và xem trước").click()
        page.locator("main .actbar").wait_for()
        # How long the reading took is never the same.
        lead = page.locator("main p", has_text="đọc xong sau").first
        lead.evaluate("element => element.textContent = element.textContent.replace(/ · đọc xong.*/, '')")
        yield
        page.get_by_role("button", name="Bỏ lần nhập này, không ghi gì").click()

    return find


@dataclass(frozen=True)
class Picture:
    """`way` is an address, or leads the page there; a context manager also tidies up behind it.

    Taken is the window, on a wide one without its navigation, scrolled down to the element `to`; or the element `part`
    alone. `height` cuts it off, in pixels.
    """

    name: str
    account: str
    way: str | Callable
    size: dict
    to: str = ""
    part: str = ""
    height: int = 1040


PICTURES = [
    Picture("import-upload", NEW, "/doan-vien/nhap/", PHONE),
    Picture("import-preview", NEW, preview(SAMPLE), WIDE),
    Picture("import-questions", SECRETARY, preview(DOUBTFUL), TALL, to="main .tabs"),
    Picture("case", SECRETARY, case("/doan-vien/chuyen-sinh-hoat/?tab=cho-toi"), TALL),
    Picture("roster", SECRETARY, "/doan-vien/", PHONE),
    Picture("record", SECRETARY, of_a_member("/doan-vien/"), WIDE),
    Picture("admission-case", SECRETARY, case("/doan-vien/ket-nap/", "Gửi đề nghị chuẩn y"), WIDE),
    Picture("admission-approve", OFFICER, act("/doan-vien/ket-nap/", "Chuẩn y kết nạp"), TALL),
    Picture("cards", OFFICER, chosen("/doan-vien/the-doan/"), WIDE),
    Picture("transfer-new", SECRETARY, transfer_of_a_member, TALL, height=835),
    Picture("transfer-accept", OFFICER, act("/doan-vien/chuyen-sinh-hoat/", "Tiếp nhận, giao chi đoàn"), PHONE),
    Picture(
        "transfer-sides",
        OFFICER,
        case("/doan-vien/chuyen-sinh-hoat/", "Tiếp nhận, giao chi đoàn"),
        WIDE,
        part="main .sides",
    ),
    Picture("guests", OFFICER, "/doan-vien/chuyen-sinh-hoat/sinh-hoat-them/?phia=noi-khac", WIDE, height=380),
    Picture("training-register", SECRETARY, within("/doan-vien/ren-luyen/", "Ghi đăng ký"), WIDE),
    Picture("training-scores", SECRETARY, within("/doan-vien/ren-luyen/", "Chấm điểm"), WIDE),
    Picture("evaluation-grid", SECRETARY, within("/doan-vien/danh-gia/", "Ghi bảng đánh giá"), WIDE, to="main .tabs"),
    Picture("evaluation-case", OFFICER, case("/doan-vien/danh-gia/", "Duyệt tất cả"), WIDE),
    Picture("award", SECRETARY, of_a_member("/doan-vien/khen-thuong/ghi/?nguoi="), TALL),
    Picture("discipline-case", SECRETARY, case("/doan-vien/ky-luat/", "Ghi kết quả họp xét"), PHONE),
    Picture("departure-choose", SECRETARY, of_a_member("/doan-vien/roi-doan/lap/"), PHONE),
    Picture("age-radar", OFFICER, chosen("/doan-vien/roi-doan/tuoi-truong-thanh/", 1), WIDE),
    Picture("honours", OFFICER, "/doan-vien/danh-du/", WIDE, height=340),
    Picture("dashboard", OFFICER, "/", WIDE),
    Picture("movement", SECRETARY, "/doan-vien/bien-dong/", PHONE),
    Picture("inbox", SECRETARY, "/viec-can-lam/", PHONE),
    Picture("reminders", SECRETARY, "/tai-khoan/ho-so/", PHONE, part="#nhac-viec"),
    Picture("issue-paper", SECRETARY, paper, TALL),
    Picture("register", OFFICER, "/van-ban/", WIDE),
    Picture("appoint", CHIEF, link("/quan-tri/", "/quan-tri/don-vi/TM.AD.CD03/chuc-vu/", "them/"), PHONE),
    Picture("accounts", CHIEF, link("/quan-tri/", "/quan-tri/don-vi/TM.AD.CD02/tai-khoan/"), WIDE, height=420),
    Picture("own", "doanvien.benxua", "/doan-vien/cua-toi/", TALL),
]


def take(page, picture: Picture) -> bytes:
    """The picture as a PNG of few colours."""
    with contextlib.ExitStack() as tidy:
        if isinstance(picture.way, str):
            page.goto(picture.way)
        else:
            tidying = picture.way(page)
            if hasattr(tidying, "__exit__"):
                tidy.enter_context(tidying)
        page.wait_for_load_state("networkidle")
        clip = {"x": 0, "y": 0, **picture.size}
        if picture.part:
            # A little of the ground around it.
            box = page.locator(picture.part).first.bounding_box()
            clip = {"x": box["x"] - 8, "y": box["y"] - 8, "width": box["width"] + 16, "height": box["height"] + 16}
        elif picture.size["width"] >= WIDE["width"]:
            box = page.locator("main").bounding_box()
            height = picture.size["height"] - box["y"]
            clip = {"x": box["x"], "y": box["y"], "width": picture.size["width"] - box["x"], "height": height}
        if picture.to:
            scroll = "(element, top) => scrollBy(0, element.getBoundingClientRect().top - top)"
            page.locator(picture.to).first.evaluate(scroll, clip["y"] or HEADER)
        clip["height"] = min(clip["height"], picture.height)
        taken = page.screenshot(full_page=bool(picture.part), clip=clip, animations="disabled")
        return fewer_colours(page, taken)


# Gives [width, height, colours as rrggbb, base64 of one byte a pixel]. The commonest colours stay, others become the
# nearest of them.
PALETTE = """async ([png, most]) => {
    const image = await createImageBitmap(await (await fetch("data:image/png;base64," + png)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height), context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const {data} = context.getImageData(0, 0, image.width, image.height), counts = new Map();
    const colour = place => data[place] << 16 | data[place + 1] << 8 | data[place + 2];
    for (let place = 0; place < data.length; place += 4)
        counts.set(colour(place), (counts.get(colour(place)) ?? 0) + 1);
    const far = (a, b) =>
        ((a >> 16) - (b >> 16)) ** 2 + ((a >> 8 & 255) - (b >> 8 & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;
    const common = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(each => each[0]), kept = [];
    for (const each of common)
        if (kept.length < most && kept.every(other => far(each, other) > 150)) kept.push(each);
    const nearest = new Map(common.map(each => {
        let best = 0;
        kept.forEach((other, place) => { if (far(each, other) < far(each, kept[best])) best = place; });
        return [each, best];
    }));
    let bytes = "";
    for (let place = 0; place < data.length; place += 4)
        bytes += String.fromCharCode(nearest.get(colour(place)));
    return [image.width, image.height, kept.map(each => each.toString(16).padStart(6, "0")).join(""), btoa(bytes)];
}"""


# The share of pixels that two pictures of one size don't have in common; 1 where the sizes differ.
DIFFERENCE = """async pictures => {
    const [one, other] = await Promise.all(pictures.map(async png => {
        const image = await createImageBitmap(await (await fetch("data:image/png;base64," + png)).blob());
        const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, image.width, image.height);
    }));
    if (one.width !== other.width || one.height !== other.height) return 1;
    let different = 0;
    for (let place = 0; place < one.data.length; place += 4)
        if ([0, 1, 2].some(part => Math.abs(one.data[place + part] - other.data[place + part]) > 32)) different++;
    return different / (one.width * one.height);
}"""


def alike(page, one: bytes, other: bytes) -> bool:
    """Whether nobody sees a difference: edges of rounded corners are not always drawn alike."""
    blank = page.context.new_page()
    different = blank.evaluate(DIFFERENCE, [base64.b64encode(png).decode() for png in (one, other)])
    blank.close()
    return different < 0.0002


def fewer_colours(page, png: bytes) -> bytes:
    """The same picture with a palette: a page has few colours, and a guide is read on a phone."""
    blank = page.context.new_page()
    width, height, colours, pixels = blank.evaluate(PALETTE, [base64.b64encode(png).decode(), COLOURS])
    blank.close()
    pixels = base64.b64decode(pixels)
    rows = b"".join(b"\0" + pixels[start : start + width] for start in range(0, width * height, width))
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        (b"PLTE", bytes.fromhex(colours)),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def demo():
    """Its address, while it runs."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="guides-", ignore_cleanup_errors=True) as folder:
        environ = {**os.environ, "APP_DATA_DIR": folder}
        command = [sys.executable, str(ROOT / "manage.py"), "demo", "--port", str(port), "--no-input"]
        process = subprocess.Popen(command, cwd=ROOT, env=environ)
        try:
            wait_until_open(port, process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.send_signal(signal.SIGINT)
            process.wait()


def wait_until_open(port, process):
    patience = time.monotonic() + TIME_TO_START
    while time.monotonic() < patience and process.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        with contextlib.closing(connection), contextlib.suppress(OSError, http.client.HTTPException):
            connection.request("GET", "/khoe/")
            if connection.getresponse().status == 200:
                return
        time.sleep(1)
    sys.exit("The demo didn't open.")


class Studio:
    """A browser in which each account signs in once."""

    def __init__(self, browser, address):
        self.browser, self.address, self.signed_in = browser, address, {}

    def page(self, picture):
        state = self.signed_in.get(picture.account)
        context = self.browser.new_context(
            base_url=self.address,
            viewport=picture.size,
            has_touch=picture.size is PHONE,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            reduced_motion="reduce",
            storage_state=state,
        )
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        if state is None:
            page.goto("/tai-khoan/dang-nhap/")
            page.locator(f"button[value='demo.{picture.account}']").click()
            page.wait_for_url(lambda url: urlsplit(url).path == "/")
            self.signed_in[picture.account] = context.storage_state()
        return page


def take_all(address: str, pictures: list[Picture]) -> list[str]:
    """Names of those that couldn't be taken."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    failed = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=next(filter(None, map(shutil.which, BROWSERS)), None),
            args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--font-render-hinting=none"],
        )
        studio = Studio(browser, address)
        for picture in pictures:
            page = studio.page(picture)
            file = IMAGES / f"{picture.name}.png"
            try:
                taken = take(page, picture)
                same = file.exists() and alike(page, file.read_bytes(), taken)
            except Error as error:
                print(f"{picture.name}: {error}", file=sys.stderr)
                failed.append(picture.name)
                continue
            finally:
                page.context.close()
            if not same:
                file.write_bytes(taken)
            print(f"{picture.name}: {len(taken) // 1000} kB{', as before' if same else ''}")
        browser.close()
    return failed


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--url", help="address of a demo that runs already")
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these pictures")
    given = parser.parse_args(arguments)
    unknown = set(given.names) - {picture.name for picture in PICTURES}
    if unknown:
        parser.error(f"no such picture: {', '.join(sorted(unknown))}")
    pictures = [picture for picture in PICTURES if not given.names or picture.name in given.names]
    with contextlib.nullcontext(given.url.rstrip("/")) if given.url else demo() as address:
        failed = take_all(address, pictures)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
