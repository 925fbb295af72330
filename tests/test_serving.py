"""`srcdiff serve`: the dashboard in a browser, safe from other pages and hosts."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import re
import runpy
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from tui import serving as server
from tui.cli.command_parsers import SERVE_WARNING
from tui.cli.dashboard_command import dashboard_command, is_loopback
from tui.cli.main import main
from tui.cli.parse import parse
from tui.serving import is_ours, is_same_origin

pytest.importorskip("textual_serve")
import aiohttp

NAME = "the 'bridge' & $HOME;.txt"
PATIENCE = 30


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Two reports in the working folder, one with a name that a shell would stumble over."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / NAME).write_text("The mayor opened the bridge on Friday.\n\nIt rained.\n")
    (tmp_path / "b.txt").write_text("The bridge was opened by the mayor on Friday.\n\nIt shone.\n")
    return [NAME, "b.txt"]


@asynccontextmanager
async def served(*words: str) -> AsyncIterator[tuple[str, asyncio.subprocess.Process]]:
    """The program serving; its address with the token."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "tui", "serve", "--port", "0", *words),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])},
    )
    assert process.stdout
    try:
        said = await asyncio.wait_for(process.stdout.readline(), PATIENCE)
        found = re.search(rb"http://\S+/\?token=\S+", said)
        assert found, said
        yield found[0].decode(), process
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGINT)
        await asyncio.wait_for(process.communicate(), PATIENCE)


@asynccontextmanager
async def browsing(address: str, **headers: str) -> AsyncIterator[aiohttp.ClientSession]:
    """A browser that has opened the printed address, and sends its origin."""
    origin = {"Origin": urljoin(address, "/").rstrip("/")} | headers
    jar = aiohttp.CookieJar(unsafe=True)  # cookies of addresses without a name too
    async with aiohttp.ClientSession(headers=origin, cookie_jar=jar) as browser:
        async with browser.get(address) as page:
            assert page.status == 200
            assert str(page.url) == urljoin(address, "/")
        yield browser


@asynccontextmanager
async def opened(
    *words: str, size: str = "width=120&height=40"
) -> AsyncIterator[tuple[aiohttp.ClientWebSocketResponse, asyncio.subprocess.Process]]:
    """The connection of a page to its dashboard, and the server."""
    async with (
        served(*words) as (address, process),
        browsing(address) as browser,
        browser.ws_connect(urljoin(address, f"ws?{size}")) as socket,
    ):
        yield socket, process


async def test_page_without_sources_shows_the_start_screen() -> None:
    async with opened() as (socket, _):
        await drawn_until(socket, "demo")


async def drawn_until(socket: aiohttp.ClientWebSocketResponse, words: str) -> str:
    """What the dashboard draws until these words are among it."""
    drawn = b""
    while words.encode() not in drawn:
        message = await asyncio.wait_for(socket.receive(), PATIENCE)
        assert message.type in (aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT), drawn
        drawn += message.data if isinstance(message.data, bytes) else b""
    return drawn.decode()


async def test_page_shows_the_dashboard_and_closes_with_it(reports: list[str]) -> None:
    async with opened(*reports, "--title", "A bridge & more") as (socket, _):
        assert "A bridge & more" in await drawn_until(socket, " points, ")
        await socket.send_str(json.dumps(["stdin", "n"]))
        await drawn_until(socket, " 1 of ")
        await socket.send_str(json.dumps(["stdin", "q"]))
        await closed(socket)


async def test_page_loads_nothing_from_other_hosts(reports: list[str]) -> None:
    async with (
        served(*reports) as (address, _),
        browsing(address) as browser,
    ):
        left, seen = [urljoin(address, "/")], set[str]()
        while left:
            at = left.pop()
            seen.add(at)
            async with browser.get(at, raise_for_status=True) as answer:
                policy = answer.headers["Content-Security-Policy"]
                named = re.findall(r'(?:src|href)="([^"]+)"|url\("([^"]+)"\)', await text(answer))
            assert "default-src 'none'" in policy
            assert not re.search(r"https?:|\*", policy)
            found = [urljoin(at, "".join(one)) for one in named]
            left += [one for one in found if one not in seen and not one.startswith("data:")]
        assert {urlsplit(one).netloc for one in seen} == {urlsplit(address).netloc}
        assert {Path(one).suffix for one in seen} >= {".css", ".js", ".ttf"}


async def text(answer: aiohttp.ClientResponse) -> str:
    """What was answered, if it is a page or a sheet of styles."""
    named = answer.content_type in ("text/html", "text/css")
    return await answer.text() if named else ""


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": ""},
        {"Origin": "https://example.org"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "http://example.org", "Host": "example.org"},
    ],
    ids=["no page", "another site's", "another port's", "another name for us"],
)
async def test_other_pages_cannot_connect_to_the_dashboard(
    reports: list[str], headers: dict[str, str]
) -> None:
    async with served(*reports) as (address, _), browsing(address) as browser:
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await browser.ws_connect(urljoin(address, "ws"), headers=headers)
        assert refused.value.status == 403


async def test_request_without_token_gets_401_and_one_line() -> None:
    async with served() as (address, process):
        origin = {"Origin": urljoin(address, "/").rstrip("/")}
        wrong = {f"srcdiff-{urlsplit(address).port}": "wrong"}
        paths = ["/", "/page/page.js", "/static/js/textual.js", "/nothing", "/ws"]
        for path, query, cookies in [
            *((path, "", {}) for path in paths),
            *((path, "", wrong) for path in paths),
            *((path, "?token=", {}) for path in paths),
            *((path, "?token=%ff", {}) for path in paths),
            *((path, "?token=wrong", {}) for path in paths),
        ]:
            at = urljoin(address, path + query)
            async with aiohttp.ClientSession(headers=origin, cookies=cookies) as stranger:
                if path == "/ws":
                    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                        await stranger.ws_connect(at)
                    assert refused.value.status == 401
                async with stranger.get(at) as answer:
                    assert answer.status == 401
                    assert len((await answer.text()).splitlines()) == 1
                    assert "Set-Cookie" not in answer.headers
        lines = await lines_until_stopped(process)
        cause = "This page needs the whole address that srcdiff printed when it started"
        assert len(lines) == 5 * (len(paths) + 1)
        assert [one for one in lines if "127.0.0.1: refused /" not in one or cause not in one] == []


async def lines_until_stopped(process: asyncio.subprocess.Process) -> list[str]:
    """What the server says on standard error until it has stopped."""
    process.send_signal(signal.SIGTERM)
    _, said = await asyncio.wait_for(process.communicate(), PATIENCE)
    return said.decode().splitlines()


async def test_printed_address_leads_to_one_without_the_token() -> None:
    async with served() as (address, _), aiohttp.ClientSession() as browser:
        async with browser.get(f"{address}&fontsize=20", allow_redirects=False) as answer:
            assert (answer.status, answer.headers["Location"]) == (303, "/?fontsize=20")
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            cookie = answer.headers["Set-Cookie"].split("; ")
        token = address.partition("?token=")[2]
        assert len(token) >= 43  # 256 bits
        assert cookie[0] == f"srcdiff-{urlsplit(address).port}={token}"
        assert {"HttpOnly", "Path=/", "SameSite=Strict"} <= set(cookie)
        async with browser.get(address.replace(token, token[:-1] + "-")) as answer:
            assert answer.status == 401


async def test_two_servers_do_not_share_a_cookie(reports: list[str]) -> None:
    async with (
        served() as (address, _),
        served(*reports) as (other, _),
        browsing(address) as browser,
    ):
        assert address.partition("?")[2] != other.partition("?")[2]
        async with browser.get(urljoin(other, "/")) as answer:
            assert answer.status == 401
        for one in (other, address, other):
            async with browser.get(one) as answer:
                assert answer.status == 200
        for one in (address, other):
            async with browser.get(urljoin(one, "/")) as answer:
                assert answer.status == 200


MALFORMED = (
    b"nonsense\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",  # the beginning of TLS
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n",
    b"GET /\x1b]0;x\x07 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
)


async def test_malformed_request_leaves_one_line() -> None:
    async with served() as (address, process):
        there = urlsplit(address)
        assert there.hostname
        for sent in MALFORMED:
            answer, question = await asyncio.open_connection(there.hostname, there.port)
            question.write(sent)
            said = await asyncio.wait_for(answer.read(), PATIENCE)
            assert b" 400 " in said.splitlines()[0], (sent, said)
            question.close()
        lines = await lines_until_stopped(process)
        assert len(lines) == len(MALFORMED)
        expected = re.compile(r"srcdiff: Error handling request from 127\.0\.0\.1: \w+")
        assert [line for line in lines if not expected.fullmatch(line)] == []


async def test_malformed_message_closes_its_page_and_leaves_one_line(reports: list[str]) -> None:
    messages: list[tuple[str | bytes, str]] = [
        ("no JSON", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("{}", "an unknown message"),
        ('["stdin", 1]', "an unknown message"),
        ('["resize", {"width": "x", "height": 1}]', "an unknown message"),
        (b"\x00", "binary instead of text"),
    ]
    async with served(*reports) as (address, process):
        async with browsing(address) as browser:
            for sent, _ in messages:
                async with browser.ws_connect(urljoin(address, "ws")) as socket:
                    await (
                        socket.send_str(sent) if isinstance(sent, str) else socket.send_bytes(sent)
                    )
                    await closed(socket)
        assert await lines_until_stopped(process) == [
            f"srcdiff: 127.0.0.1: closed a page that sent {named}" for _, named in messages
        ]


async def test_odd_sizes_and_half_characters_are_taken(reports: list[str]) -> None:
    async with opened(*reports, size="width=-5&height=9999999999") as (socket, _):
        await drawn_until(socket, "shared")
        await socket.send_str('["stdin", "\\ud800"]')
        await socket.send_str(json.dumps(["resize", {"width": 10**9, "height": -1}]))
        await socket.send_str(json.dumps(["resize", {"width": 120, "height": 40}]))
        await drawn_until(socket, "shared")
        await socket.send_str(json.dumps(["stdin", "q"]))
        while not socket.closed:
            await asyncio.wait_for(socket.receive(), PATIENCE)


async def test_page_that_changes_its_size_at_once_gets_its_comparison(reports: list[str]) -> None:
    async with opened(*reports, size="width=80&height=24") as (socket, _):
        await socket.send_str(json.dumps(["resize", {"width": 120, "height": 40}]))
        await drawn_until(socket, " points, ")


async def test_dashboard_that_does_not_quit_is_ended_without_a_question(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(server, "QUIT_PATIENCE", 0.01)
    monkeypatch.delattr(subprocess.Popen, "poll")  # it would take the end from asyncio
    deaf = [sys.executable, "-c", "import time; time.sleep(60)"]
    dashboard = server.Dashboard(deaf, server.page_socket(), "127.0.0.1")
    await dashboard.start(80, 24)
    process = dashboard._process
    assert process
    await dashboard.stop()
    assert process.returncode == -signal.SIGKILL


async def test_stopping_the_server_stops_its_dashboards(reports: list[str]) -> None:
    async with opened(*reports) as (socket, process):
        await drawn_until(socket, " points, ")
        left = dashboards(process)
        process.send_signal(signal.SIGTERM)
        await closed(socket)
        assert await asyncio.wait_for(process.wait(), PATIENCE) == 0
    await ended(left)


async def test_killing_the_server_ends_its_dashboards(reports: list[str]) -> None:
    async with opened(*reports) as (socket, process):
        await drawn_until(socket, " points, ")
        left = dashboards(process)
        process.kill()
    await ended(left)


async def test_page_that_reads_nothing_leaves_no_dashboard_behind(reports: list[str]) -> None:
    async with opened(*reports, size="width=300&height=200") as (socket, process):
        await drawn_until(socket, " points, ")
        left = dashboards(process)
        connection = socket._response.connection
        assert connection is not None
        transport = connection.transport
        assert isinstance(transport, asyncio.Transport)
        transport.pause_reading()  # as a frozen tab does
        for width in range(200, 300):
            await socket.send_str(json.dumps(["resize", {"width": width, "height": 200}]))
        transport.abort()
        await ended(left)


async def closed(socket: aiohttp.ClientWebSocketResponse) -> None:
    """Wait until the server has closed a connection."""
    while not socket.closed:
        await asyncio.wait_for(socket.receive(), PATIENCE)


def dashboards(server: asyncio.subprocess.Process) -> list[str]:
    """The process numbers of the dashboards that a server runs."""
    found = subprocess.run(
        ["ps", "--ppid", str(server.pid), "-o", "pid="], capture_output=True, check=True
    )
    numbers = found.stdout.decode().split()
    assert numbers
    return numbers


async def ended(processes: list[str]) -> None:
    """Wait for the end of processes by their numbers."""
    async with asyncio.timeout(PATIENCE):
        while await (await asyncio.create_subprocess_exec("ps", "-p", *processes)).wait() == 0:
            await asyncio.sleep(0.05)


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (["a", "--host", "0.0.0.0", "b"], ["a", "b"]),
        (["--port=80", "--title", "x", "a"], ["--title", "x", "a"]),
        (["--no-review", "--", "--port", "b"], ["--no-review", "--", "--port", "b"]),
    ],
)
def test_dashboard_gets_all_arguments_but_the_servers(words: list[str], left: list[str]) -> None:
    assert dashboard_command(words)[4:] == left
    assert parse(["serve", *words]).words == words


@pytest.mark.parametrize(
    ("host", "own"),
    [
        *(("127.0.0.1", True), ("::1", True), ("localhost", True), ("127.8.8.8", True)),
        *(("0.0.0.0", False), ("::", False), ("192.168.0.4", False), ("example.org", False)),
    ],
)
def test_only_loopback_is_served_without_a_warning(host: str, own: bool) -> None:
    assert is_loopback(host) is own


def test_start_says_what_visitors_could_do_and_other_hosts_get_a_warning(
    reports: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*_: object) -> None:
        ready = _[-1]
        assert callable(ready)
        ready("http://here/")

    monkeypatch.setattr("tui.serving.run", run)
    assert main(["serve", *reports]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert "http://here/" in out
    assert SERVE_WARNING in out
    assert main(["serve", *reports, "--host", "0.0.0.0"]) == 0
    assert "warning: other machines can reach 0.0.0.0" in capsys.readouterr().err


def test_help_and_readme_say_what_visitors_could_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--help"]) == 0
    assert SERVE_WARNING in capsys.readouterr().out
    readme = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
    assert "can read the files that you can read, and write files as you" in readme


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-", "b.txt"], "standard input is read only once"),
        (["b.txt"], "a comparison needs two"),
        (["b.txt", NAME, "--port", "70000"], "argument --port: invalid port value: '70000'"),
        (["b.txt", NAME, "--host", ""], "argument --host: invalid host value: ''"),
        (["b.txt", NAME, "--host= "], "argument --host: invalid host value: ' '"),
        (
            ["b.txt", NAME, "--host", "127.0.0.1", "--port", "1"],
            "cannot serve at 127.0.0.1, port 1",
        ),
    ],
)
def test_sources_that_cannot_be_served_give_a_one_line_error(
    reports: list[str],
    words: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def run(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tui.serving.run", run)
    assert main(["serve", *words]) == 2
    *_, last = capsys.readouterr().err.splitlines()
    assert said in last


def test_missing_extra_is_named_with_its_command(
    reports: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "tui.serving", None)
    assert main(["serve", *reports]) == 2
    assert re.search(r"needs an extra: .*'srcdiff\[serve\]'\n$", capsys.readouterr().err)


async def test_ending_needs_no_signal_that_windows_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "SIGHUP")
    again = runpy.run_path(str(server.__file__))
    waiting = asyncio.create_task(again["_interrupted"]())
    await asyncio.sleep(0)
    if not waiting.done():
        os.kill(os.getpid(), signal.SIGTERM)
    async with asyncio.timeout(10):
        await waiting


def test_debug_message_that_is_not_text_is_passed_over(capsys: pytest.CaptureFixture[str]) -> None:
    record = logging.LogRecord("libraries", logging.DEBUG, "", 1, ValueError("odd"), None, None)
    server.OneLineLogHandler().emit(record)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("host", "ours"),
    [
        *(("127.0.0.1:8000", True), ("[::1]:8000", True), ("localhost", True)),
        *(("desk.local:80", True), ("example.org", False), ("localhost.example.org", False)),
        *(("", False), ("[", False)),
    ],
)
def test_only_addresses_and_own_names_are_accepted_as_host(host: str, ours: bool) -> None:
    assert is_ours(host, {"desk.local"}) is ours


def test_same_origin_needs_host_and_port() -> None:
    assert is_same_origin("http://localhost:8000", "localhost:8000")
    assert not is_same_origin("http://localhost:8001", "localhost:8000")
    assert not is_same_origin("null", "localhost:8000")
