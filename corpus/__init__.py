"""The texts and their comparison; knows no screen."""
