"""What many tests need: files, records, pages and processes made for them."""
