"""The sample behind the recipe for Flask."""

import logging

from flask import Flask, jsonify, request
from sample import ORDERS, ORDERS_HEADERS, PORT, SESSION_COOKIE, is_signed_in, recipe

app = Flask("sample")
recipe().allow_pages(app)


@app.before_request
def sign_in():
    headers = request.headers
    if not is_signed_in(request.method, request.path, headers.get("Authorization"), headers.get("Cookie")):
        return jsonify(error="sign in"), 401


@app.get("/api/orders")
def orders():
    return jsonify(ORDERS), 200, ORDERS_HEADERS


@app.put("/api/orders/<number>")
def put(number):
    return jsonify(request.get_json())


@app.get("/api/session")
def session():
    return jsonify({}), 200, {"Set-Cookie": SESSION_COOKIE}


@app.get("/api/me")
def me():
    return jsonify(user="me")


@app.get("/api/broken")
def broken():
    raise RuntimeError("broken")


@app.get("/account")
def account():
    return "for people"


logging.disable(logging.CRITICAL)
app.run(host="127.0.0.1", port=PORT, threaded=True)
