"""People, their roles on the site, and how they sign in: one-click links, cards, server-side sessions."""
