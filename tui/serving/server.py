"""The web server of `srcdiff serve`: textual-serve's, with a page that loads nothing else."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import signal
import socket
from collections.abc import Callable, Container
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler
from textual_serve.server import Server


def is_ours(host: str, names: Container[str]) -> bool:
    """Return whether a Host header is an IP address, localhost, or one of `names`.

    Any other name may belong to an attacker who pointed it at this machine (DNS rebinding).
    """
    name = _without_port(host)
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return name == "localhost" or name in names
    return True


def is_same_origin(origin: str, host: str) -> bool:
    """Return whether a page was loaded from the server that it now connects to."""
    return bool(origin) and urlsplit(origin).netloc.lower() == host.lower()


def _without_port(host: str) -> str:
    """Return a host without its port and without the brackets of IPv6."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


PAGE = Path(__file__).with_name("page")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
"""The browser sends requests to this server only, whatever an article contains."""
PATIENCE = 3.0
"""Seconds that open pages have to close when the server stops."""


class PageServer(Server):
    """Serves the page, and runs a dashboard for each page that is open."""

    def __init__(self, command: str, host: str) -> None:
        super().__init__(command, host=host)
        self._names = frozenset({host, socket.gethostname()})
        self._pages = set[asyncio.Task[object]]()

    async def application(self) -> web.Application:
        """Return the routes, each behind the guard."""
        application = web.Application(middlewares=[self._guard])
        application.add_routes(
            [
                web.get("/", self._page),
                web.get("/ws", self._dashboard),
                web.get("/download/{key}", self.handle_download),
                web.static("/page", PAGE),
                web.static("/static", self.statics_path),
            ]
        )
        application.on_response_prepare.append(_restrict)
        application.on_shutdown.append(self._close_pages)
        return application

    async def _page(self, _: web.Request) -> web.FileResponse:
        return web.FileResponse(PAGE / "index.html")

    async def _dashboard(self, request: web.Request) -> web.StreamResponse:
        """Run a dashboard until its page closes, or the server stops."""
        page = asyncio.current_task()
        assert page
        self._pages.add(page)
        page.add_done_callback(self._pages.discard)
        return await self.handle_websocket(request)

    async def _close_pages(self, _: web.Application) -> None:
        """Quit every dashboard, rather than wait for its page to close."""
        for page in self._pages:
            page.cancel()

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Accept requests from our own page only.

        Any page on the web can make a browser connect to this machine, under a name of its own.
        """
        if not is_ours(request.host, self._names):
            raise web.HTTPForbidden(text="Unknown host name.")
        if request.path == "/ws" and not is_same_origin(
            request.headers.get("Origin", ""), request.host
        ):
            raise web.HTTPForbidden(text="Only this server's own page may connect.")
        return await handler(request)


def run(command: str, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve until interrupted; calls `ready` with the address once it listens.

    Raises:
        OSError: it cannot listen there.

    """
    logging.basicConfig(level=logging.WARNING, format="srcdiff: %(message)s")
    asyncio.run(_serve(PageServer(command, host), port, ready))


async def _serve(server: PageServer, port: int, ready: Callable[[str], None]) -> None:
    runner = web.AppRunner(await server.application(), access_log=None, shutdown_timeout=PATIENCE)
    await runner.setup()
    try:
        await web.TCPSite(runner, server.host, port).start()
        ready(_address(server.host, runner.addresses[0][1]))
        await _interrupted()
    finally:
        await runner.cleanup()


async def _interrupted() -> None:
    """Wait for Ctrl+C or SIGTERM."""
    ended = asyncio.Event()
    with suppress(NotImplementedError):  # on Windows Ctrl+C raises KeyboardInterrupt instead
        for one in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(one, ended.set)
    await ended.wait()


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


async def _restrict(_: web.Request, response: web.StreamResponse) -> None:
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Content-Type-Options"] = "nosniff"
