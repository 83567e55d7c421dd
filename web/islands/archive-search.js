/**
 * In the list of an archive, keeps in sight the documents whose words hold all those that are typed, accents or not. The
 * page is read from a disk: this file stands in it, and nothing is loaded. Without it, the whole list is there.
 */
const field = document.getElementById('chercher')
const found = document.getElementById('trouves')
const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
const entries = [...document.querySelectorAll('.entry')].map((entry) => ({
  entry,
  text: plain(entry.textContent),
}))

field.closest('[hidden]').hidden = false
field.addEventListener('input', () => {
  const words = plain(field.value)
    .split(/\s+/)
    .filter((word) => word !== '')
  let count = 0
  for (const { entry, text } of entries) {
    entry.hidden = !words.every((word) => text.includes(word))
    if (!entry.hidden) count++
  }
  for (const section of document.querySelectorAll('main > section'))
    section.hidden = section.querySelector('.entry:not([hidden])') === null
  const { none, one, many } = found.dataset
  found.textContent =
    words.length === 0 ? '' : count === 0 ? none : count === 1 ? one : many.replace('#', String(count))
})
