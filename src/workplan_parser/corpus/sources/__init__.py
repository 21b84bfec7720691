"""What a SOURCE means: files, folders, globs, addresses of a store, archives of pages, columns of texts."""
