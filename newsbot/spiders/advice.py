"""What is said to the user about a crawl that brought nothing."""

from __future__ import annotations

from urllib.parse import urlsplit

from newsbot.sites.site import Site
from newsbot.spiders.failures import Failure

NO_ARTICLE = "no article was found; name its feeds, sitemaps or listings under [discover] in its file"


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
