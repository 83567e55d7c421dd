/**
 * Shows the page without network where the server is not reached, asks at each page whether this device may keep its copy,
 * and wipes it when somebody leaves. It keeps the application alone, never a page of a carnet. `shell`, `withoutNetwork`
 * and `signOut` are addresses that the server writes before this file.
 */
self.addEventListener('install', (event) => {
  self.skipWaiting()
  event.waitUntil(keepShell())
})

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname, search } = new URL(request.url)
  if (origin !== self.location.origin) return
  if (request.method === 'POST' && pathname === signOut) event.waitUntil(leave())
  if (request.method !== 'GET') return
  if (request.mode === 'navigate') {
    event.respondWith(fetch(request).catch(() => kept(withoutNetwork)))
    if (pathname !== withoutNetwork) event.waitUntil(contact())
  } else if (shell.includes(pathname + search))
    event.respondWith(kept(request).then((known) => known ?? fetch(request)))
})

async function contact() {
  const answer = await contactServer()
  if (answer === 'ended') await self.registration.unregister()
  if (answer === 'kept') await keepShell()
}

async function leave() {
  await wipeCopy()
  await self.registration.unregister()
}

/** The script and the style of the day: they change name with their content. */
async function keepShell() {
  const cache = await caches.open(copyName)
  const known = await cache.keys()
  const missing = [withoutNetwork, ...shell].filter(
    (address) => !known.some(({ url }) => url === new URL(address, self.location.origin).href),
  )
  await cache.addAll(missing)
}

/** Other headers of a request do not change what was kept. */
function kept(request) {
  return caches.match(request, { cacheName: copyName, ignoreVary: true })
}
