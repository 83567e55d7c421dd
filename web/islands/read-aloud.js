/**
 * « Lire à voix haute »: the browser's own voice says the sentences that the page prepared for it, without codes nor
 * abbreviations (web/words/aloud.ts). The button is hidden until it can work. people.md J1.
 */
const voice = window.speechSynthesis

for (const button of document.querySelectorAll('button[data-aloud]')) {
  if (voice === undefined) break
  const sentences = JSON.parse(button.dataset.aloud)
  const words = button.querySelector('span')
  const { textContent: start } = words
  const stopped = () => {
    words.textContent = start
    button.setAttribute('aria-pressed', 'false')
  }
  button.addEventListener('click', () => {
    const wasReading = button.getAttribute('aria-pressed') === 'true'
    voice.cancel()
    if (wasReading) return stopped()
    words.textContent = button.dataset.stop
    button.setAttribute('aria-pressed', 'true')
    for (const sentence of sentences) {
      const said = new SpeechSynthesisUtterance(sentence)
      said.lang = 'fr-FR'
      said.rate = 0.9
      if (sentence === sentences.at(-1)) said.addEventListener('end', stopped)
      voice.speak(said)
    }
  })
  button.hidden = false
}
// A voice goes on after its page is left.
window.addEventListener('pagehide', () => voice?.cancel())
