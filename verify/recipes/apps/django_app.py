"""The sample behind the recipe for Django."""

import json
import logging
import sys

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from sample import ORDERS, ORDERS_HEADERS, PORT, SESSION_COOKIE, is_signed_in
from werkzeug.serving import run_simple


def sign_in(get_response):
    def middleware(request):
        headers = request.headers
        if not is_signed_in(request.method, request.path, headers.get("Authorization"), headers.get("Cookie")):
            return JsonResponse({"error": "sign in"}, status=401)
        return get_response(request)

    return middleware


def with_headers(response, headers):
    for name, value in headers.items():
        response[name] = value
    return response


@csrf_exempt
@require_http_methods(["GET"])
def orders(request):
    return with_headers(JsonResponse(ORDERS), ORDERS_HEADERS)


@csrf_exempt
def order(request, number):
    return JsonResponse(json.loads(request.body))


def form(request):
    return HttpResponse("taken")


def session(request):
    return with_headers(JsonResponse({}), {"Set-Cookie": SESSION_COOKIE})


def me(request):
    return JsonResponse({"user": "me"})


def broken(request):
    raise RuntimeError("broken")


def account(request):
    return HttpResponse("for people")


urlpatterns = [
    path("api/orders", orders),
    path("api/orders/<number>", order),
    path("api/form", form),
    path("api/session", session),
    path("api/me", me),
    path("api/broken", broken),
    path("account", account),
]

# What `django-admin startproject` and the app of the sample have before the recipe's lines.
values = {
    "INSTALLED_APPS": [],
    "MIDDLEWARE": [
        "django.middleware.common.CommonMiddleware",
        "__main__.sign_in",
        "django.middleware.csrf.CsrfViewMiddleware",
    ],
    "ROOT_URLCONF": "__main__",
    "ALLOWED_HOSTS": ["127.0.0.1"],
    "SECRET_KEY": "sample",
    "USE_TZ": True,
}
with open(sys.argv[1], encoding="utf-8") as recipe:
    exec(recipe.read(), values)
settings.configure(**{name: value for name, value in values.items() if name.isupper()})
django.setup()
logging.disable(logging.CRITICAL)
run_simple("127.0.0.1", PORT, get_wsgi_application(), threaded=True)
