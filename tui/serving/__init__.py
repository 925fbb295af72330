"""The web server of `srcdiff serve`: a page for those alone who have its secret address."""

from __future__ import annotations

import asyncio
import hmac
import ipaddress
import json
import logging
import os
import secrets
import signal
import socket
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable, Container, Sequence
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import WSMsgType, web
from aiohttp.typedefs import Handler
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from tui.cli.console import print_error

QUIT_PATIENCE = 2.0
"""Seconds that a dashboard has to end when its page closes."""
HEARTBEAT = 15.0
"""Seconds between two questions to the page whether it is still there."""
MAX_MESSAGE_BYTES = 1_000_000
"""Size of a message from the page: some keys, or what is pasted."""
MAX_TERMINAL_SIDE = 500
"""Columns and rows that a page may ask for."""
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
"""Ends a process at once, on Windows by its other name. `Process.kill` of Python 3.11 first asks
whether the process has ended, and if so, asyncio, which asks too, says that it lost the process."""

HANGUP = getattr(signal, "SIGHUP", signal.SIGTERM)
"""Says that the terminal is gone; Windows has no such signal."""


# A dashboard for each page


class MessageError(Exception):
    """A page sent something that is not a message; as a string, one line that says what."""


class Dashboard(AppService):
    """Runs a command that draws a dashboard, and passes keys and drawings to and from a page."""

    def __init__(self, command: Sequence[str], page: web.WebSocketResponse, visitor: str) -> None:
        """Prepare to run `command` for the page that a visitor, such as 127.0.0.1, has opened."""
        super().__init__(
            "",
            write_bytes=page.send_bytes,
            write_str=page.send_str,
            close=self._close,
            download_manager=DownloadManager(),
        )
        self._command = command
        self._page = page
        self._visitor = visitor

    async def run_until_closed(self, width: int, height: int) -> None:
        """Run until the page or the dashboard closes; no process is left behind.

        A page that sends anything other than messages is closed, with one line that says so.
        """
        await self.start(_within(width), _within(height))
        try:
            async for message in self._page:
                if message.type != WSMsgType.TEXT:
                    raise MessageError(f"{message.type.name.lower()} instead of text")
                await self._take(message.data)
        except MessageError as error:
            print_error(f"{self._visitor}: closed a page that sent {error}")
        finally:
            await self._close()
            await self.stop()

    async def stop(self) -> None:
        """Let the dashboard quit; end it if it does not, as when it waits for a page that froze."""
        process = self._process
        end = asyncio.get_running_loop().time() + QUIT_PATIENCE
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout_at(end):
                    await super().stop()  # which may return when it is cancelled
                if process:
                    async with asyncio.timeout_at(end):
                        await process.wait()
        finally:
            if process and process.returncode is None:
                with suppress(ProcessLookupError):
                    os.kill(process.pid, KILL)
                await process.wait()

    async def _take(self, text: str) -> None:
        """Pass on a message of the page, as textual-serve's script sends it."""
        try:
            message = json.loads(text)
        except (ValueError, RecursionError):
            raise MessageError("not JSON") from None
        match message:
            case ["stdin", str(keys)]:
                if typed := keys.encode("utf-8", "ignore"):  # Textual takes no more after nothing
                    await self.send_bytes(typed)
            case ["resize", {"width": int(width), "height": int(height)}]:
                await self.set_terminal_size(_within(width), _within(height))
            case ["ping", str(said)]:
                await self._page.send_json(["pong", said])
            case ["focus"]:
                await self.focus()
            case ["blur"]:
                await self.blur()
            case _:
                raise MessageError("an unknown message")

    async def _close(self) -> None:
        await self._page.close()

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        """Start the command without a shell."""
        environment = self._build_environment(width, height)
        self._process = await asyncio.create_subprocess_exec(
            *self._command, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment
        )
        self._stdin = self._process.stdin
        return self._process


def page_socket() -> web.WebSocketResponse:
    """Return the server's end of the connection to a page."""
    return web.WebSocketResponse(heartbeat=HEARTBEAT, timeout=1.0, max_msg_size=MAX_MESSAGE_BYTES)


def _within(size: int) -> int:
    return max(1, min(size, MAX_TERMINAL_SIDE))


# Whose requests are served


PAGE = Path(__file__).with_name("page")
"""The files of the page."""
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
"""The response to a request without the token."""


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


# The page and its connections


class PageServer:
    """Serves the page, and runs a dashboard for each page that is open."""

    def __init__(self, command: Sequence[str], host: str) -> None:
        """Prepare to run `command` for each page; whoever may see one needs the token."""
        self.host = host
        self.port = 0
        """Known once it listens."""
        self.token = secrets.token_urlsafe(32)
        self._command = command
        self._names = frozenset({host.lower(), socket.gethostname().lower()})
        self._tasks = set[asyncio.Task[object]]()
        """The task of each page that is open."""

    @property
    def address(self) -> str:
        """The address of the page, with the token."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/?token={self.token}"

    @property
    def cookie(self) -> str:
        """The name of the cookie, with the port: browsers share cookies between ports."""
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
        task = asyncio.current_task()
        assert task
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        connection = page_socket()
        await connection.prepare(request)
        width, height = (_number(request.query.get(name)) for name in ("width", "height"))
        dashboard = Dashboard(self._command, connection, request.remote or "somebody")
        await dashboard.run_until_closed(width or 80, height or 24)
        return connection

    async def _close_pages(self, _: web.Application) -> None:
        """Quit every dashboard, rather than wait for its page to close."""
        for task in self._tasks:
            task.cancel()

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


# Running the server


def run(command: Sequence[str], host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve until interrupted; calls `ready` with the address once it listens.

    Raises:
        OSError: it cannot listen there.

    """
    logger = logging.getLogger()
    logger.setLevel(logging.DEBUG)
    logger.addHandler(OneLineLogHandler())
    asyncio.run(_serve(PageServer(command, host), port, ready))


class OneLineLogHandler(logging.Handler):
    """Prints what the libraries say on one line each, without traceback or control characters."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print warnings, errors, and each request that cannot be read, even if it is not HTTP."""
        if record.levelno >= logging.WARNING or str(record.msg).startswith(
            "Error handling request"
        ):
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
        for one in (signal.SIGINT, signal.SIGTERM, HANGUP):
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
