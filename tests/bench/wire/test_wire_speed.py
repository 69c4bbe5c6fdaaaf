"""The benchmark of the wire runs, and the wire costs little beside a bare echo, whatever else the machine does."""

from tests.bench.wire.run import measured


def test_a_command_over_http_costs_at_most_four_bare_echoes() -> None:
    """On a quiet machine it costs about two. One round of several is enough: a busy moment hits one row alone."""
    ratios: list[float] = []
    while len(ratios) < 3 and max(ratios, default=0) < 1 / 4:
        rows = dict(measured(500))
        assert list(rows) == ["in this process", "bare HTTP echo", "over HTTP", "on standard streams"]
        ratios.append(rows["over HTTP"] / rows["bare HTTP echo"])

    assert max(ratios) >= 1 / 4, ratios
