"""Finding a site's articles: what feeds, sitemaps, robots.txt and listings name, and what an address leads to."""

from newsbot.parsers.feeds import Found, Sitemap, read_feed, read_robots, read_sitemap
from newsbot.parsers.kinds import Kind, kind
from newsbot.parsers.listing import EntryPoints, Listing, entry_points, read_listing
from newsbot.parsers.urls import canonical, day, key

__all__ = [
    "EntryPoints",
    "Found",
    "Kind",
    "Listing",
    "Sitemap",
    "canonical",
    "day",
    "entry_points",
    "key",
    "kind",
    "read_feed",
    "read_listing",
    "read_robots",
    "read_sitemap",
]
