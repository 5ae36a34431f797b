"""How well the reader reads: documents and digests with keys read by hand, and the command that scores them."""
