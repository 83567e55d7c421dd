/**
 * Two minutes before a carnet that nobody touches closes by itself, its page says so and offers to stay: one key does
 * (people.md §2; WCAG 2.2.1, 2.2.6). While somebody writes, it stays without asking. What one page is told, the others
 * of this browser know. Without this file the carnet closes all the same, and what is sent then is kept.
 *
 * And the key « / », which leads to the search wherever one is, unless this device turned it off (P-03).
 */
const warnMs = 120_000
const writingMs = 60_000

const dialog = document.getElementById('fin-de-session')
const others = new BroadcastChannel('carnet-session')
let endsAt = Date.now() + Number(dialog.dataset.seconds) * 1000
let writtenAt = 0
/** `soon`, `last` (it cannot be put off) and `over` are said; of `open` there is nothing to say. */
let state = 'open'
let mayStay = true
let asking = false

others.addEventListener('message', ({ data }) => {
  endsAt = Math.max(endsAt, data)
  look()
})
others.postMessage(endsAt)
for (const gesture of ['keydown', 'pointerdown', 'input'])
  document.addEventListener(gesture, () => {
    if (!dialog.open) writtenAt = Date.now()
  })
// By its button, or by Escape.
dialog.addEventListener('close', () => {
  if (state === 'soon') stay()
})
document.addEventListener('visibilitychange', look)
document.addEventListener('keydown', search)
setInterval(look, 1000)

function look() {
  const left = endsAt - Date.now()
  if (asking) return
  if (left <= 0) show('over')
  else if (left > warnMs) show('open')
  else if (!mayStay) show('last')
  else if (state === 'open' && Date.now() - writtenAt < writingMs) stay()
  else show('soon')
}

function show(next) {
  if (state === next) return
  state = next
  dialog.dataset.state = state
  for (const part of dialog.querySelectorAll('[data-when]')) part.hidden = part.dataset.when !== state
  if (state === 'open') return dialog.close()
  dialog.setAttribute('aria-labelledby', `session-${state}`)
  dialog.setAttribute('aria-describedby', `session-${state}-sens`)
  if (!dialog.open) dialog.showModal()
}

/** Not while somebody writes, nor with a key that makes another of it. */
function search(event) {
  const { key, target, ctrlKey, altKey, metaKey } = event
  if (key !== '/' || ctrlKey || altKey || metaKey || dialog.open) return
  if (document.documentElement.dataset.shortcut === 'off' || target.closest?.('input, textarea, select')) return
  event.preventDefault()
  const field = document.querySelector('input[name="q"]')
  if (field === null) location.assign(`${dialog.dataset.search}#q`)
  else field.focus()
}

/** The server is told that somebody is there, and says how long it lasts: past twelve hours, no longer. */
async function stay() {
  asking = true
  const form = new URLSearchParams({ csrf: dialog.querySelector('[name=csrf]').value })
  try {
    const answer = await fetch(dialog.dataset.stay, { method: 'POST', body: form, redirect: 'manual' })
    const { seconds } = answer.ok ? await answer.json() : { seconds: 0 }
    endsAt = Date.now() + seconds * 1000
    mayStay = seconds * 1000 > warnMs
    others.postMessage(endsAt)
  } catch {
    // Out of reach: asked again, or over in its time.
  }
  asking = false
  state = 'open'
  look()
}
