"""What happens at a desktop in the words of its readers: read from `steps/`, told by `telling/`."""
