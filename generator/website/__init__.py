"""The site: pages made from the library, and the MkDocs plugin that writes them."""
