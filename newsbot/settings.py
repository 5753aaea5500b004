"""Scrapy's settings, and the only list of pipelines, middlewares and extensions.

A site's own delay and concurrency are set over these by its spider (``NewsSpider.update_settings``).
"""

from __future__ import annotations

from newsbot import config

BOT_NAME = "newsbot"
SPIDER_LOADER_CLASS = "newsbot.spiders.loader.SiteSpiderLoader"
TWISTED_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"

# Ours.
NEWSBOT_ARCHIVE = str(config.archive_path())
NEWSBOT_SITES = str(config.sites_folder() or "")
NEWSBOT_BATCH = 50  # pages kept in one transaction …
NEWSBOT_BATCH_SECONDS = 2.0  # … and the longest that one waits for it
NEWSBOT_LOCK_SECONDS = 60.0  # that another process may hold the archive before the crawl ends
NEWSBOT_LISTING_PAGES = 100  # pages of one listing, by its "next" links
NEWSBOT_LISTING_DEPTH = 3  # from the home page to a section to its sub-sections
NEWSBOT_LISTINGS = 500  # sections in one crawl
NEWSBOT_SITEMAPS = 10_000
NEWSBOT_MISSES = 300  # pages of unknown kind that turn out to be no articles

# Who we are, and what we may fetch.
USER_AGENT = config.user_agent()
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "newsbot"
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "ar,en;q=0.5",
}
COOKIES_ENABLED = False
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

# How fast: the site's own delay is a floor, so no jitter below it.
AUTOTHROTTLE_ENABLED = True
DOWNLOAD_DELAY = 1.0
DOWNLOAD_DELAY_JITTER = 0.0
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DEPTH_PRIORITY = 0
SCHEDULER_MEMORY_QUEUE = "scrapy.squeues.FifoMemoryQueue"  # breadth first, newest first as listings are
SCHEDULER_DISK_QUEUE = "scrapy.squeues.PickleFifoDiskQueue"

DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"  # spiders/frontier.py sees to it, by what addresses share

# How much: no answer may be endless, in bytes (before and after decompression), in seconds or in redirects.
DOWNLOAD_MAXSIZE = 10 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_TIMEOUT = 30
DOWNLOAD_FAIL_ON_DATALOSS = True
DNS_TIMEOUT = 20
REDIRECT_MAX_TIMES = 8
METAREFRESH_MAXDELAY = 5
RETRY_TIMES = 2
RETRY_GIVE_UP_LOG_LEVEL = "INFO"

LOG_LEVEL = "INFO"

DOWNLOADER_MIDDLEWARES = {
    "newsbot.spiders.middlewares.Budget": 40,
    "newsbot.spiders.middlewares.OwnHosts": 50,
    "newsbot.spiders.middlewares.Redirects": 60,
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "newsbot.spiders.middlewares.Retries": 550,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
}
EXTENSIONS = {
    "newsbot.spiders.middlewares.CrawlDelay": 0,
    "newsbot.spiders.middlewares.PagesOnly": 0,
}
ITEM_PIPELINES = {
    "newsbot.pipelines.ArchivePipeline": 100,
}
