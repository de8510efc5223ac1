"""The forms of a page, as a browser reads them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin


@dataclass
class PageForm:
    method: str
    address: str
    # (name, value) as the page fills them in; a box that isn't ticked has its name and an empty value.
    fields: list[tuple[str, str]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    id: str = ""

    def filled(self, **values) -> dict[str, list[str]]:
        """What is sent, with some fields filled in otherwise."""
        sent = {}
        for name, value in self.fields:
            if name not in values:
                sent.setdefault(name, []).append(value)
        return sent | {name: [value] for name, value in values.items()}

    @property
    def names(self) -> list[str]:
        return list(dict.fromkeys(name for name, _ in self.fields))


class _Reader(HTMLParser):
    def __init__(self, address):
        super().__init__()
        self.address = address
        self.forms = []
        self.open = None
        self.select = None
        self.text = None

    def _form_of(self, attributes):
        named = attributes.get("form")
        return next((form for form in self.forms if form.id == named), None) if named else self.open

    def handle_starttag(self, tag, attrs):
        attributes = {name: value or "" for name, value in attrs}
        if tag == "form":
            action = urljoin(self.address, attributes.get("action") or self.address)
            self.open = PageForm(attributes.get("method", "get").upper(), action, id=attributes.get("id", ""))
            self.forms.append(self.open)
        form, name = self._form_of(attributes), attributes.get("name")
        if tag == "option" and self.select:
            if "selected" in attributes or self.select[1] is None:
                self.select[1] = attributes.get("value", "")
        elif form is None or not name:
            return
        elif tag == "select":
            self.select = [name, None, form]
        elif tag == "textarea":
            self.text = [name, "", form]
        elif tag == "input" and attributes.get("type") == "file":
            form.files.append(name)
        elif tag in {"input", "button"}:
            boxed = attributes.get("type") in {"checkbox", "radio"} and "checked" not in attributes
            form.fields.append((name, "" if boxed else attributes.get("value", "")))

    def handle_endtag(self, tag):
        if tag == "form":
            self.open = None
        if tag == "select" and self.select:
            name, value, form = self.select
            form.fields.append((name, value or ""))
            self.select = None
        if tag == "textarea" and self.text:
            name, value, form = self.text
            form.fields.append((name, value))
            self.text = None

    def handle_data(self, data):
        if self.text:
            self.text[1] += data


def forms_of(html: str, address: str) -> list[PageForm]:
    """Forms of a page that was read at `address`, in their order."""
    reader = _Reader(address)
    reader.feed(html)
    return reader.forms
