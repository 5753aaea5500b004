"""Scrapy signals of our own."""

from __future__ import annotations

# A page was read and gave no article: ``visit`` says how it stands, and what it names. With an article, it is an item.
visited = object()
