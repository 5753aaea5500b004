"""The page styles by name: what sets the page, the shape of its addresses, and the offset of its clock."""

from __future__ import annotations

from dataclasses import dataclass

from tests.newsite.desk import Style
from tests.newsite.styles import frameworks, modern, portals, tables, wordpress


@dataclass(frozen=True)
class Design:
    """A style: ``shape`` is of wp, p, news, article or aspx; ``hours`` its offset from UTC."""

    render: Style
    shape: str
    hours: int


DESIGNS: dict[str, Design] = {
    "jannah": Design(wordpress.jannah, "wp", 3),
    "sahifa": Design(wordpress.sahifa, "p", 3),
    "newspaper": Design(wordpress.newspaper, "wp", 1),
    "jnews": Design(wordpress.jnews, "article", 2),
    "drupal7": Design(frameworks.drupal7, "news", 1),
    "drupal8": Design(frameworks.drupal8, "article", 1),
    "k2": Design(frameworks.k2, "article", 1),
    "blogger": Design(frameworks.blogger, "wp", 2),
    "aspnet": Design(tables.aspnet, "aspx", 3),
    "spans1256": Design(tables.spans1256, "aspx", 3),
    "cells1256": Design(tables.cells1256, "news", 2),
    "gulf": Design(portals.gulf, "article", 3),
    "egypt": Design(portals.egypt, "news", 2),
    "morocco": Design(portals.morocco, "news", 1),
    "lebanon": Design(portals.lebanon, "news", 2),
    "agency": Design(portals.agency, "p", 3),
    "yemen": Design(portals.yemen, "news", 3),
    "next": Design(modern.next_app, "article", 4),
    "microdata": Design(modern.microdata, "news", 3),
    "plain": Design(modern.plain_page, "p", 3),
}
