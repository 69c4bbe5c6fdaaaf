"""The wire over HTTP/1.1, plain or under TLS, on one connection that is kept open: each exchange is a POST to the path
of its name."""

import http.client
import io
import re
import socket
import ssl
import time
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from machine.masking import mask
from machine.port.errors import ExchangeFault
from machine.remote.connection import ExchangeFailure, Idle, Overheard, timed_out, too_large
from spec.catalogue.entries import Words
from spec.port.messages import MESSAGE_BYTES_LIMIT

HEADERS = {"Content-Type": "application/json"}
BUFFER_BYTES = 65_536
REDIRECTS, LOGINS = frozenset({301, 302, 303, 307, 308}), frozenset({401, 403, 407})
NOTHING_BEHIND = frozenset({502, 503, 504})
"""What a proxy says that reaches no desktop."""
PAGES = frozenset({"text/html", "application/xhtml+xml"})
HEADER = "header"
PLACE = re.compile(r"https?://[A-Za-z0-9.:\[\]-]{1,253}[A-Za-z0-9/._~-]{0,200}")
"""An address that may be told; what else may stand in one may be a secret."""
ANOTHER_ADDRESS = Words("another address", "다른 주소")
PROBE_SECONDS = 2.0


class HttpAddress(NamedTuple):
    """Where an adapter is: `path` stands before the exchange's name, and is empty or begins with a slash. `headers`
    hold secrets, and are told to nobody; `variables` are where they come from."""

    host: str
    port: int
    path: str = ""
    tls: ssl.SSLContext | None = None
    headers: Mapping[str, str] = {}
    variables: tuple[tuple[str, str], ...] = ()

    @property
    def named(self) -> str:
        """The host with its port, as a Host header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == (443 if self.tls else 80) else f"{host}:{self.port}"

    def __repr__(self) -> str:
        return f"HttpAddress({self.host!r}, {self.port})"


class _Raw(io.RawIOBase):
    """Reads from a socket until a deadline for the whole answer; a socket's own time-out starts anew with each byte."""

    def __init__(self, connected: socket.socket) -> None:
        self._socket = connected
        self.deadline = 0.0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self._socket.settimeout(self.left())
        return self._socket.recv_into(buffer)

    def left(self) -> float:
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


class _Reader(io.BufferedReader):
    """http.client closes its reader after each response, and what was read ahead would be lost: this one stays."""

    def close(self) -> None:
        pass


class _Socket:
    """As much of a socket as http.client uses. It is closed with the connection, not where http.client is done."""

    def __init__(self, connected: socket.socket) -> None:
        self.connected = connected
        self.raw = _Raw(connected)
        self.reader = _Reader(self.raw, BUFFER_BYTES)
        self._unsent = bytearray()

    def makefile(self, mode: str) -> io.BufferedReader:
        return self.reader

    def sendall(self, data: bytes) -> None:
        self._unsent += data

    def flush(self) -> None:
        """Send head and body at once; one by one, each would wake the other side."""
        unsent, self._unsent = self._unsent, bytearray()
        self.connected.settimeout(self.raw.left())
        self.connected.sendall(unsent)

    def close(self) -> None:
        pass


class HttpConnection:
    """A connection to an adapter that speaks HTTP."""

    renewable = True

    def __init__(self, connected: socket.socket, address: HttpAddress) -> None:
        self._address = address
        connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket = _Socket(connected)
        self._http = http.client.HTTPConnection(address.host, address.port)
        self._http.auto_open = 0
        self._http.sock = self._socket
        self._ended = False
        self._said = Overheard()

    def send(self, kind: str, request: bytes, timeout_seconds: float) -> ExchangeFailure | None:
        """Send a request as one POST and wait for nothing; why it could not be sent."""
        self._socket.raw.deadline = time.monotonic() + timeout_seconds
        try:
            headers = {**HEADERS, **self._address.headers, "Host": self._address.named}
            self._http.request("POST", f"{self._address.path}/{kind}", request, headers)
            self._socket.flush()
        except TimeoutError:
            return timed_out(timeout_seconds)
        except (OSError, http.client.HTTPException):
            return ExchangeFailure(
                ExchangeFault.CLOSED,
                Words(
                    "the connection ended before the request was sent; keep it open.",
                    "요청을 보내기 전에 연결이 끊겼다. 연결을 열어 두어야 한다.",
                ),
            )
        return None

    def exchange(self, kind: str, request: bytes, timeout_seconds: float) -> bytes | ExchangeFailure:
        """Send a request and give the body of the response, or why there is none that can be used. The time is for
        both."""
        unsent = self.send(kind, request, timeout_seconds)
        if unsent is not None:
            return unsent
        try:
            return self._answer(kind)
        except TimeoutError:
            return timed_out(timeout_seconds)
        except (OSError, http.client.IncompleteRead):
            says = Words(
                "the connection ended before a whole answer had come; keep it open, or say Connection: close.",
                "응답이 다 오기 전에 연결이 끊겼다. 연결을 열어 두거나 Connection: close를 보내야 한다.",
            )
            return _wants_tls(self._address) or ExchangeFailure(ExchangeFault.CLOSED, says)
        except http.client.HTTPException:
            return _wants_tls(self._address) or ExchangeFailure(
                ExchangeFault.MALFORMED,
                Words("what came is no HTTP/1.1 response.", "받은 것이 HTTP/1.1 응답이 아니다."),
            )

    def _answer(self, kind: str) -> bytes | ExchangeFailure:
        with self._http.getresponse() as response:
            self._ended = response.will_close
            for each in (response.reason, *(value for _, value in response.getheaders())):
                self._said.add(each)
            if response.status != http.client.OK:
                location = response.headers.get("Location", "")
                return _of_status(response.status, location, kind, self._address)
            if response.headers.get_content_type() in PAGES:
                says = Words(
                    "an HTML page came in place of a message; give the address of the adapter itself.",
                    "메시지 대신 HTML 페이지가 왔다. 어댑터의 주소를 주어야 한다.",
                )
                return ExchangeFailure(ExchangeFault.INTERCEPTED, says)
            if (response.length or 0) > MESSAGE_BYTES_LIMIT:
                return too_large(MESSAGE_BYTES_LIMIT)
            data = bytearray()
            while part := response.read(MESSAGE_BYTES_LIMIT + 1 - len(data)):
                data += part
            if len(data) > MESSAGE_BYTES_LIMIT:
                return too_large(MESSAGE_BYTES_LIMIT)
            if response.length:
                raise http.client.IncompleteRead(b"")
            return bytes(data)

    def idle(self, seconds: float) -> Idle:
        """What happens within these seconds while nothing is asked; bytes that come stay to be read."""
        if self._ended:
            return "closed"
        connected = self._socket.connected
        self._socket.raw.deadline = 0
        try:
            # With nothing read ahead it would read on, and the deadline is over.
            if self._socket.reader.peek(1):
                return "noisy"
        except TimeoutError:
            pass
        # Under TLS nothing can be looked at without being taken; but what comes unasked ends the connection anyway.
        flags = 0 if isinstance(connected, ssl.SSLSocket) else socket.MSG_PEEK
        try:
            connected.settimeout(seconds)
            return "noisy" if connected.recv(1, flags) else "closed"
        except (BlockingIOError, TimeoutError, ssl.SSLWantReadError):
            return "quiet"
        except OSError:
            return "closed"

    def said(self) -> Mapping[str, str]:
        """The headers of the responses, and the words beside their status."""
        return {HEADER: self._said.take()}

    def close(self) -> None:
        """Close the socket."""
        self._socket.connected.close()


def _of_status(status: int, location: str, kind: str, address: HttpAddress) -> ExchangeFailure:
    """What a status other than 200 says."""
    if status in REDIRECTS:
        where = _told(location, kind, address)
        says = Words(
            f"which leads to {where.en}; give that address itself.",
            f"{where.ko}로 넘겨 보낸다. 그 주소를 바로 주어야 한다.",
        )
    elif status in LOGINS and address.variables:
        english = ", ".join(f"{name} (from {variable})" for name, variable in address.variables)
        korean = ", ".join(f"{name}({variable}의 값)" for name, variable in address.variables)
        says = Words(
            f"so what was sent was not taken: {english}. See whether the variable holds what this desktop lets in.",
            f"보낸 것을 받아들이지 않는다: {korean}. 변수에 이 데스크톱이 받아들이는 값이 있는지 보아야 한다.",
        )
    elif status in LOGINS:
        says = Words(
            "so it asks for a login; give --header, as Authorization=VARIABLE.",
            "로그인을 요구한다. Authorization=VARIABLE처럼 --header를 주어야 한다.",
        )
    elif status in NOTHING_BEHIND:
        says = Words(
            "so whoever answers here reaches no desktop; start the adapter behind it.",
            "여기서 답하는 쪽이 데스크톱에 닿지 못한다. 그 뒤의 어댑터를 시작해야 한다.",
        )
    else:
        plain = ExchangeFailure(
            ExchangeFault.MALFORMED,
            Words(
                f"the HTTP status is {status}; give 200 with a message of the wire.",
                f"HTTP 상태가 {status}이다. 200과 함께 통신 규약의 메시지를 보내야 한다.",
            ),
        )
        return (_wants_tls(address) if status == http.client.BAD_REQUEST else None) or plain
    status_words = Words(f"the HTTP status is {status}, {says.en}", f"HTTP 상태가 {status}이다. {says.ko}")
    return ExchangeFailure(ExchangeFault.INTERCEPTED, status_words)


def _told(location: str, kind: str, address: HttpAddress) -> Words:
    """Where a redirect of an exchange leads, as far as that may be told: no query, no login, and masked."""
    if location.startswith("/"):
        location = f"{'https' if address.tls else 'http'}://{address.named}{location}"
    try:
        place = urlsplit(location)._replace(query="", fragment="").geturl()
    except ValueError:
        return ANOTHER_ADDRESS
    place = place.removesuffix(f"/{kind}")
    if PLACE.fullmatch(place) is None:
        return ANOTHER_ADDRESS
    shown = mask(place, mode="strict")
    return Words(shown, f"{shown} 주소")


def _wants_tls(address: HttpAddress) -> ExchangeFailure | None:
    """That a plain address speaks TLS; nothing is sent there but the handshake."""
    if address.tls is not None:
        return None
    probe = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # Whether it speaks TLS at all is the question, not who it is.
    probe.check_hostname, probe.verify_mode = False, ssl.CERT_NONE
    try:
        with (
            socket.create_connection((address.host, address.port), PROBE_SECONDS) as connected,
            probe.wrap_socket(connected, server_hostname=address.host),
        ):
            return ExchangeFailure(
                ExchangeFault.UNREACHABLE,
                Words(
                    f"{address.named} speaks TLS; write the target as https://{address.named}.",
                    f"{address.named} 주소는 TLS를 쓴다. 대상을 https://{address.named}로 적어야 한다.",
                ),
            )
    except (OSError, ValueError):
        return None


def connect_http(address: HttpAddress, timeout_seconds: float) -> HttpConnection | ExchangeFailure:
    """A connection to the adapter at this address."""
    where = f"{address.host}:{address.port}"
    try:
        connected = socket.create_connection((address.host, address.port), timeout_seconds)
        if address.tls is not None:
            try:
                connected = address.tls.wrap_socket(connected, server_hostname=address.host)
            except BaseException:
                connected.close()
                raise
        return HttpConnection(connected, address)
    except ssl.SSLCertVerificationError as error:
        why = _of_certificate(error.verify_code)
        return _unreachable(
            f"the certificate of {where} is not trusted: {why.en}", f"{where}의 인증서를 믿을 수 없다. {why.ko}"
        )
    except ssl.SSLError:
        return _unreachable(
            f"{where} does not speak TLS with us; see whether it wants https, or our certificate.",
            f"{where} 주소가 이쪽과 TLS로 통신하지 않는다. https를 쓰는지, 이쪽 인증서를 요구하는지 보아야 한다.",
        )
    except TimeoutError:
        return _unreachable(
            f"there is no connection to {where} within {timeout_seconds:g} s.",
            f"{timeout_seconds:g}초 안에 {where}에 연결되지 않는다.",
        )
    except (socket.gaierror, UnicodeError):
        return _unreachable(
            f"the name {address.host} leads to no machine; see how it is written.",
            f"{address.host}(이)라는 이름의 기기가 없다. 이름을 바르게 적었는지 보아야 한다.",
        )
    except OSError:
        return _unreachable(
            f"nothing takes a connection at {where}; start the adapter there first.",
            f"{where}에서 연결을 받는 것이 없다. 먼저 그곳에서 어댑터를 시작해야 한다.",
        )


def _unreachable(english: str, korean: str) -> ExchangeFailure:
    return ExchangeFailure(ExchangeFault.UNREACHABLE, Words(english, korean))


def _of_certificate(verify_code: int) -> Words:
    """Why a certificate is not trusted, by OpenSSL's code, and what to do."""
    match verify_code:
        case 9 | 10:
            return Words("it is not valid at this date.", "지금 날짜에는 유효하지 않다.")
        case 18 | 19 | 20 | 21:
            return Words(
                "nobody whom we trust has signed it; give --ca FILE with who has.",
                "믿는 기관이 서명하지 않았다. 서명한 기관을 --ca FILE로 주어야 한다.",
            )
        case 62 | 64:
            return Words(
                "it is for another name; give the address that it is for.",
                "다른 이름에 발급된 것이다. 인증서에 맞는 주소를 주어야 한다.",
            )
        case _:
            return Words("give --ca FILE with who has signed it.", "서명한 기관을 --ca FILE로 주어야 한다.")
