"""Our own desktop: the machines, a record of what they do not hold, and the views made from both."""
