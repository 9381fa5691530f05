# FastAPI or Starlette with Starlette's own CORSMiddleware. Replace mydomain; leave out what your org has not.
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

PAGES = [
    "https://mydomain.lightning.force.com",
    "https://mydomain.my.site.com",
]
PATTERN = (
    r"https://mydomain--[a-z0-9]+\.sandbox\.(lightning\.force|my\.site)\.com"
    r"|https://mydomain\.(builder|preview|live-preview)\.salesforce-experience\.com"
)


def mount_api(app: FastAPI, api: FastAPI) -> None:
    """`app` has the pages for people, which stay private; `api` has the routes and the sign-in."""

    @api.middleware("http")
    async def vary(request, call_next):
        response = await call_next(request)
        # The middleware below leaves it out where no page asked, and a cache would give that answer to a page.
        response.headers.add_vary_header("Origin")
        return response

    # Around the whole of `api`, not by add_middleware: an error that nobody catches is answered outside of all that is added.
    cors = CORSMiddleware(
        api,
        allow_origins=PAGES,
        allow_origin_regex=PATTERN,
        allow_credentials=True,
        allow_methods=["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
        allow_headers=["Authorization", "Content-Type"],
        expose_headers=["X-Total-Count"],
        # A preflight is remembered for ten minutes unless max_age says else.
    )
    app.mount("/api", cors)
