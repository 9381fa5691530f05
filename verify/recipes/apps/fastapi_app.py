"""The sample behind the recipe for FastAPI."""

from typing import Any

import uvicorn
from fastapi import Body, FastAPI
from fastapi.responses import JSONResponse, PlainTextResponse
from sample import ORDERS, ORDERS_HEADERS, PORT, SESSION_COOKIE, is_signed_in, recipe

app = FastAPI()
api = FastAPI()


@api.middleware("http")
async def sign_in(request, call_next):
    headers = request.headers
    # A mounted application sees the whole path or its own part of it, by the version.
    path = "/api/" + request.url.path.rsplit("/", 1)[-1]
    if not is_signed_in(request.method, path, headers.get("authorization"), headers.get("cookie")):
        return JSONResponse({"error": "sign in"}, 401)
    return await call_next(request)


@api.get("/orders")
async def orders():
    return JSONResponse(ORDERS, 200, ORDERS_HEADERS)


@api.put("/orders/{number}")
async def put(number: str, body: Any = Body()):
    return body


@api.get("/session")
async def session():
    return JSONResponse({}, 200, {"Set-Cookie": SESSION_COOKIE})


@api.get("/me")
async def me():
    return {"user": "me"}


@api.get("/broken")
async def broken():
    raise RuntimeError("broken")


recipe().mount_api(app, api)


@app.get("/account")
async def account():
    return PlainTextResponse("for people")


uvicorn.run(app, host="127.0.0.1", port=PORT, log_level="critical")
