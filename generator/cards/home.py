"""What the home page says before anything else, and what the site is about."""

from __future__ import annotations

from generator.files.strict import Line, Strict, Text


class Home(Strict):
    """What `home.yaml` holds.

    Args:
        subject: What all tips are about; it ends the sentence "Every tip on ...".
        title: The page's name, for search engines and tabs.
        heading: What the page says first.
        lead: What it says next.
        description: What search engines show below the title.
    """

    subject: Line = "what helps"
    title: Line = "What helps"
    heading: Line = "Here's what can help."
    lead: Text = "Small, practical steps. Take what suits you, and leave the rest."
    description: Text = "Small, practical steps from several articles, with what they agree on."
