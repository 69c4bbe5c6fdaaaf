"""The server that an assistant starts: which tool and which resource is answered by what.

Nothing of what an assistant gives is logged.
"""

from __future__ import annotations

import functools
import inspect
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from importlib.metadata import version
from typing import Any

import msgspec
from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ResourceNotFoundError, ToolError
from mcp_types import CallToolResult, InputRequiredResult, ToolAnnotations
from pydantic import ValidationError

from machine.editor.desks import DeskError
from machine.editor.judge import catalogue
from machine.editor.judge.arguments import no_tool, unknown_arguments, wrong_argument
from machine.editor.judge.text import JudgeError
from machine.editor.judge.tools import BEGIN, SAYS, Tools
from machine.evidence.checkout import NAME
from spec.catalogue.load import load
from spec.language import Language

JSON, TEXT = "application/json", "text/plain"


def server(tools: Tools) -> MCPServer[Any]:
    """A server of these tools that is not started yet."""
    # It would log what an assistant asked for.
    logging.getLogger("mcp").setLevel(logging.CRITICAL + 1)
    language = tools.language
    made = _Server(language)
    for name, method in tools.all().items():
        made.add_tool(
            _told(method, language),
            name=name,
            description=SAYS[name].of(language),
            annotations=ToolAnnotations(read_only_hint=name != "conform", open_world_hint=name in ("run", "conform")),
        )

    @made.resource(f"{NAME}://clauses", mime_type=JSON)
    def clauses() -> str:
        return _json({name: each.says.of(language) for name, each in load().clauses.items()})

    @made.resource(f"{NAME}://assumptions", mime_type=JSON)
    def assumptions() -> str:
        return _json({name: each.choice.of(language) for name, each in load().assumptions.items()})

    @made.resource(f"{NAME}://glossary", mime_type=TEXT)
    def glossary() -> str:
        return catalogue.glossary(language)

    @made.resource(f"{NAME}://entries/{{name}}", mime_type=JSON)
    def entry(name: str) -> str:
        try:
            return _json(asdict(catalogue.entry(name, language)))
        except JudgeError as error:
            raise ResourceNotFoundError(error.says.of(language)) from None

    return made


class _Server(MCPServer[Any]):
    """Whose errors are sentences alone, of arguments too."""

    def __init__(self, language: Language) -> None:
        super().__init__(NAME, instructions=BEGIN.of(language), version=version(NAME), log_level="CRITICAL")
        self._language = language

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        """Call a tool. Raises ToolError."""
        schemas = {each.name: each.input_schema for each in await self.list_tools()}
        if name not in schemas:
            raise ToolError(no_tool(name, schemas, self._language))
        schema = schemas[name]
        if unknown := [*unknown_arguments(name, schema, arguments, self._language)]:
            raise ToolError(" ".join(unknown))
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            if not isinstance(error.__cause__, ValidationError):
                raise ToolError(str(error).removeprefix(f"Error executing tool {name}: ")) from error.__cause__
            wrong = dict.fromkeys(str(each["loc"][0]) for each in error.__cause__.errors())
            says = (wrong_argument(name, schema, each, self._language, is_there=each in arguments) for each in wrong)
            raise ToolError(" ".join(says)) from None


def _told(method: Callable[..., Any], language: str) -> Callable[..., Any]:
    """A tool whose errors are sentences in the language of the server."""

    @contextmanager
    def told() -> Iterator[None]:
        try:
            yield
        except (DeskError, JudgeError) as error:
            raise ToolError(error.says.of(language)) from None

    @functools.wraps(method)
    async def later(*given: Any, **named: Any) -> Any:
        with told():
            return await method(*given, **named)

    @functools.wraps(method)
    def now(*given: Any, **named: Any) -> Any:
        with told():
            return method(*given, **named)

    return later if inspect.iscoroutinefunction(method) else now


def _json(told: object) -> str:
    return msgspec.json.format(msgspec.json.encode(told), indent=2).decode()
