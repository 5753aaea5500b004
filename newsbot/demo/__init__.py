"""A sample newspaper in our own words, served on loopback: the newspaper, its towns and its people are invented."""
