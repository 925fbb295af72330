"""`srcdiff serve`: the dashboard in a browser, safe from other pages and hosts."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.cli.main import main
from tui.cli.parse import parse
from tui.cli.serve_command import dashboard_command, is_loopback, shell_line
from tui.serving.server import is_ours, is_same_origin

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
    """The program serving; its address."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "tui", "serve", "--port", "0", *words),
        stdout=asyncio.subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])},
    )
    assert process.stdout
    try:
        said = await asyncio.wait_for(process.stdout.readline(), PATIENCE)
        found = re.search(rb"http://\S+/", said)
        assert found, said
        yield found[0].decode(), process
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGINT)
        await asyncio.wait_for(process.communicate(), PATIENCE)


async def test_page_without_sources_shows_the_start_screen(reports: list[str]) -> None:
    async with (
        served() as (address, _),
        aiohttp.ClientSession(headers={"Origin": address.rstrip("/")}) as browser,
        browser.ws_connect(urljoin(address, "ws?width=120&height=40")) as socket,
    ):
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
    async with (
        served(*reports, "--title", "A bridge & more") as (address, _),
        aiohttp.ClientSession(headers={"Origin": address.rstrip("/")}) as browser,
        browser.ws_connect(urljoin(address, "ws?width=120&height=40")) as socket,
    ):
        assert "A bridge & more" in await drawn_until(socket, "points")
        await socket.send_str(json.dumps(["stdin", "n"]))
        await drawn_until(socket, " 1 of ")
        await socket.send_str(json.dumps(["stdin", "q"]))
        while (await asyncio.wait_for(socket.receive(), PATIENCE)).type != aiohttp.WSMsgType.CLOSE:
            pass


async def test_page_loads_nothing_from_other_hosts(reports: list[str]) -> None:
    async with (
        served(*reports) as (address, _),
        aiohttp.ClientSession(raise_for_status=True) as browser,
    ):
        left, seen = [address], set[str]()
        while left:
            at = left.pop()
            seen.add(at)
            async with browser.get(at) as answer:
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
        {},
        {"Origin": "https://example.org"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "http://example.org", "Host": "example.org"},
    ],
    ids=["no page", "another site's", "another port's", "another name for us"],
)
async def test_other_pages_cannot_connect_to_the_dashboard(
    reports: list[str], headers: dict[str, str]
) -> None:
    async with served(*reports) as (address, _), aiohttp.ClientSession(headers=headers) as browser:
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await browser.ws_connect(urljoin(address, "ws"))
        assert refused.value.status == 403


async def test_stopping_the_server_stops_its_dashboards(reports: list[str]) -> None:
    async with served(*reports) as (address, process):
        async with (
            aiohttp.ClientSession(headers={"Origin": address.rstrip("/")}) as browser,
            browser.ws_connect(urljoin(address, "ws")) as socket,
        ):
            await drawn_until(socket, "points")
            found = subprocess.run(
                ["ps", "--ppid", str(process.pid), "-o", "pid="], capture_output=True, check=True
            )
            process.send_signal(signal.SIGTERM)
            while not socket.closed:
                await asyncio.wait_for(socket.receive(), PATIENCE)
            assert await asyncio.wait_for(process.wait(), PATIENCE) == 0
        left = found.stdout.decode().split()
        assert left
        async with asyncio.timeout(PATIENCE):
            while await (await asyncio.create_subprocess_exec("ps", "-p", *left)).wait() == 0:
                await asyncio.sleep(0.05)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))))
def test_shell_line_quotes_every_word(words: list[str]) -> None:
    assert shlex.split(shell_line(words)) == words


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


def test_other_hosts_get_a_warning(
    reports: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.serving.server.run", lambda *_: None)
    assert main(["serve", *reports]) == 0
    assert capsys.readouterr().err == ""
    assert main(["serve", *reports, "--host", "0.0.0.0"]) == 0
    assert "anyone who can reach 0.0.0.0 can read these articles" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-", "b.txt"], "standard input is read only once"),
        (["b.txt"], "a comparison needs two"),
        (["b.txt", NAME, "--port", "70000"], "argument --port: invalid port value: '70000'"),
        (
            ["b.txt", NAME, "--host", "127.0.0.1", "--port", "1"],
            "cannot serve at 127.0.0.1, port 1",
        ),
    ],
)
def test_address_in_use_gives_a_one_line_error(
    reports: list[str],
    words: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def run(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tui.serving.server.run", run)
    assert main(["serve", *words]) == 2
    *_, last = capsys.readouterr().err.splitlines()
    assert said in last


def test_missing_extra_is_named_with_its_command(
    reports: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "tui.serving.server", None)
    assert main(["serve", *reports]) == 2
    assert re.search(r"needs an extra: .*'srcdiff\[serve\]'\n$", capsys.readouterr().err)


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
