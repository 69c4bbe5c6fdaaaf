"""The protocol as pygls speaks it, but that every request gets an answer, one that cannot be read as well: a client
would wait for it."""

from __future__ import annotations

from typing import Any

from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol


class AnsweringProtocol(LanguageServerProtocol):
    """Answers a request that has not the form of its method with an error."""

    def structure_message(self, data: Any) -> Any:
        """A message in its form. Raises JsonRpcException for one that has none, after it is answered."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if isinstance(data, dict) and "id" in data and "method" in data:
                self._send_response(data["id"], None, error.to_response_error())
            raise
