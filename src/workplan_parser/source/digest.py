"""SHA-256 of the bytes as read, without the start-up cost of OpenSSL for small files."""

from __future__ import annotations

_SMALL = 1 << 20


def sha256(data: bytes) -> str:
    """Hex digest of *data*; the built-in implementation serves small inputs, OpenSSL large ones."""
    if len(data) <= _SMALL:
        try:
            from _sha256 import sha256 as small  # type: ignore[import-not-found,unused-ignore]
        except ImportError:
            try:
                from _sha2 import sha256 as small  # type: ignore[import-not-found,unused-ignore]
            except ImportError:
                from hashlib import sha256 as small
        return str(small(data).hexdigest())
    from hashlib import sha256 as large

    return large(data).hexdigest()
