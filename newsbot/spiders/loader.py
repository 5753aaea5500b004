"""Scrapy's way to our sites: every TOML file of the catalogue is a spider, by its id."""

from __future__ import annotations

from builtins import list as list_
from pathlib import Path
from typing import Self

from scrapy import Request, exceptions
from scrapy.settings import BaseSettings

from newsbot.errors import SiteFileError, UnknownSite
from newsbot.sites import site as sites
from newsbot.sites.site import Site
from newsbot.spiders.news import NewsSpider


def spider_for(site: Site) -> type[NewsSpider]:
    """The spider class of one site."""
    return type(f"NewsSpider_{site.id}", (NewsSpider,), {"name": site.id, "site": site, "__module__": __name__})


class NoSpider(exceptions.UsageError, KeyError):
    """No spider of that name: for ``scrapy crawl`` a line to print, for Scrapy's other callers a ``KeyError``."""

    __str__ = Exception.__str__  # KeyError's puts it into quotation marks


class SiteSpiderLoader:
    """``scrapy list`` names every site, the user's own included; ``scrapy crawl`` takes an id or a file."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Self:
        """Scrapy's constructor; ``NEWSBOT_SITES`` is the user's folder."""
        folder = settings.get("NEWSBOT_SITES")
        return cls(Path(folder) if folder else None)

    def load(self, spider_name: str) -> type[NewsSpider]:
        """The spider of a site. Raises ``NoSpider``, and Scrapy's ``UsageError`` for a file that cannot be used."""
        try:
            return spider_for(sites.find(spider_name, self._folder))
        except UnknownSite as error:
            raise NoSpider(str(error)) from error
        except SiteFileError as error:
            raise exceptions.UsageError(str(error)) from error

    def list(self) -> list_[str]:
        """The ids of all sites, in order."""
        try:
            return list_(sites.catalogue(self._folder))
        except SiteFileError as error:
            raise exceptions.UsageError(str(error)) from error

    def find_by_request(self, request: Request) -> list_[str]:
        """The site that the request's address belongs to, for ``scrapy fetch``, ``shell`` and ``parse``."""
        site = sites.for_url(request.url, self._folder)
        return [site.id] if site else []
