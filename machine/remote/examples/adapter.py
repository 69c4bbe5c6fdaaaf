"""An adapter over HTTP, complete, in Python alone, and behind it a toy desktop that offers three commands.

`python adapter.py 8700`, then `textdesk conform --self-test --desk http://127.0.0.1:8700`
"""

import json
import re
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

NOT_OFFERED = """SetMasking DeleteAsset DeleteQueue CustomerStop Offer StartOutbound Accept TypeReply LineBreak Send
OpenTransfer OpenConference Search Choose Refresh Confirm Cancel WithdrawRequest EndConference End SubmitWrapUp
DesktopView.popovers DesktopView.toasters DesktopView.desktop_notifications DesktopView.tasks DesktopView.panes
DesktopView.history CustomerView.conversation CustomerView.open""".split()
INSTANCE = str(time.time_ns())
ACCEPTED = {"answer": "Accepted"}


def is_text(value: Any, least: int = 0, most: int = 100_000) -> bool:
    """Whether this is a text of the port: of such a length, without NUL and lone surrogates."""
    return isinstance(value, str) and least <= len(value) <= most and not re.search("[\0\ud800-\udfff]", value)


def is_blank(text: str) -> bool:
    """Exactly Unicode's White_Space, or nothing; Python's own isspace takes U+001C to U+001F besides."""
    return re.fullmatch("[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*", text) is not None


FORMS: dict[str, dict[str, Any]] = {
    "SetStatus": {"agent": lambda v: is_text(v, 1, 100), "status": lambda v: v in ("available", "idle", "rona")},
    "CustomerText": {"number": lambda v: is_text(v, 1, 100), "asset": lambda v: is_text(v, 1, 100), "text": is_text},
    "Advance": {"seconds": lambda v: type(v) is int and 0 <= v <= 31_536_000},
}


class ToyDesktop:
    """Yours stands here. It knows each agent's status, and what customers have written."""

    def reset(self, configuration: dict[str, Any]) -> dict[str, Any]:
        """Start over. A reset is never refused. Offering by itself, with automatic routing, is left for you: nobody
        misses anything here, and so nobody becomes RONA (GAP-1), which `textdesk conform` finds first."""
        self.statuses = dict.fromkeys(configuration["agents"], "idle")
        self.texts: dict[str, list[tuple[str, str]]] = {asset["name"]: [] for asset in configuration["assets"]}
        return ACCEPTED

    def apply(self, command: dict[str, Any]) -> dict[str, Any]:
        """Carry a command out, or say why not; the order of the cases is that of the reasons."""
        form = FORMS.get(command["command"], {"none": bool})
        if command.keys() != form.keys() | {"command"} or not all(fits(command[field]) for field, fits in form.items()):
            return {"answer": "Malformed", "problem": "The command is none of those offered, or not of its form."}
        match command:
            case {"agent": agent} if agent not in self.statuses:
                return refused("unknown_name")
            case {"asset": asset} if asset not in self.texts:
                return refused("unknown_name")
            case {"status": "rona"}:
                return refused("not_selectable")
            case {"agent": agent, "status": status} if self.statuses[agent] == status:
                return refused("already_so")
            case {"agent": agent, "status": status}:
                self.statuses[agent] = status
            case {"text": text} if is_blank(text):
                return refused("blank")
            case {"number": number, "asset": asset, "text": text}:
                self.texts[asset].append((number, text))
        return ACCEPTED

    def view(self, agent: str) -> dict[str, Any] | None:
        """What the agent sees, None for a name that is not known."""
        status = self.statuses.get(agent)
        return {"agent": agent, "status": status, "label": status} if status else None

    def customer_view(self, customer: str, asset: str) -> dict[str, Any] | None:
        """What the customer sees of the asset, None for an asset that is not known."""
        messages = [{"author": "customer", "text": text} for who, text in self.texts.get(asset, ()) if who == customer]
        return {"messages": messages} if asset in self.texts else None


def refused(reason: str) -> dict[str, Any]:
    """The answer to a command that is not carried out; the schema lists the reasons."""
    return {"answer": "Refused", "reason": reason}


# --- the adapter: this much is needed for any desktop


def respond(desktop: ToyDesktop, exchange: str, number: int, request: dict[str, Any]) -> dict[str, Any]:
    """The response to one request, with its number."""
    told: dict[str, Any] = {"exchange": exchange, "number": number, "wire": "textdesk/1"}
    match exchange:
        case "hello":
            told |= {"instance": INSTANCE, "not_offered": NOT_OFFERED, "test_desk": True}
        case "reset":
            told["answer"] = desktop.reset(request["configuration"])
        case "apply":
            told["answer"] = desktop.apply(request["command"])
        case "advance":
            told["answer"] = desktop.apply({"command": "Advance", "seconds": request["seconds"]})
        case "view":
            told["view"] = desktop.view(request["agent"])
        case "customer_view":
            told["view"] = desktop.customer_view(request["customer"], request["asset"])
        case _:
            told |= {"exchange": "failed", "problem": "There is no such exchange."}
    return told


class Adapter(BaseHTTPRequestHandler):
    """Takes each exchange as one POST. All connections share the one desktop."""

    protocol_version = "HTTP/1.1"  # keeps the connection open
    disable_nagle_algorithm = True
    desktop = ToyDesktop()
    last: tuple[bytes | None, bytes] = (None, b"")

    def do_POST(self) -> None:
        """Answer one request; one that comes again is answered as before."""
        data = self.rfile.read(int(self.headers["Content-Length"]))
        if data != Adapter.last[0]:  # what is delivered twice is carried out once
            request = json.loads(data)
            answer = respond(self.desktop, request["exchange"], request["number"], request)
            Adapter.last = (data, json.dumps(answer).encode())
        body = Adapter.last[1]
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_request(self, *_: object) -> None:
        """Not a line for each."""


if __name__ == "__main__":
    HTTPServer(("127.0.0.1", int(sys.argv[1])), Adapter).serve_forever()
