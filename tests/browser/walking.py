"""What everybody does on pages of cases: opens an act, presses its button, fills the grids of a year."""

from tests.branches.cases.files import PDF

SCAN = {"name": "don.pdf", "mimeType": "application/pdf", "buffer": PDF}
GROUPS = ["Tư tưởng chính trị", "Đạo đức, lối sống", "Học tập, sáng tạo", "Thể chất, kỹ năng", "Kỷ luật, tình nguyện"]
COUNTS = ["Có mặt", "Tán thành", "Không tán thành", "Ý kiến khác"]


def press(page, name):
    """The act that a case waits for has two buttons, in the head and in the list: the first."""
    page.locator("main").get_by_role("button", name=name).first.click()


def open_act(page, name):
    """By the list of what can be done, which says the same as the button in the head."""
    page.locator(".can").get_by_role("link", name=name).click()


def step(page):
    return page.locator("[aria-current=step]").first


def fill_points(page, name, points):
    """A row of the grid of the training programme: five numbers."""
    for group, value in zip(GROUPS, points, strict=True):
        page.get_by_label(f"{group}, {name}").fill(str(value))


def fill_votes(page, name, counts):
    """A row of the grid of the evaluation: present, in favour, against, other opinions."""
    for label, count in zip(COUNTS, counts, strict=True):
        page.get_by_role("textbox", name=f"{label}, {name}", exact=True).fill(str(count))


def choose_level(page, name, level):
    page.get_by_label(f"Mức đề nghị của {name}").select_option(label=level)


def pick_waiting(page, name):
    """From the inbox, what waits under this name."""
    page.goto("/viec-can-lam/")
    page.locator("main").get_by_role("link", name=name).first.click()
