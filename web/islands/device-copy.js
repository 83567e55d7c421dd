/**
 * « Sans réseau »: makes the copy of this device, by its authenticator or by a code, and renews it. Shows of the page what
 * this device can do: `[data-copy]` is `kept`, `none`, `other` (somebody else’s is here) or `unable`.
 */
const said = document.querySelector('[data-copy-said]')
const words = JSON.parse(said.dataset.copySaid)
const able = 'serviceWorker' in navigator && 'indexedDB' in window && 'caches' in window && crypto.subtle !== undefined
const { value: csrf } = document.querySelector('input[name=csrf]')

const show = (name, shown) => {
  for (const place of document.querySelectorAll(`[data-copy=${name}]`)) place.hidden = !shown
}

if (able) start()

async function start() {
  const local = (await keptCopy()) !== undefined
  const isHers = local && document.querySelector('[data-copy=kept]') !== null
  show('kept', isHers)
  show('none', !isHers)
  show('other', local && !isHers)
  show('unable', false)
  await offerDevice()
  for (const form of document.querySelectorAll('form[data-copy-by=code]'))
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      byCode(form)
    })
  for (const button of document.querySelectorAll('[data-copy-renew]')) {
    button.hidden = false
    button.addEventListener('click', async () => {
      said.textContent = words.working
      button.disabled = true
      if (await renewCopy(csrf)) return location.assign('?fait=renouvelee')
      said.textContent = words.failed
      button.disabled = false
    })
  }
}

async function byCode({ elements: { code, encore } }) {
  const digits = code.value.trim()
  const wrong = !/^\d{6,12}$/.test(digits)
    ? 'tooShort'
    : isGuessed(digits)
      ? 'tooEasy'
      : digits === encore.value.trim()
        ? undefined
        : 'differ'
  const field = wrong === 'differ' ? encore : code
  for (const each of [code, encore])
    each.setAttribute('aria-invalid', String(wrong !== undefined && each === field))
  if (wrong !== undefined) {
    said.textContent = words[wrong]
    field.focus()
    return
  }
  await make(newLock('code'), digits)
}

/** The same digits again and again, or one after the other: what a thief tries first. */
function isGuessed(digits) {
  if (/^(\d{1,4})\1+$/.test(digits)) return true
  const steps = [...digits].slice(1).map((digit, at) => (digit - digits[at] + 10) % 10)
  return steps.every((step) => step === 1) || steps.every((step) => step === 9)
}

/** Where this device has an authenticator of its own that gives a secret (WebAuthn, « prf »). */
async function offerDevice() {
  const can = await window.PublicKeyCredential?.getClientCapabilities?.()
  if (can?.['extension:prf'] !== true || !can.userVerifyingPlatformAuthenticator) return
  for (const place of document.querySelectorAll('[data-copy-by=device]')) {
    place.hidden = false
    place.querySelector('button').addEventListener('click', byDevice)
  }
}

/** A credential of this device alone, for this alone: the server never hears of it, and it lets nobody in. */
async function byDevice() {
  said.textContent = ''
  try {
    const lock = newLock('device')
    const name = document.title
    const prf = { eval: { first: lock.salt } }
    const credential = await navigator.credentials.create({
      publicKey: {
        rp: { name },
        user: { id: crypto.getRandomValues(new Uint8Array(16)), name, displayName: name },
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        pubKeyCredParams: [-7, -257].map((alg) => ({ type: 'public-key', alg })),
        authenticatorSelection: { authenticatorAttachment: 'platform', userVerification: 'required' },
        extensions: { prf },
      },
    })
    const id = credential.rawId
    const first = credential.getClientExtensionResults().prf?.results?.first ?? (await secretOf(id, lock.salt))
    await make({ ...lock, id }, first)
  } catch {
    said.textContent = words.stopped
  }
}

/** Some authenticators give it only once the credential is there. */
async function secretOf(id, salt) {
  const credential = await navigator.credentials.get({
    publicKey: {
      challenge: crypto.getRandomValues(new Uint8Array(32)),
      allowCredentials: [{ type: 'public-key', id }],
      userVerification: 'required',
      extensions: { prf: { eval: { first: salt } } },
    },
  })
  return credential.getClientExtensionResults().prf.results.first
}

async function make(lock, secret) {
  said.textContent = words.working
  try {
    const copy = await newCopy(lock, secret)
    const body = new URLSearchParams({ csrf, geste: 'garder' })
    const response = await fetch(location.pathname, { method: 'POST', body, redirect: 'error' })
    if (!response.ok) throw new Error('refused')
    await keepCopy(copy)
    // Browsers that make room drop what nobody asked them to keep.
    await navigator.storage?.persist?.()
    await navigator.serviceWorker.register('/carnet/sans-reseau.js', { scope: '/carnet' })
    await navigator.serviceWorker.ready
    if ((await contactServer()) !== 'kept' || (await keptCopy())?.sealed === undefined) throw new Error('not filled')
    location.assign('?fait=gardee')
  } catch {
    await wipeCopy()
    said.textContent = words.failed
  }
}
