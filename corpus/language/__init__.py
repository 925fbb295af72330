"""Language detection, sentences, tokens, words and stems."""
