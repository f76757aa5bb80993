"""The nouns: frozen values that the layers above say to each other."""
