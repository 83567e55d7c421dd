/**
 * The copy of a carnet that this device keeps, sealed (docs/adr/0020). What comes from the server is sealed to a public
 * key, so that it is renewed without asking anything; the private key is wrapped by a code (PBKDF2) or by the device’s
 * own authenticator (WebAuthn, extension « prf »). Nothing is ever written in clear.
 * The page, the page without network and the service worker each begin with this file.
 */
const copyAddresses = {
  contact: '/carnet/sans-reseau/contact',
  content: '/carnet/sans-reseau/contenu',
}
const copyName = 'carnet-sans-reseau'
const copyDays = 30
const pinIterations = 600_000
const curve = { name: 'ECDH', namedCurve: 'P-256' }
const encoder = new TextEncoder()

/** One transaction on the one entry, `work(store, answer)`. Where there is none nothing is made, unless `make` says so. */
function inCopyStore(mode, work, make = false) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(copyName, 1)
    let absent = false
    opening.onupgradeneeded = () => {
      if (make) return opening.result.createObjectStore('copy')
      absent = true
      opening.transaction.abort()
    }
    opening.onerror = () => (absent ? resolve(undefined) : reject(opening.error))
    opening.onsuccess = () => {
      const database = opening.result
      // A device that wipes its copy waits for nobody.
      database.onversionchange = () => database.close()
      const transaction = database.transaction('copy', mode)
      let answer
      work(transaction.objectStore('copy'), (value) => {
        answer = value
      })
      transaction.oncomplete = () => {
        database.close()
        resolve(answer)
      }
      transaction.onabort = () => {
        database.close()
        reject(transaction.error)
      }
    }
  })
}

function keptCopy() {
  return inCopyStore('readonly', (store, answer) => {
    store.get('copy').onsuccess = (event) => answer(event.target.result)
  })
}

function keepCopy(copy) {
  return inCopyStore('readwrite', (store) => store.put(copy, 'copy'), true)
}

/** Of a copy that is still there: one wiped meanwhile does not come back. As it is then, or undefined. */
function changeCopy(change) {
  return inCopyStore('readwrite', (store, answer) => {
    store.get('copy').onsuccess = (event) => {
      const copy = event.target.result
      if (copy === undefined) return
      const changed = { ...copy, ...change(copy) }
      store.put(changed, 'copy')
      answer(changed)
    }
  })
}

/** Nothing is left: neither the copy nor the pages that open it. */
async function wipeCopy() {
  await inCopyStore('readwrite', (store) => store.clear())
  await new Promise((resolve) => {
    const removing = indexedDB.deleteDatabase(copyName)
    removing.onsuccess = removing.onerror = removing.onblocked = resolve
  })
  await caches.delete(copyName)
}

function isTooOld({ contactAt }, now = Date.now()) {
  return now - contactAt > copyDays * 86_400_000
}

/** What a wrapping key is made from, beside the secret. */
function newLock(kind, besides = {}) {
  const salt = crypto.getRandomValues(new Uint8Array(32))
  return kind === 'code' ? { kind, salt, iterations: pinIterations } : { kind, salt, ...besides }
}

/** `secret`: the digits of a code, or what the authenticator gave. */
async function wrappingKey(lock, secret) {
  const bytes = typeof secret === 'string' ? encoder.encode(secret) : secret
  const [algorithm, made] =
    lock.kind === 'code'
      ? ['PBKDF2', { name: 'PBKDF2', hash: 'SHA-256', salt: lock.salt, iterations: lock.iterations }]
      : ['HKDF', { name: 'HKDF', hash: 'SHA-256', salt: lock.salt, info: encoder.encode('carnet: clé') }]
  const material = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['deriveKey'])
  const uses = ['wrapKey', 'unwrapKey']
  return crypto.subtle.deriveKey(made, material, { name: 'AES-GCM', length: 256 }, false, uses)
}

/** Empty: what it holds is sealed at the next contact. */
async function newCopy(lock, secret) {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(curve, true, ['deriveBits'])
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const wrapping = await wrappingKey(lock, secret)
  const wrapped = await crypto.subtle.wrapKey('pkcs8', privateKey, wrapping, { name: 'AES-GCM', iv })
  return { lock, iv, wrapped, publicKey, sealed: undefined, contactAt: Date.now(), tries: 0, notBefore: 0 }
}

/** Throws on a wrong secret. */
async function openCopy({ lock, iv, wrapped, sealed }, secret) {
  const wrapping = await wrappingKey(lock, secret)
  const unwrapping = { name: 'AES-GCM', iv }
  const privateKey = await crypto.subtle.unwrapKey('pkcs8', wrapped, wrapping, unwrapping, curve, false, [
    'deriveBits',
  ])
  if (sealed === undefined) return undefined
  const from = await crypto.subtle.importKey('raw', sealed.from, curve, true, [])
  const key = await sealingKey(privateKey, from, ['decrypt'])
  const bytes = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv }, key, sealed.bytes)
  return JSON.parse(new TextDecoder().decode(bytes))
}

/** A new pair each time: what was sealed before tells nothing of what is sealed now. */
async function sealTo(publicKey, text) {
  const once = await crypto.subtle.generateKey(curve, false, ['deriveBits'])
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const key = await sealingKey(once.privateKey, publicKey, ['encrypt'])
  const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, encoder.encode(text))
  return { from: await crypto.subtle.exportKey('raw', once.publicKey), iv, bytes }
}

async function sealingKey(privateKey, publicKey, uses) {
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: publicKey }, privateKey, 256)
  const material = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const made = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: encoder.encode('carnet: copie') }
  return crypto.subtle.deriveKey(made, material, { name: 'AES-GCM', length: 256 }, false, uses)
}

/** Asks whether this device may keep its copy: `none`, `unreachable`, `ended` (it is wiped), `kept` (and renewed when due). */
async function contactServer() {
  if ((await keptCopy()) === undefined) return 'none'
  let answer
  try {
    const response = await fetch(copyAddresses.contact, { cache: 'no-store', redirect: 'error' })
    answer = await response.json()
  } catch {
    return 'unreachable'
  }
  if (answer.kept === false) {
    await wipeCopy()
    return 'ended'
  }
  // What another door of the network answers in its place is no contact.
  if (answer.kept !== true) return 'unreachable'
  await changeCopy(() => ({ contactAt: Date.now() }))
  if (answer.csrf !== undefined) await renewCopy(answer.csrf)
  return 'kept'
}

/** False: it could not be, and is as it was. */
async function renewCopy(csrf) {
  const copy = await keptCopy()
  if (copy === undefined) return false
  try {
    const body = new URLSearchParams({ csrf })
    const response = await fetch(copyAddresses.content, { method: 'POST', body, redirect: 'error' })
    if (!response.ok) return false
    const sealed = await sealTo(copy.publicKey, await response.text())
    return (await changeCopy(() => ({ sealed, contactAt: Date.now() }))) !== undefined
  } catch {
    return false
  }
}
