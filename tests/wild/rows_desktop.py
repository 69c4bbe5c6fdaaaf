"""A desktop of rows in a database, written anew from the documents: correct, and another one altogether."""

import json
import sqlite3
import unicodedata
from collections.abc import Iterator
from typing import Any

from machine.desk.in_process import default_masker
from machine.masking import Show
from machine.port.form import malformed
from spec.limits import CLOSED_LIMIT, COMPOSE_LIMIT, LOG_LIMIT, MESSAGES_LIMIT, UNSETTLED_LIMIT
from spec.port import commands as c
from spec.port import views as v
from spec.port.answers import Accepted, Answer, Malformed, Refused
from spec.port.configuration import Configuration
from spec.refusals import Refusal, first_of
from spec.white_space import is_blank, words_of

TABLES = """
CREATE TABLE agent (name TEXT PRIMARY KEY, place INTEGER, status TEXT DEFAULT 'idle', turn INTEGER DEFAULT 0);
CREATE TABLE queue (name TEXT PRIMARY KEY, place INTEGER, deleted INTEGER DEFAULT 0);
CREATE TABLE asset (name TEXT PRIMARY KEY, number TEXT, queue TEXT, deleted INTEGER DEFAULT 0);
CREATE TABLE reason (name TEXT PRIMARY KEY, place INTEGER);
CREATE TABLE customer (number TEXT PRIMARY KEY, name TEXT);
CREATE TABLE talk (id INTEGER PRIMARY KEY, number TEXT, asset TEXT, direction TEXT, queue TEXT, came INTEGER,
  ticket INTEGER, phase TEXT, was_held INTEGER DEFAULT 0, closed_as TEXT DEFAULT '', over INTEGER,
  kept INTEGER DEFAULT 1);
CREATE INDEX talk_whose ON talk (number, asset);
CREATE INDEX talk_phase ON talk (phase);
CREATE TABLE message (id INTEGER PRIMARY KEY, talk INTEGER, author TEXT, name TEXT, text TEXT, at INTEGER);
CREATE INDEX message_talk ON message (talk, id);
CREATE TABLE part (id INTEGER PRIMARY KEY, agent TEXT, talk INTEGER, cause TEXT, role TEXT DEFAULT '', phase TEXT,
  since INTEGER, draft TEXT DEFAULT '', seen INTEGER, dialog TEXT, reason TEXT DEFAULT '', settled INTEGER,
  place INTEGER);
CREATE INDEX part_talk ON part (talk, phase);
CREATE INDEX part_agent ON part (agent, phase);
CREATE TABLE notice (id INTEGER PRIMARY KEY, agent TEXT, talk INTEGER, text TEXT, at INTEGER);
CREATE INDEX notice_agent ON notice (agent, id);
"""
LIVE = "phase IN ('offered', 'held', 'wrap_up')"


def _database() -> sqlite3.Connection:
    """A database in memory without a row; a desk may be used from several threads, one after the other."""
    database = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
    database.row_factory = sqlite3.Row
    return database


class RowsDesk:
    """A desktop written from the documents alone: rows in a database, one transaction a command, no state machines. Its
    lists come as its queries give them."""

    announced_seconds = 0

    def __init__(self) -> None:
        self._db = _database()
        self._ready = False

    def __del__(self) -> None:
        self._db.close()

    # What is asked of the rows.

    def _rows(self, query: str, *values: Any) -> list[sqlite3.Row]:
        return self._db.execute(query, values).fetchall()

    def _row(self, query: str, *values: Any) -> sqlite3.Row | None:
        row: sqlite3.Row | None = self._db.execute(query, values).fetchone()
        return row

    def _one(self, query: str, *values: Any) -> Any:
        return self._db.execute(query, values).fetchone()[0]

    def _do(self, query: str, *values: Any) -> int:
        return self._db.execute(query, values).lastrowid or 0

    def _next(self) -> int:
        self._serial += 1
        return self._serial

    def reset(self, configuration: Configuration) -> Answer:
        problem = malformed(configuration, Configuration) or configuration.problem()
        if problem:
            return Malformed(problem)
        self._db.close()
        self._db = _database()
        self._db.executescript(TABLES)
        for place, name in enumerate(configuration.agents):
            self._do("INSERT INTO agent (name, place) VALUES (?, ?)", name, place)
        for place, name in enumerate(configuration.queues):
            self._do("INSERT INTO queue (name, place) VALUES (?, ?)", name, place)
        for place, name in enumerate(configuration.reasons):
            self._do("INSERT INTO reason VALUES (?, ?)", name, place)
        for asset in configuration.assets:
            self._do("INSERT INTO asset (name, number, queue) VALUES (?, ?, ?)", asset.name, asset.number, asset.queue)
        for customer in configuration.customers:
            self._do("INSERT INTO customer VALUES (?, ?)", customer.number, customer.name)
        self._settings, self._masking = configuration, configuration.masking
        self._now = self._serial = 0
        self._ready = True
        return Accepted()

    def advance(self, seconds: int) -> Answer:
        return self.apply(c.Advance(seconds))

    def apply(self, command: c.AnyCommand) -> Answer:
        problem = malformed(command, c.AnyCommand)
        if problem or not self._ready:
            return Malformed(problem or "reset() comes first")
        reasons = set(self._unknown(command)) or set(self._against(command))
        if reasons:
            return Refused(first_of(reasons), ("rows",))
        self._db.execute("BEGIN")
        self._carry_out(command)
        self._route()
        self._db.execute("COMMIT")
        return Accepted()

    # What speaks against a command.

    def _is_known(self, table: str, name: str) -> bool:
        return self._row(f"SELECT 1 FROM {table} WHERE name = ?", name) is not None

    def _unknown(self, command: Any) -> Iterator[Refusal]:
        for field in ("agent", "queue", "asset"):
            name = getattr(command, field, None)
            if name is not None and not self._is_known(field, name):
                yield Refusal.UNKNOWN_NAME
        if isinstance(command, c.Choose) and not self._is_known(command.kind, command.name):
            yield Refusal.UNKNOWN_NAME
        talk = getattr(command, "conversation", None)
        if talk is not None and self._row("SELECT 1 FROM talk WHERE id = ? AND kept", int(talk[1:])) is None:
            yield Refusal.UNKNOWN_NAME

    def _against(self, command: Any) -> Iterator[Refusal]:
        match command:
            case c.DeleteAsset(asset=asset):
                if self._asset(asset)["deleted"]:
                    yield Refusal.ALREADY_DELETED
            case c.DeleteQueue(queue=queue):
                if self._one("SELECT deleted FROM queue WHERE name = ?", queue):
                    yield Refusal.ALREADY_DELETED
                if self._row("SELECT 1 FROM asset WHERE queue = ? AND NOT deleted", queue) or self._row(
                    "SELECT 1 FROM talk WHERE queue = ? AND phase <> 'closed'", queue
                ):
                    yield Refusal.IN_USE
            case c.CustomerText(number=number, asset=asset, text=text):
                if self._asset(asset)["deleted"]:
                    yield Refusal.UNDELIVERABLE
                if self._open(number, asset) is None and self._is_full():
                    yield Refusal.NO_CAPACITY
                if is_blank(text):
                    yield Refusal.BLANK
            case c.CustomerStop(number=number, asset=asset):
                if self._asset(asset)["deleted"]:
                    yield Refusal.UNDELIVERABLE
                if self._open(number, asset) is None:
                    yield Refusal.NO_CONVERSATION
            case c.StartOutbound(agent=agent, asset=asset, number=number):
                if self._asset(asset)["deleted"]:
                    yield Refusal.UNDELIVERABLE
                if self._open(number, asset) is not None:
                    yield Refusal.CONVERSATION_OPEN
                if self._status(agent) == "idle":
                    yield Refusal.NOT_AVAILABLE
                if not self._has_capacity(agent) or (self._open(number, asset) is None and self._is_full()):
                    yield Refusal.NO_CAPACITY
            case c.Offer(conversation=conversation, agent=agent):
                talk = self._talk(conversation)
                if self._settings.routing == "automatic":
                    yield Refusal.ROUTING_IS_AUTOMATIC
                if talk["phase"] != "queued":
                    yield Refusal.NOT_WAITING
                if self._part(agent, talk["id"]) is not None:
                    yield Refusal.HAS_PART
                if self._status(agent) != "available":
                    yield Refusal.NOT_AVAILABLE
                if not self._has_capacity(agent):
                    yield Refusal.NO_CAPACITY
            case c.SetStatus(agent=agent, status=status):
                if status == "rona":
                    yield Refusal.NOT_SELECTABLE
                if self._status(agent) == status:
                    yield Refusal.ALREADY_SO
            case c.InConversation():
                yield from self._against_part(command)

    def _against_part(self, command: Any) -> Iterator[Refusal]:
        talk = self._talk(command.conversation)
        part = self._part(command.agent, talk["id"])
        phase = "" if part is None else part["phase"]
        if isinstance(command, c.Accept):
            if phase != "offered":
                yield Refusal.NO_OFFER
            return
        if part is None:
            yield Refusal.NO_PART
            return
        dialog = _read(part["dialog"])
        if isinstance(command, c.Search | c.Choose | c.Refresh | c.Confirm | c.Cancel | c.SubmitWrapUp):
            yield from self._against_dialog(command, dialog, talk)
            return
        if phase == "offered":
            yield Refusal.NOT_ACCEPTED
            return
        if phase == "wrap_up":
            yield Refusal.IN_WRAP_UP
            return
        owner, goes_on = part["role"] == "owner", talk["phase"] != "interrupted"
        in_conference = talk["phase"] in ("conference_requested", "conferencing")
        match command:
            case c.TypeReply() | c.LineBreak():
                if not goes_on:
                    yield Refusal.INTERRUPTED
                length = len(command.text) if isinstance(command, c.TypeReply) else len(part["draft"]) + 1
                if length > COMPOSE_LIMIT:
                    yield Refusal.TOO_LONG
            case c.Send():
                if not goes_on:
                    yield Refusal.INTERRUPTED
                if is_blank(part["draft"]):
                    yield Refusal.BLANK
            case c.OpenTransfer() | c.OpenConference():
                if not owner:
                    yield Refusal.NOT_OWNER
                if not goes_on:
                    yield Refusal.INTERRUPTED
                if in_conference:
                    yield Refusal.CONFERENCE_PENDING
                if dialog is not None:
                    yield Refusal.DIALOG_OPEN
            case c.WithdrawRequest():
                if not owner:
                    yield Refusal.NOT_OWNER
                if not goes_on:
                    yield Refusal.INTERRUPTED
                elif talk["phase"] != "conference_requested":
                    yield Refusal.NO_REQUEST
            case c.EndConference():
                if not goes_on:
                    yield Refusal.INTERRUPTED
                elif talk["phase"] != "conferencing":
                    yield Refusal.NO_CONFERENCE
            case c.End():
                if goes_on and not owner:
                    yield Refusal.NOT_OWNER
                if in_conference:
                    yield Refusal.CONFERENCE_PENDING

    def _against_dialog(self, command: Any, dialog: dict[str, Any] | None, talk: sqlite3.Row) -> Iterator[Refusal]:
        if dialog is None:
            yield Refusal.NO_DIALOG
            return
        wraps_up, chosen = dialog["kind"] == "wrap_up", dialog["chosen"]
        match command:
            case c.Choose(kind=kind, name=name):
                if name not in self._listed(dialog, kind):
                    yield Refusal.NOT_LISTED
            case c.Cancel():
                if wraps_up:
                    yield Refusal.WRAP_UP_REQUIRED
            case c.Refresh():
                if wraps_up:
                    yield Refusal.NO_DIALOG
            case c.SubmitWrapUp():
                if not wraps_up:
                    yield Refusal.NO_DIALOG
                elif chosen is None:
                    yield Refusal.NOTHING_CHOSEN
            case c.Confirm():
                if wraps_up:
                    yield Refusal.NO_DIALOG
                elif chosen is None:
                    yield Refusal.NOTHING_CHOSEN
                elif chosen[0] == "queue":
                    if self._one("SELECT deleted FROM queue WHERE name = ?", chosen[1]):
                        yield Refusal.TARGET_GONE
                elif not self._can_take(chosen[1], talk["id"]):
                    yield Refusal.TARGET_GONE

    def _asset(self, name: str) -> sqlite3.Row:
        return self._rows("SELECT * FROM asset WHERE name = ?", name)[0]

    def _talk(self, name: str) -> sqlite3.Row:
        return self._rows("SELECT * FROM talk WHERE id = ?", int(name[1:]))[0]

    def _open(self, number: str, asset: str) -> sqlite3.Row | None:
        return self._row(
            "SELECT * FROM talk WHERE number = ? AND asset = ? AND kept AND phase <> 'closed'", number, asset
        )

    def _is_full(self) -> bool:
        unsettled = self._one("SELECT COUNT(*) FROM talk WHERE over IS NULL")
        return bool(unsettled >= UNSETTLED_LIMIT)

    def _part(self, agent: str, talk: int) -> sqlite3.Row | None:
        return self._row(f"SELECT * FROM part WHERE agent = ? AND talk = ? AND {LIVE}", agent, talk)

    def _status(self, agent: str) -> str:
        return str(self._one("SELECT status FROM agent WHERE name = ?", agent))

    def _has_capacity(self, agent: str) -> bool:
        load = self._one(f"SELECT COUNT(*) FROM part WHERE agent = ? AND {LIVE}", agent)
        return bool(load < self._settings.capacity)

    def _can_take(self, agent: str, talk: int) -> bool:
        return self._status(agent) == "available" and self._has_capacity(agent) and self._part(agent, talk) is None

    def _listed(self, dialog: dict[str, Any], kind: str) -> list[str]:
        return [name for name in dialog[kind] if _folded(dialog["search"]) in _folded(name)]

    # What a command does.

    def _carry_out(self, command: Any) -> None:
        match command:
            case c.SetMasking(enabled=enabled):
                self._masking = enabled
            case c.DeleteAsset(asset=asset):
                self._do("UPDATE asset SET deleted = 1 WHERE name = ?", asset)
                for talk in self._rows("SELECT * FROM talk WHERE asset = ? AND phase <> 'closed' ORDER BY id", asset):
                    self._take_back(talk["id"])
                    if self._holders(talk["id"]):
                        self._phase(talk["id"], "interrupted")
                        self._do("UPDATE part SET dialog = NULL WHERE talk = ? AND phase = 'held'", talk["id"])
                    else:
                        self._close(talk["id"], "interrupted")
            case c.DeleteQueue(queue=queue):
                self._do("UPDATE queue SET deleted = 1 WHERE name = ?", queue)
            case c.CustomerText(number=number, asset=asset, text=text):
                before = self._open(number, asset)
                talk_id = self._begin(number, asset, "inbound", "queued") if before is None else before["id"]
                self._say(talk_id, "customer", self._name(number), text)
                for holder in self._holders(talk_id):
                    self._notify(holder["agent"], talk_id)
            case c.CustomerStop(number=number, asset=asset):
                stopped = self._open(number, asset)
                assert stopped is not None
                self._take_back(stopped["id"])
                self._close(stopped["id"], "left" if stopped["was_held"] else "abandoned")
            case c.StartOutbound(agent=agent, asset=asset, number=number):
                talk_id = self._begin(number, asset, "outbound", "active")
                self._do("UPDATE talk SET was_held = 1 WHERE id = ?", talk_id)
                self._do(
                    "INSERT INTO part (agent, talk, cause, role, phase, since) VALUES (?, ?, ?, ?, ?, ?)",
                    *(agent, talk_id, "outbound", "owner", "held", self._now),
                )
            case c.Offer(conversation=conversation, agent=agent):
                self._offer(agent, int(conversation[1:]), "queue", "offered")
            case c.Advance(seconds=seconds):
                self._go_on(self._now + seconds)
            case c.SetStatus(agent=agent, status=status):
                self._do("UPDATE agent SET status = ? WHERE name = ?", status, agent)
                if status == "available":
                    self._do("UPDATE agent SET turn = ? WHERE name = ?", self._next(), agent)
            case c.InConversation():
                part = self._part(command.agent, int(command.conversation[1:]))
                assert part is not None
                self._act(command, part, self._talk(command.conversation))

    def _act(self, command: Any, part: sqlite3.Row, talk: sqlite3.Row) -> None:
        dialog = _read(part["dialog"])
        match command:
            case c.Accept():
                joins = part["cause"] == "conference"
                self._do(
                    "UPDATE part SET phase = 'held', role = ? WHERE id = ?", "joined" if joins else "owner", part["id"]
                )
                self._do("UPDATE talk SET was_held = 1 WHERE id = ?", talk["id"])
                self._phase(talk["id"], "conferencing" if joins else "active")
                if joins:
                    self._say(talk["id"], "notice", part["agent"], "joined_message")
            case c.TypeReply(text=text):
                self._do("UPDATE part SET draft = ? WHERE id = ?", text, part["id"])
            case c.LineBreak():
                self._do("UPDATE part SET draft = draft || char(10) WHERE id = ?", part["id"])
            case c.Send():
                self._say(talk["id"], "agent", part["agent"], part["draft"])
                self._do("UPDATE part SET draft = '' WHERE id = ?", part["id"])
            case c.OpenTransfer() | c.OpenConference():
                kind = "transfer" if isinstance(command, c.OpenTransfer) else "conference"
                self._write(part["id"], self._fresh(kind, talk["id"]))
            case c.Search(text=text):
                assert dialog is not None
                self._write(part["id"], self._without_hidden(dialog | {"search": text}))
            case c.Choose(kind=kind, name=name):
                assert dialog is not None
                self._write(part["id"], dialog | {"chosen": [kind, name]})
            case c.Refresh():
                assert dialog is not None
                kept = {"search": dialog["search"], "chosen": dialog["chosen"]}
                self._write(part["id"], self._without_hidden(self._fresh(dialog["kind"], talk["id"]) | kept))
            case c.Cancel():
                self._write(part["id"], None)
            case c.Confirm():
                assert dialog is not None
                (kind, name), transfers = dialog["chosen"], dialog["kind"] == "transfer"
                self._write(part["id"], None)
                if transfers:
                    self._to_wrap_up(part)
                if kind == "queue":
                    self._do("UPDATE talk SET queue = ?, ticket = ? WHERE id = ?", name, self._next(), talk["id"])
                    self._phase(talk["id"], "queued")
                elif transfers:
                    self._offer(name, talk["id"], "transfer", "transfer_requested")
                else:
                    self._offer(name, talk["id"], "conference", "conference_requested")
            case c.WithdrawRequest():
                self._take_back(talk["id"])
                self._phase(talk["id"], "active")
            case c.EndConference():
                if part["role"] == "owner":
                    self._close(talk["id"], "ended")
                else:
                    self._to_wrap_up(part)
                    self._phase(talk["id"], "active")
            case c.End():
                self._to_wrap_up(part)
                if not self._holders(talk["id"]):
                    self._close(talk["id"], "interrupted" if talk["phase"] == "interrupted" else "ended")
            case c.SubmitWrapUp():
                assert dialog is not None
                self._do("UPDATE part SET reason = ? WHERE id = ?", dialog["chosen"][1], part["id"])
                self._settle(part["id"], "done")

    def _begin(self, number: str, asset: str, direction: str, phase: str) -> int:
        return self._do(
            "INSERT INTO talk (number, asset, direction, queue, came, ticket, phase) VALUES (?, ?, ?, ?, ?, ?, ?)",
            *(number, asset, direction, self._asset(asset)["queue"], self._now, self._next(), phase),
        )

    def _phase(self, talk: int, phase: str) -> None:
        self._do("UPDATE talk SET phase = ? WHERE id = ?", phase, talk)

    def _name(self, number: str) -> str:
        row = self._row("SELECT name FROM customer WHERE number = ?", number)
        return number if row is None else row[0]

    def _say(self, talk: int, author: str, name: str, text: str) -> None:
        self._do(
            "INSERT INTO message (talk, author, name, text, at) VALUES (?, ?, ?, ?, ?)",
            *(talk, author, name, text, self._now),
        )

    def _notify(self, agent: str, talk: int) -> None:
        kept = self._messages(talk)
        text = next((each["text"] for each in reversed(kept) if each["author"] == "customer"), "")
        self._do("INSERT INTO notice (agent, talk, text, at) VALUES (?, ?, ?, ?)", agent, talk, text, self._now)

    def _messages(self, talk: int) -> list[sqlite3.Row]:
        newest = self._rows("SELECT * FROM message WHERE talk = ? ORDER BY id DESC LIMIT ?", talk, MESSAGES_LIMIT)
        return newest[::-1]

    def _holders(self, talk: int) -> list[sqlite3.Row]:
        return self._rows("SELECT * FROM part WHERE talk = ? AND phase = 'held'", talk)

    def _offer(self, agent: str, talk: int, cause: str, phase: str) -> None:
        self._do(
            "INSERT INTO part (agent, talk, cause, phase, since) VALUES (?, ?, ?, 'offered', ?)",
            *(agent, talk, cause, self._now),
        )
        self._phase(talk, phase)
        self._do("UPDATE agent SET turn = ? WHERE name = ?", self._next(), agent)
        self._notify(agent, talk)

    def _take_back(self, talk: int) -> None:
        for part in self._rows("SELECT id FROM part WHERE talk = ? AND phase = 'offered'", talk):
            self._settle(part["id"], "withdrawn")

    def _settle(self, part: int, how: str) -> None:
        self._do(
            "UPDATE part SET phase = ?, settled = ?, place = ?, dialog = NULL WHERE id = ?",
            *(how, self._now, self._next(), part),
        )
        self._put_away(self._one("SELECT talk FROM part WHERE id = ?", part))

    def _put_away(self, talk: int) -> None:
        row = self._rows("SELECT * FROM talk WHERE id = ?", talk)[0]
        if row["phase"] != "closed" or row["over"] or self._row(f"SELECT 1 FROM part WHERE talk = ? AND {LIVE}", talk):
            return
        self._do("UPDATE talk SET over = ? WHERE id = ?", self._next(), talk)
        if self._one("SELECT COUNT(*) FROM talk WHERE over AND kept") > CLOSED_LIMIT:
            self._do(
                "UPDATE talk SET kept = 0 WHERE id = (SELECT id FROM talk WHERE over AND kept ORDER BY over LIMIT 1)"
            )

    def _to_wrap_up(self, part: sqlite3.Row) -> None:
        self._do(
            "UPDATE part SET phase = 'wrap_up', draft = '', seen = (SELECT COALESCE(MAX(id), 0) FROM message), "
            "dialog = ? WHERE id = ?",
            *(json.dumps(self._fresh("wrap_up", part["talk"])), part["id"]),
        )

    def _close(self, talk: int, how: str) -> None:
        for part in self._holders(talk):
            self._to_wrap_up(part)
        self._do("UPDATE talk SET phase = 'closed', closed_as = ? WHERE id = ?", how, talk)
        self._put_away(talk)

    def _fresh(self, kind: str, talk: int) -> dict[str, Any]:
        agents = [each[0] for each in self._rows("SELECT name FROM agent ORDER BY name DESC")]
        queues = [each[0] for each in self._rows("SELECT name FROM queue WHERE NOT deleted ORDER BY name")]
        return {
            "kind": kind,
            "queue": queues if kind == "transfer" else [],
            "agent": [] if kind == "wrap_up" else [each for each in agents if self._can_take(each, talk)],
            "reason": [each[0] for each in self._rows("SELECT name FROM reason ORDER BY name")]
            if kind == "wrap_up"
            else [],
            "search": "",
            "chosen": None,
        }

    def _without_hidden(self, dialog: dict[str, Any]) -> dict[str, Any]:
        chosen = dialog["chosen"]
        if chosen is not None and chosen[1] not in self._listed(dialog, chosen[0]):
            return dialog | {"chosen": None}
        return dialog

    def _write(self, part: int, dialog: dict[str, Any] | None) -> None:
        self._do("UPDATE part SET dialog = ? WHERE id = ?", None if dialog is None else json.dumps(dialog), part)

    # The clock and routing.

    def _go_on(self, until: int) -> None:
        limit = self._settings.rona_seconds
        while True:
            part = self._row("SELECT * FROM part WHERE phase = 'offered' ORDER BY since, id LIMIT 1")
            if part is None or part["since"] + limit > until:
                break
            self._now = part["since"] + limit
            self._settle(part["id"], "missed")
            self._send_back(part["talk"])
            self._do("UPDATE agent SET status = 'rona' WHERE name = ?", part["agent"])
            for other in self._rows(
                "SELECT * FROM part WHERE agent = ? AND phase = 'offered' ORDER BY id", part["agent"]
            ):
                self._settle(other["id"], "withdrawn")
                self._send_back(other["talk"])
            self._route()
        self._now = until

    def _send_back(self, talk: int) -> None:
        phase = self._one("SELECT phase FROM talk WHERE id = ?", talk)
        self._phase(talk, "active" if phase == "conference_requested" else "queued")

    def _route(self) -> None:
        while self._settings.routing == "automatic":
            ready = self._rows("SELECT name FROM agent WHERE status = 'available' ORDER BY turn, place")
            found = next(
                (
                    (agent["name"], talk["id"])
                    for talk in (
                        self._rows("SELECT id FROM talk WHERE phase = 'queued' ORDER BY ticket") if ready else ()
                    )
                    for agent in ready
                    if self._can_take(agent["name"], talk["id"])
                ),
                None,
            )
            if found is None:
                return
            self._offer(*found, "queue", "offered")

    # What is seen.

    def administrator_view(self) -> v.AdministratorView:
        if not self._ready:
            raise KeyError("reset() comes first")
        return v.AdministratorView(
            tuple(
                v.ListedConversation(
                    f"c{talk['id']}", talk["asset"], talk["queue"], talk["phase"] != "closed", talk["closed_as"]
                )
                for talk in self._rows("SELECT * FROM talk WHERE kept ORDER BY id DESC")
            )
        )

    def customer_view(self, number: str, asset: str) -> v.CustomerView:
        if not self._ready or not self._is_known("asset", asset):
            raise KeyError("no such asset")
        talk = self._row(
            "SELECT * FROM talk WHERE number = ? AND asset = ? AND kept ORDER BY id DESC LIMIT 1", number, asset
        )
        if talk is None:
            return v.CustomerView("", False, ())
        said = [each for each in self._messages(talk["id"]) if each["author"] != "notice"]
        return v.CustomerView(
            f"c{talk['id']}",
            talk["phase"] != "closed",
            tuple(v.CustomerMessage(each["author"], each["text"]) for each in said),
        )

    def view(self, agent: str) -> v.DesktopView:
        if not self._ready or not self._is_known("agent", agent):
            raise KeyError("no such agent")
        show = default_masker(self._settings.policy, self._masking)
        status = self._status(agent)
        parts = self._rows(f"SELECT * FROM part WHERE agent = ? AND {LIVE} ORDER BY id DESC", agent)
        mine = [(each, self._talk(f"c{each['talk']}")) for each in parts]
        working = [(part, talk) for part, talk in mine if part["phase"] != "offered"]
        notices = self._rows("SELECT * FROM notice WHERE agent = ? ORDER BY id DESC LIMIT ?", agent, LOG_LIMIT)[::-1]
        told = [(each, self._talk(f"c{each['talk']}")["number"]) for each in notices]
        bricks = self._rows(
            "SELECT * FROM part WHERE agent = ? AND settled IS NOT NULL ORDER BY place DESC LIMIT ?", agent, LOG_LIMIT
        )
        return v.DesktopView(
            agent=agent,
            status=status,  # type: ignore[arg-type]
            label="engaged" if status == "available" and working else status,  # type: ignore[arg-type]
            popovers=tuple(
                self._popover(show, part, talk)
                for part, talk in mine
                if part["phase"] == "offered"
                or (part["cause"] == "outbound" and self._now - part["since"] <= self.announced_seconds)
            ),
            toasters=tuple(
                v.Toaster(
                    each["at"], f"c{each['talk']}", show("toaster_number", number), show("toaster_text", each["text"])
                )
                for each, number in told
            ),
            desktop_notifications=tuple(
                v.DesktopNotification(
                    each["at"],
                    f"c{each['talk']}",
                    show("desktop_notification_number", number),
                    show("desktop_notification_preview", each["text"]),
                )
                for each, number in told
            ),
            tasks=tuple(self._task(show, part, talk) for part, talk in working),
            panes=tuple(self._pane(show, part, talk) for part, talk in working),
            history=tuple(self._brick(show, part, self._talk(f"c{part['talk']}")) for part in bricks),
        )

    def _titled(self, show: Show, place: str, talk: sqlite3.Row) -> dict[str, Any]:
        return {
            "conversation": f"c{talk['id']}",
            "title_label": "contact_origin" if talk["direction"] == "inbound" else "dnis",
            "title": show(f"{place}_title_{talk['direction']}", talk["number"]),
            "customer_name": show("customer_name", self._name(talk["number"])),
        }

    def _brick(self, show: Show, part: sqlite3.Row, talk: sqlite3.Row) -> v.HistoryBrick:
        return v.HistoryBrick(
            **self._titled(show, "history", talk),
            result=part["phase"],
            reason=part["reason"],
            at_seconds=part["settled"],
            closed_as=talk["closed_as"],
        )

    def _popover(self, show: Show, part: sqlite3.Row, talk: sqlite3.Row) -> v.Popover:
        way, announces = talk["direction"], part["cause"] == "outbound"
        source = show(f"popover_{way}_source_number", self._asset(talk["asset"])["number"])
        return v.Popover(
            conversation=f"c{talk['id']}",
            direction=way,
            cause=part["cause"],
            queue_name="" if announces else talk["queue"],
            phone_number=show(f"popover_{way}_customer_number", talk["number"]),
            source_number="" if announces else source,
            timer_seconds=None if announces else self._now - talk["came"],
            accept=not announces,
        )

    def _seen(self, part: sqlite3.Row) -> list[sqlite3.Row]:
        said = self._messages(part["talk"])
        return said if part["seen"] is None else [each for each in said if each["id"] <= part["seen"]]

    def _task(self, show: Show, part: sqlite3.Row, talk: sqlite3.Row) -> v.Task:
        said = [each["text"] for each in self._seen(part) if each["author"] != "notice"]
        return v.Task(**self._titled(show, "task", talk), preview=show("task_preview", said[-1]) if said else "")

    def _pane(self, show: Show, part: sqlite3.Row, talk: sqlite3.Row) -> v.Pane:
        held, phase, dialog = part["phase"] == "held", talk["phase"], _read(part["dialog"])
        way, business = talk["direction"], self._asset(talk["asset"])["number"]
        pair = (talk["number"], business) if way == "inbound" else (business, talk["number"])
        control = {"conference_requested": "conference_requested", "conferencing": "conference"}.get(phase, "")
        return v.Pane(
            **self._titled(show, "pane", talk),
            control=control if held else "",  # type: ignore[arg-type]
            buttons=_buttons(held, phase, part["role"], dialog),
            messages=tuple(_bubble(show, each) for each in self._seen(part)),
            composer=v.Composer(
                show("composer_placeholder", talk["number"]), part["draft"], COMPOSE_LIMIT - len(part["draft"])
            )
            if held
            else None,
            alert="asset_alert" if held and phase == "interrupted" else "",
            dialog=None
            if dialog is None
            else v.DialogView(
                kind=dialog["kind"],
                queues=tuple(self._listed(dialog, "queue")),
                agents=tuple(self._listed(dialog, "agent")),
                reasons=tuple(self._listed(dialog, "reason")),
                search=dialog["search"],
                chosen="" if dialog["chosen"] is None else dialog["chosen"][1],
            ),
            cad=(
                v.CadVariable("dnis", show(f"cad_dnis_{way}", pair[1])),
                v.CadVariable("contact_origin", show(f"cad_contact_origin_{way}", pair[0])),
            ),
        )


def _read(dialog: str | None) -> dict[str, Any] | None:
    read: dict[str, Any] | None = None if dialog is None else json.loads(dialog)
    return read


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def _buttons(held: bool, phase: str, role: str, dialog: object) -> tuple[str, ...]:
    if not held:
        return ("submit_wrap_up",)
    match phase:
        case "interrupted":
            return ("end",)
        case "conference_requested":
            return ("withdraw",)
        case "conferencing":
            return ("end_conference",)
    return ("end",) if dialog is not None else ("end", "conference", "transfer")


def _bubble(show: Show, message: sqlite3.Row) -> v.Bubble:
    author, signature, text = message["author"], message["name"], message["text"]
    initials = ""
    if author == "customer":
        signature = show("message_signature", signature)
        initials = "".join(word[0].upper() for word in words_of(signature) if word[0].isalpha())[:2] or "#"
    return v.Bubble(
        author=author,
        style={"customer": "grey", "agent": "blue", "notice": "notice"}[author],  # type: ignore[arg-type]
        initials=initials,
        signature=signature,
        text=text if author == "notice" else show("message_text", text),
        at_seconds=message["at"],
    )
