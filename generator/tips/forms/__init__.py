"""The forms in which articles present tips, each in the module of what marks its heads."""
