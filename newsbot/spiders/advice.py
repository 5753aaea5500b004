"""What is said to the user about a crawl that brought nothing."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from newsbot.sites.site import Site
from newsbot.spiders.failures import Failure

_WITHOUT_STORIES = "name its feeds, sitemaps or listings under [discover] in its file"
# By what was counted, the first that was met.
_WITHHELD = {
    "blocked": "a guard answered instead of the site: set a longer delay in its file, crawl it from another address, "
    "or ask the site to let you in",
    "needs script": "its pages are empty frames that a script fills: look for feeds, or for pages of the site that "
    "have their text, and name them under [discover] in its file",
    "login wall": "its texts are for subscribers",
}


def no_article(errors: Mapping[str, int]) -> str:
    """One line about a crawl that read pages and found no article among them; ``errors`` are counted by kind.

    >>> no_article({"login wall": 3})
    'no article was found; its texts are for subscribers'
    """
    met = next((words for kind, words in _WITHHELD.items() if errors.get(kind)), _WITHOUT_STORIES)
    return f"no article was found; {met}"


def nothing_read(site: Site, failure: Failure | None) -> str:
    """One line about a crawl that read no page at all; ``failure`` is what its requests met.

    >>> nothing_read(
    ...     Site(id="a", name="a", url="https://a.example/"), Failure("dns", "DNS lookup failed", network=True)
    ... )
    'a.example could not be reached (DNS lookup failed); check the connection or the url in its file'
    """
    host = urlsplit(site.url).netloc
    words = failure.words if failure else "no answer"
    if failure and failure.network:
        return f"{host} could not be reached ({words}); check the connection or the url in its file"
    return f"nothing could be read at {host} ({words}); look at it in a browser, or check the url in its file"
