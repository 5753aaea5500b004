"""What the user set in the environment: where the archive lies, whose crawl this is, which folder adds sites."""

from __future__ import annotations

import os
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

DEFAULT_ARCHIVE = Path("data/archive.db")


def archive_path() -> Path:
    """``NEWSBOT_ARCHIVE``, else ``data/archive.db`` under the folder newsbot was started in."""
    return Path(os.environ.get("NEWSBOT_ARCHIVE") or DEFAULT_ARCHIVE)


def sites_folder() -> Path | None:
    """``NEWSBOT_SITES``: a folder of the user's own site files, whose ids win over the built-in ones."""
    folder = os.environ.get("NEWSBOT_SITES")
    return Path(folder) if folder else None


def user_agent() -> str:
    """How newsbot names itself to a site, with ``NEWSBOT_CONTACT`` (an address or a page) when the user gave one."""
    contact = " ".join(os.environ.get("NEWSBOT_CONTACT", "").split())
    return f"newsbot/{_version()} (+{contact})" if contact else f"newsbot/{_version()}"


def _version() -> str:
    try:
        return version("newsbot-arabic")
    except PackageNotFoundError:  # run from a checkout that was never installed
        return "0"
