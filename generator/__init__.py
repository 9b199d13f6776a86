"""tipdeck: from advice articles to tip cards to a searchable site."""
