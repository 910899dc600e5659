"""The server under the application: waitress, on loopback."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

from kg.errors import InputError
from kg.serve.application import LARGEST_BODY, Application

HOST = "127.0.0.1"


def serve(
    folder: Path,
    *,
    port: int = 8000,
    seconds: float = 30.0,
    texts: tuple[str, ...] = (),
    base: str | None = None,
    told: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve a folder until it is interrupted; `told` gets the address. Port 0 takes any that is free.

    Raises InputError where the folder holds no graph or the port is taken.
    """
    import waitress

    application = Application(folder, seconds=seconds, texts=texts, base=base)
    listener = _listen(port)
    port = listener.getsockname()[1]
    server = waitress.create_server(
        application,
        sockets=[listener],
        threads=8,
        ident=None,
        max_request_body_size=LARGEST_BODY,
        clear_untrusted_proxy_headers=True,
    )
    application.allow(port)
    told(f"http://{HOST}:{port}/")
    try:
        server.run()
    finally:
        server.close()


def _listen(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # elsewhere it would let two programs share the port
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError as error:
        listener.close()
        raise InputError(f"port {port} is taken or forbidden ({error.strerror}); give another with --port") from error
    return listener
