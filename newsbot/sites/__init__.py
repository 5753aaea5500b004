"""What we know about each newspaper: a TOML file each, and the loader."""

from newsbot.sites.site import Discover, Layout, Site, catalogue, find, for_url, load

__all__ = ["Discover", "Layout", "Site", "catalogue", "find", "for_url", "load"]
