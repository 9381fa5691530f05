// Keeps the whole site after the first load: the next one needs no network. Its two values are filled in by build.ts.
const CACHE = 'callout-lab-' + 'VERSION';
const FILES = ['FILES'];

self.addEventListener('install', (event) => {
    event.waitUntil(
        caches
            .open(CACHE)
            .then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload' }))))
            .then(() => self.skipWaiting())
    );
});

self.addEventListener('activate', (event) => {
    event.waitUntil(
        caches
            .keys()
            .then((names) =>
                Promise.all(
                    names
                        .filter((name) => name.startsWith('callout-lab-') && name !== CACHE)
                        .map((name) => caches.delete(name))
                )
            )
            .then(() => self.clients.claim())
    );
});

self.addEventListener('fetch', (event) => {
    const url = new URL(event.request.url);
    if (event.request.method !== 'GET' || url.origin !== self.location.origin) {
        return;
    }
    const asked = url.pathname.endsWith('/') ? new Request(`${url.href.split('#')[0]}index.html`) : event.request;
    event.respondWith(
        caches
            .open(CACHE)
            .then(async (cache) => (await cache.match(asked, { ignoreSearch: true })) ?? fetch(event.request))
    );
});
