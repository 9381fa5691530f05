# Flask with flask-cors. Replace mydomain; leave out what your org has not.
import re

from flask import request
from flask_cors import CORS

PAGES = [
    "https://mydomain.lightning.force.com",
    "https://mydomain.my.site.com",
    # The package matches from the beginning and not to the end: \Z closes the pattern.
    re.compile(r"^https://mydomain--[a-z0-9]+\.sandbox\.(lightning\.force|my\.site)\.com\Z"),
    re.compile(r"^https://mydomain\.(builder|preview|live-preview)\.salesforce-experience\.com\Z"),
]


def allow_pages(app):
    """Call it before your sign-in registers its own before_request."""

    @app.before_request
    def answer_preflight():
        # A preflight has no credentials: it may not reach the sign-in.
        if request.method == "OPTIONS" and request.path.startswith("/api/"):
            return "", 204

    @app.after_request
    def vary(response):
        # flask-cors leaves it out where another page asked, and a cache would give that answer to a listed one.
        response.vary.add("Origin")
        return response

    CORS(
        app,
        # Below /api only: pages for people stay private.
        resources=r"/api/.*",
        origins=PAGES,
        supports_credentials=True,
        expose_headers=["X-Total-Count"],
        max_age=600,
    )
