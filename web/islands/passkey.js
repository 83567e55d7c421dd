/**
 * Asks the browser for a passkey (W3C WebAuthn). `[data-passkey-host]` is shown where passkeys answer, and what stands in
 * `[data-passkey-else]` elsewhere. A form with `data-passkey` (`get` or `create`) holds what is asked in `data-options`;
 * the answer goes into its field `data-answer`, and the form leaves. Its words stand beside it, in the element that it names.
 * Without this file, people enter by their password.
 */
const able = 'PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential

for (const place of document.querySelectorAll('[data-passkey-host]')) {
  place.hidden = !able || location.hostname !== place.dataset.passkeyHost
  const other = document.getElementById(place.dataset.passkeyElse)
  if (other) other.hidden = !place.hidden
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    ask(form)
  })
  if (able && form.dataset.atOnce !== undefined) ask(form)
}

async function ask(form) {
  const state = document.getElementById(form.dataset.state)
  const button = form.querySelector('button[type=submit]')
  state.textContent = ''
  button.disabled = true
  try {
    const options = JSON.parse(form.dataset.options)
    const credential =
      form.dataset.passkey === 'create'
        ? await navigator.credentials.create({
            publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
          })
        : await navigator.credentials.get({
            publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
          })
    form.querySelector('[data-answer]').value = JSON.stringify(credential.toJSON())
    form.submit()
  } catch (error) {
    // This authenticator already has one of hers.
    state.textContent = error.name === 'InvalidStateError' ? state.dataset.known : state.dataset.stopped
    button.disabled = false
  }
}
