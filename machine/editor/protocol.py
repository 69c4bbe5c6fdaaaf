"""The protocol as pygls speaks it, but for two things. Every request gets an answer, one that cannot be read as well: a
client would wait for it. And what a notification came to is let go, which pygls 2.1 keeps for ever: every key that is
typed is a notification.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol


class AnsweringProtocol(LanguageServerProtocol):
    """Answers a request that has not the form of its method with an error, and keeps nothing of what is done."""

    def _execute_handler(
        self, msg_id: Any, handler: Any, callback: Callable[[Any], None], *args: Any, **more: Any
    ) -> None:
        def done(future: Any) -> None:
            self._request_futures.pop(msg_id, None)
            callback(future)

        super()._execute_handler(msg_id, handler, done, *args, **more)

    def structure_message(self, data: Any) -> Any:
        """A message in its form. Raises JsonRpcException for one that has none, after it is answered."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if isinstance(data, dict) and "id" in data and "method" in data:
                self._send_response(data["id"], None, error.to_response_error())
            raise
