"""The errors, by who has to act. Every message says what is wrong and what to do, in one line.

::

    NewsbotError                    exit code 1
    ├── UsageError                  exit code 2: the researcher, by typing something else
    │   ├── UnknownSite             no site of that name (the nearest is suggested)
    │   └── NotFound                nothing under that id or address
    ├── SiteFileError               exit code 2: whoever keeps the site's file
    ├── PageError                   the page: the site changed it, or it was never an article
    │   ├── NotAnArticle            never one: a listing, a tag page, a gallery, an error page, a page about the paper
    │   ├── Withheld                something stands before the text; another time or another way may bring it
    │   │   ├── Blocked             the site's guard answered: a challenge, a captcha, a refusal
    │   │   ├── NeedsScript         an empty frame that only a browser fills
    │   │   └── LoginWall           for subscribers; a teaser at most is in the page
    │   └── Unreadable              empty, or not a page at all
    ├── FetchError                  the site, or the way to it
    └── ArchiveError                the machine: disk, permission, a lock, another program's file
        ├── ArchiveLocked
        └── NotAnArchive
"""

from __future__ import annotations


class NewsbotError(Exception):
    """Anything that newsbot reports in one line instead of a traceback."""

    exit_code = 1


class UsageError(NewsbotError):
    """What the user asked for cannot be done as asked."""

    exit_code = 2


class UnknownSite(UsageError):
    """No site file has this name."""


class NotFound(UsageError):
    """The archive has nothing under this id or address."""

    exit_code = 1


class SiteFileError(NewsbotError):
    """A site's file cannot be used; the message names the file, the key and the mend."""

    exit_code = 2


class PageError(NewsbotError):
    """A page did not give an article.

    The message tells a person; ``sign`` is the same in a word or two, to be counted.
    """

    sign: str = "other"


class NotAnArticle(PageError):
    """The page is something else, and will stay so: a listing, a tag page, an error page."""

    def __init__(self, message: str, sign: str = "other") -> None:
        super().__init__(message)
        self.sign = sign


class Withheld(PageError):
    """Something stands before the text, so that nothing is known of the page: it is worth another try."""

    sign = "withheld"


class Blocked(Withheld):
    """The site's guard answered instead of the page: fetch slower, from another address, or ask the site."""

    sign = "blocked"


class NeedsScript(Withheld):
    """The page is an empty frame; its text comes by script only, and newsbot runs none."""

    sign = "needs script"


class LoginWall(Withheld):
    """The text is for those who have logged in or paid; the page has a teaser at most."""

    sign = "login wall"


class Unreadable(PageError):
    """The bytes are no page: empty, or a picture, a PDF, noise."""

    sign = "unreadable"


class FetchError(NewsbotError):
    """The site could not be reached, or would not answer."""


class ArchiveError(NewsbotError):
    """The archive cannot be read or written."""


class ArchiveLocked(ArchiveError):
    """Another process is writing to the archive and did not finish in time."""


class NotAnArchive(ArchiveError):
    """The file is not a newsbot archive."""
