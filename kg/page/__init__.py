"""The page: network and statements as one HTML file that asks nothing of any server."""

from __future__ import annotations

from kg.page.assembly import render

__all__ = ["render"]
