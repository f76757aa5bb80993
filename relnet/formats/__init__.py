"""Files in and out: ``sources`` opens what a person names, each other module is one format."""
