"""What the samples of Python share: who is signed in, and what the list of orders is answered with."""

import importlib.util
import sys

ORDERS = {"orders": [1, 2, 3]}
ORDERS_HEADERS = {"X-Total-Count": "3", "Cache-Control": "public, max-age=60"}
# Goes along from another site, which a cookie without these two does not.
SESSION_COOKIE = "session=1; Path=/; SameSite=None; Secure; HttpOnly"


def is_signed_in(method, path, authorization, cookie):
    """GET is public but for /api/me; all else, OPTIONS too, wants the key or the cookie."""
    is_public = method == "GET" and path != "/api/me"
    return is_public or authorization == "Bearer key" or "session=1" in (cookie or "")


def recipe():
    """The module of the recipe that is named on the command line."""
    spec = importlib.util.spec_from_file_location("recipe", sys.argv[1])
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PORT = int(sys.argv[2])
