"""A session of the official client with a judge that it starts over standard input and output."""

from __future__ import annotations

import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from mcp import StdioServerParameters
from mcp.client.client import Client
from mcp.client.stdio import stdio_client
from mcp.types import TextContent, TextResourceContents

COMMAND = ("-c", "from machine.cli import main; main()", "mcp")


class Session:
    """What an assistant has: tools to call, and resources to read."""

    def __init__(self, client: Client) -> None:
        self.client = client

    async def call(self, name: str, **given: Any) -> dict[str, Any]:
        """What a tool answers. Raises RefusedError where it answers with an error."""
        result = await self.client.call_tool(name, given)
        [content] = result.content
        assert isinstance(content, TextContent)
        if result.is_error:
            raise RefusedError(content.text)
        told: dict[str, Any] = json.loads(content.text)
        assert result.structured_content == told
        return told

    async def read(self, uri: str) -> str:
        """The text of a resource."""
        [content] = (await self.client.read_resource(uri)).contents
        assert isinstance(content, TextResourceContents)
        return content.text


class RefusedError(Exception):
    """A tool answered with an error, which is the message."""


@asynccontextmanager
async def session(*arguments: str) -> AsyncIterator[Session]:
    """A session with a judge that is started with these arguments."""
    parameters = StdioServerParameters(command=sys.executable, args=[*COMMAND, *arguments])
    async with Client(stdio_client(parameters)) as client:
        yield Session(client)
