"""Tags and filters of the design language: icons, and numbers, dates and names as Vietnamese readers write them."""

import datetime
from decimal import Decimal
from functools import lru_cache

from django import template
from django.templatetags.static import static
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from branches.vietnamese import names

register = template.Library()

Number = int | float | Decimal


@register.simple_tag
@lru_cache(maxsize=1000)
def icon(name: str, size: int = 18) -> SafeString:
    """A Tabler icon of static/icons.svg at `size` pixels. Decoration: the words beside it must say the same.

    Kept once made: a list of fifty people shows some two hundred of them.
    """
    return format_html(
        '<svg class="icon" width="{0}" height="{0}" aria-hidden="true"><use href="{1}#i-{2}"/></svg>',
        str(size),
        static("icons.svg"),
        name,
    )


@register.filter
def vnumber(value: Number | str | None) -> str:
    """1284 -> "1.284", 3.5 -> "3,5"; words ("< 5") as they are; nothing for None, since no data is not a zero."""
    if value is None or isinstance(value, str):
        return value or ""
    return formats.number_format(value, use_l10n=True, force_grouping=True)


@register.filter
def percent(part: Number | None, whole: Number = 1) -> str:
    """55|percent:64 -> "85,9%"; one decimal, none when it is 0. A dash where there is no whole to take a share of."""
    if part is None or not whole:
        return "–"
    share = round(Decimal(str(part)) * 100 / Decimal(str(whole)), 1)
    return f"{formats.number_format(share.normalize() + 0, use_l10n=True)}%"


@register.filter
def width(part: Number | None, whole: Number = 1) -> str:
    """The same share as an SVG attribute: "85.9%", with a dot, between 0% and 100%."""
    if not part or not whole:
        return "0%"
    return f"{min(max(float(part) / float(whole), 0), 1) * 100:.1f}%"


@register.filter
def beside(part: Number | None, whole: Number = 1) -> str:
    """What `width` leaves free, as an SVG attribute: where a bar that grows leftwards or upwards begins."""
    return f"{100 - float(width(part, whole)[:-1]):.1f}%"


@register.filter
def vdate(value: datetime.date | None) -> str:
    """22/11/2026; a moment is taken in the project's time zone; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return f"{value:%d/%m/%Y}"


@register.filter
def vmoment(value: datetime.date | None) -> str:
    """22/11/2026, 20:14, in the project's time zone; a date alone has no time; nothing for None."""
    if not isinstance(value, datetime.datetime):
        return vdate(value)
    if timezone.is_aware(value):
        value = timezone.localtime(value)
    return f"{value:%d/%m/%Y, %H:%M}"


@register.filter
def vwhen(value: datetime.datetime) -> str:
    """20:14 when it was today, otherwise 22/11/2026, 20:14."""
    moment = timezone.localtime(value)
    return f"{moment:%H:%M}" if moment.date() == timezone.localdate() else vmoment(value)


register.filter("initials", names.initials)
