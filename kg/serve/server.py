"""The server under the application: waitress, on loopback."""

from __future__ import annotations

import errno
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
    try:
        server = waitress.create_server(
            application,
            host=HOST,
            port=port,
            threads=8,
            ident=None,
            max_request_body_size=LARGEST_BODY,
            clear_untrusted_proxy_headers=True,
        )
    except OSError as error:
        if error.errno in (errno.EADDRINUSE, errno.EACCES):
            raise InputError(f"port {port} is taken or forbidden; give another with --port") from error
        raise
    address = f"http://{HOST}:{server.effective_port}/"
    application.allow(server.effective_port)
    told(address)
    try:
        server.run()
    finally:
        server.close()
