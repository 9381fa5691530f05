# Django with django-cors-headers, at the end of settings.py. Replace mydomain; leave out what your org has not.

INSTALLED_APPS += ["corsheaders"]
# First: a preflight has no credentials, and the answers of every other middleware need the headers too.
MIDDLEWARE.insert(0, "corsheaders.middleware.CorsMiddleware")

# Below /api only: pages for people stay private.
CORS_URLS_REGEX = r"^/api/"
CORS_ALLOWED_ORIGINS = [
    "https://mydomain.lightning.force.com",
    "https://mydomain.my.site.com",
]
# The package matches from the beginning and not to the end: \Z closes the pattern.
CORS_ALLOWED_ORIGIN_REGEXES = [
    r"^https://mydomain--[a-z0-9]+\.sandbox\.(lightning\.force|my\.site)\.com\Z",
    r"^https://mydomain\.(builder|preview|live-preview)\.salesforce-experience\.com\Z",
]
CORS_ALLOW_CREDENTIALS = True
CORS_EXPOSE_HEADERS = ["X-Total-Count"]
# A preflight is remembered for a day unless CORS_PREFLIGHT_MAX_AGE says less.
