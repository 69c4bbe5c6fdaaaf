"""How many commands a second go over the wire, with one client, beside a bare HTTP echo of the same bytes between the
same two libraries: python -m tests.bench.wire.run [--commands N]
"""

import argparse
import http.client
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import NamedTuple

import msgspec

from machine.desk.in_process import InProcessDesk
from machine.port.port import Desk
from machine.remote import desk_of
from machine.remote.serving import serve_http
from spec.port import commands as c
from spec.port.answers import Accepted
from spec.port.configuration import AssetSetting, Configuration
from spec.port.messages import WIRE, ApplyRequest

CONFIGURATION = Configuration(
    ("Minji", "Jun"),
    ("Billing",),
    (AssetSetting("Main line", "+12025550180", "Billing"),),
    ("Resolved",),
    routing="manual",
)
COMMANDS = (c.SetStatus("Minji", "available"), c.SetStatus("Minji", "idle"))
ROUNDS = 3
TARGET_PER_SECOND = 1_000
"""What is to be reached over HTTP."""


class Row(NamedTuple):
    """One way of giving commands, and how many a second it took in the best round."""

    name: str
    per_second: float


class Echo(BaseHTTPRequestHandler):
    """Sends back what it gets."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body))


def echo(told: Callable[[str], None]) -> None:
    """Serve the echo."""
    with HTTPServer(("127.0.0.1", 0), Echo) as server:
        told(f"http://127.0.0.1:{server.server_address[1]}")
        server.serve_forever()


def desk(told: Callable[[str], None]) -> None:
    """Serve our desk."""
    serve_http(InProcessDesk(), 0, told)


SERVERS = {"echo": echo, "desk": desk}


@contextmanager
def elsewhere(name: str) -> Iterator[str]:
    """The address of a server in a process of its own."""
    command = (sys.executable, "-m", "tests.bench.wire.run", "--serve", name)
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.kill()


def best(give: Callable[[int], None], commands: int) -> float:
    """Commands a second in the best of some rounds."""
    found = 0.0
    for _ in range(ROUNDS):
        began = time.perf_counter()
        for number in range(commands):
            give(number)
        found = max(found, commands / (time.perf_counter() - began))
    return found


def of_desk(under: Desk, commands: int) -> float:
    assert under.reset(CONFIGURATION) == Accepted()

    def give(number: int) -> None:
        assert under.apply(COMMANDS[number % 2]) == Accepted()

    return best(give, commands - commands % 2)


def of_echo(address: str, commands: int) -> float:
    body = msgspec.json.encode(ApplyRequest(number=1_000, wire=WIRE, command=COMMANDS[0]))

    with closing(http.client.HTTPConnection(address.removeprefix("http://"), timeout=30)) as connection:

        def give(_: int) -> None:
            connection.request("POST", "/apply", body, {"Content-Type": "application/json"})
            with connection.getresponse() as response:
                assert response.read() == body

        return best(give, commands)


def measured(commands: int) -> list[Row]:
    """All rows; the bare echo is the measure of the one after it."""
    with desk_of("inprocess") as under:
        rows = [Row("in this process", of_desk(under, commands))]
    with elsewhere("echo") as address:
        rows.append(Row("bare HTTP echo", of_echo(address, commands)))
    with elsewhere("desk") as address, desk_of(address, timeout_seconds=30) as under:
        rows.append(Row("over HTTP", of_desk(under, commands)))
    served = f"stdio:{sys.executable} -c 'from machine.cli import main; main()' serve --stdio"
    with desk_of(served, timeout_seconds=30) as under:
        rows.append(Row("on standard streams", of_desk(under, commands)))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--commands", type=int, default=3_000, help="commands in a round, of which the best counts")
    parser.add_argument("--serve", choices=sorted(SERVERS), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve is not None:
        SERVERS[options.serve](lambda address: print(address, flush=True))
        return
    rows = measured(options.commands)
    print("| commands, one client | a second |")
    print("|---|---|")
    for row in rows:
        print(f"| {row.name} | {row.per_second:,.0f} |")
    by_name = dict(rows)
    over_http, bare = by_name["over HTTP"], by_name["bare HTTP echo"]
    reached = "reached" if over_http >= TARGET_PER_SECOND else "not reached"
    print(f"\nOver HTTP {over_http / bare:.2f} of a bare echo; {TARGET_PER_SECOND:,} a second are {reached}.")


if __name__ == "__main__":
    main()
