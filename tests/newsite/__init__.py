"""A loopback news site of our own words, to examine the readers, the discovery and the crawler."""
