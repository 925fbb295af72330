"""The web server of `srcdiff serve`: a page for those alone who have its secret address."""

from __future__ import annotations

import asyncio
import hmac
import ipaddress
import logging
import secrets
import signal
import socket
from collections.abc import Callable, Container, Sequence
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

from tui.cli.console import print_error
from tui.serving.dashboard import Dashboard, page_socket

PAGE = Path(__file__).with_name("page")
TERMINAL = Path(str(files("textual_serve"))) / "static"
"""The terminal that is drawn in the page, by textual-serve."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
"""The browser sends requests to this server only, whatever an article contains."""
PATIENCE = 3.0
"""Seconds that open pages have to close when the server stops."""
REFUSED = "This page needs the whole address that srcdiff printed when it started, with its token."
"""What somebody without the token is told."""


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


class PageServer:
    """Serves the page, and runs a dashboard for each page that is open."""

    def __init__(self, command: Sequence[str], host: str) -> None:
        """Prepare to run `command` for each page; who may see one has the token."""
        self.host = host
        self.port = 0
        """Known once it listens."""
        self.token = secrets.token_urlsafe(32)
        self._command = command
        self._names = frozenset({host.lower(), socket.gethostname().lower()})
        self._pages = set[asyncio.Task[object]]()

    @property
    def address(self) -> str:
        """The address of the page, with the token."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/?token={self.token}"

    @property
    def cookie(self) -> str:
        """The name of the cookie: browsers send those of one port to all others too."""
        return f"srcdiff-{self.port}"

    def application(self) -> web.Application:
        """Return the routes, each behind the guard."""
        application = web.Application(middlewares=[self._guard])
        application.add_routes(
            [
                web.get("/", self._page),
                web.get("/ws", self._dashboard),
                web.static("/page", PAGE),
                web.static("/static", TERMINAL),
            ]
        )
        application.on_response_prepare.append(_restrict)
        application.on_shutdown.append(self._close_pages)
        return application

    async def _page(self, request: web.Request) -> web.StreamResponse:
        """Return the page; from the printed address, lead to the one without the token."""
        if "token" not in request.query:
            return web.FileResponse(PAGE / "index.html", headers={"Cache-Control": "no-store"})
        response = web.Response(status=303, headers={"Cache-Control": "no-store"})
        response.headers["Location"] = str(request.rel_url.without_query_params("token"))
        response.set_cookie(self.cookie, self.token, httponly=True, samesite="Strict")
        return response

    async def _dashboard(self, request: web.Request) -> web.StreamResponse:
        """Run a dashboard until its page closes, or the server stops."""
        page = asyncio.current_task()
        assert page
        self._pages.add(page)
        page.add_done_callback(self._pages.discard)
        connection = page_socket()
        await connection.prepare(request)
        width, height = (_number(request.query.get(name)) for name in ("width", "height"))
        dashboard = Dashboard(self._command, connection, request.remote or "somebody")
        await dashboard.run_until_closed(width or 80, height or 24)
        return connection

    async def _close_pages(self, _: web.Application) -> None:
        """Quit every dashboard, rather than wait for its page to close."""
        for page in self._pages:
            page.cancel()

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Accept requests of those who have the token, and from our own page only.

        Anybody on this machine can connect to it. Any page on the web can make a browser do so,
        under a name of its own.
        """
        if not is_ours(request.host, self._names):
            raise _refused(request, web.HTTPForbidden(text="Unknown host name.\n"))
        if not self._has_token(request):
            raise _refused(request, web.HTTPUnauthorized(text=f"{REFUSED}\n"))
        if request.path == "/ws" and not is_same_origin(
            request.headers.get("Origin", ""), request.host
        ):
            only = "Only this server's own page may connect.\n"
            raise _refused(request, web.HTTPForbidden(text=only))
        return await handler(request)

    def _has_token(self, request: web.Request) -> bool:
        """Whether the token in the address is right or, if there is none, the cookie."""
        given = request.query.get("token", request.cookies.get(self.cookie, ""))
        # Comparing takes as long for a token that is nearly right.
        return hmac.compare_digest(given.encode("utf-8", "replace"), self.token.encode())


def run(command: Sequence[str], host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve until interrupted; calls `ready` with the address once it listens.

    Raises:
        OSError: it cannot listen there.

    """
    logger = logging.getLogger()
    logger.setLevel(logging.DEBUG)
    logger.addHandler(Lines())
    asyncio.run(_serve(PageServer(command, host), port, ready))


class Lines(logging.Handler):
    """Prints what the libraries say on one line each, without traceback or control characters."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print warnings, errors, and each request that cannot be read, also if it is no HTTP."""
        if record.levelno >= logging.WARNING or record.msg.startswith("Error handling request"):
            _, cause, _ = record.exc_info or (None, None, None)
            kind = f": {type(cause).__name__}" if cause else ""
            print_error(f"{record.getMessage()}{kind}")


async def _serve(server: PageServer, port: int, ready: Callable[[str], None]) -> None:
    runner = web.AppRunner(server.application(), access_log=None, shutdown_timeout=PATIENCE)
    await runner.setup()
    try:
        await web.TCPSite(runner, server.host, port).start()
        server.port = runner.addresses[0][1]
        ready(server.address)
        await _interrupted()
    finally:
        await runner.cleanup()


async def _interrupted() -> None:
    """Wait for Ctrl+C, SIGTERM, or the end of the terminal."""
    ended = asyncio.Event()
    with suppress(NotImplementedError):  # on Windows Ctrl+C raises KeyboardInterrupt instead
        for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(one, ended.set)
    await ended.wait()


async def _restrict(_: web.Request, response: web.StreamResponse) -> None:
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Content-Type-Options"] = "nosniff"


def _refused(request: web.Request, error: web.HTTPException) -> web.HTTPException:
    """Print that a request is refused; returns `error`."""
    print_error(f"{request.remote}: refused {request.path[:100]}: {(error.text or '').strip()}")
    return error


def _number(text: str | None) -> int:
    """Return a whole number of at most four digits; 0 for anything else."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) <= 4 else 0
