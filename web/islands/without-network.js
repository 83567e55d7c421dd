/**
 * The page that this device shows by itself: opens the copy that it keeps, with a code or by its authenticator, and wipes
 * it after ten wrong codes, after thirty days without contact, or when the server says so.
 */
const said = document.querySelector('[data-said]')
const words = JSON.parse(said.dataset.said)
const triesMax = 10
/** Left open and untouched, it closes. */
const openMinutes = 5
const opened = document.querySelector('[data-state=open]')
let online = false

start()

/** One state at a time. */
function show(name) {
  for (const place of document.querySelectorAll('[data-state]')) place.hidden = place.dataset.state !== name
}

async function start() {
  const copy = await keptCopy()
  if (copy !== undefined && isTooOld(copy)) return wiped('age')
  if (copy === undefined) show('none')
  else {
    show('locked')
    offer(copy)
  }
  const answer = await contactServer()
  if (answer === 'ended') return wiped('ended')
  online = answer === 'kept' || (answer === 'none' && navigator.onLine)
  document.querySelector('[data-online]').hidden = !online
}

async function wiped(why) {
  await wipeCopy()
  const registration = await navigator.serviceWorker?.getRegistration('/carnet')
  await registration?.unregister()
  opened.replaceChildren()
  said.textContent = ''
  show(why)
}

function offer({ lock }) {
  const place = document.querySelector(`[data-open=${lock.kind}]`)
  place.hidden = false
  if (lock.kind === 'device') {
    place.addEventListener('click', openByDevice)
    return
  }
  const { code } = place.elements
  place.addEventListener('submit', async (event) => {
    event.preventDefault()
    const digits = code.value.trim()
    code.value = ''
    await openByCode(digits)
    code.focus()
  })
  code.focus()
}

/** A try counts before it is judged: to close the page in between gains none. */
async function openByCode(digits) {
  const known = await keptCopy()
  if (known === undefined) return wiped('ended')
  const seconds = Math.ceil((known.notBefore - Date.now()) / 1000)
  if (seconds > 0) {
    said.textContent = words.wait.replace('#', seconds)
    return
  }
  said.textContent = words.opening
  const copy = await changeCopy(({ tries }) => ({ tries: tries + 1, notBefore: Date.now() + delayMs(tries + 1) }))
  if (copy === undefined) return wiped('ended')
  try {
    const content = await openCopy(copy, digits)
    await changeCopy(() => ({ tries: 0, notBefore: 0 }))
    await display(content)
  } catch {
    const left = triesMax - copy.tries
    if (left <= 0) return wiped('tries')
    said.textContent = left === 1 ? words.last : words.wrong.replace('#', left)
  }
}

/** Two slips cost nothing; then 5 seconds, twice as many each time. */
function delayMs(tries) {
  return tries < 3 ? 0 : 5_000 * 2 ** (tries - 3)
}

async function openByDevice() {
  const copy = await keptCopy()
  if (copy === undefined) return wiped('ended')
  said.textContent = words.opening
  let secret
  try {
    const credential = await navigator.credentials.get({
      publicKey: {
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        allowCredentials: [{ type: 'public-key', id: copy.lock.id }],
        userVerification: 'required',
        extensions: { prf: { eval: { first: copy.lock.salt } } },
      },
    })
    secret = credential.getClientExtensionResults().prf.results.first
  } catch {
    said.textContent = words.stopped
    return
  }
  try {
    await display(await openCopy(copy, secret))
  } catch {
    said.textContent = words.forgotten
  }
}

function display(content) {
  said.textContent = ''
  if (content === undefined) return show('empty')
  // Written by our server, and sealed since: nobody else had the key.
  opened.innerHTML = content.page
  for (const each of content.documents) fill(opened.querySelector(`#${each.place}`), each)
  const title = document.querySelector('h1')
  title.textContent = online ? content.asOfOnline : content.asOf
  title.tabIndex = -1
  show('open')
  title.focus()
  closeWhenLeft()
}

/** A text in a frame that may do nothing; files from memory. */
function fill(place, { title, content, files }) {
  for (const element of place.querySelectorAll('[data-file]')) {
    const { mediaType, base64 } = files[element.dataset.file]
    const blob = new Blob([Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))], { type: mediaType })
    element[element.localName === 'img' ? 'src' : 'href'] = URL.createObjectURL(blob)
  }
  if (content === undefined) return
  const frame = document.createElement('iframe')
  frame.className = 'reader-frame'
  frame.setAttribute('sandbox', '')
  frame.title = title
  frame.srcdoc = content
  place.prepend(frame)
}

function closeWhenLeft() {
  const actions = document.querySelector('[data-close]')
  actions.hidden = false
  const close = () => location.reload()
  actions.querySelector('button').addEventListener('click', close)
  let left = setTimeout(close, openMinutes * 60_000)
  for (const gesture of ['pointerdown', 'keydown', 'scroll'])
    addEventListener(gesture, () => {
      clearTimeout(left)
      left = setTimeout(close, openMinutes * 60_000)
    })
}
