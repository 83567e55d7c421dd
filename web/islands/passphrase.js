/**
 * How strong a passphrase is, told while it is typed: as the server will judge it (core/rules/archive-passphrase.ts), and
 * nothing of it leaves the page before the form. Without this script the hint says what is asked for.
 */
for (const told of document.querySelectorAll('[data-strength]')) {
  const { words, limits, runs, differentMin } = JSON.parse(told.dataset.strength)
  const field = document.getElementById(told.dataset.of)
  const isEasy = (plain) =>
    new Set(plain).size < differentMin ||
    /^[\d\s./+-]*$/.test(plain) ||
    runs.some((run) => plain.replace(/\s/g, '').includes(run))
  const strengthOf = (passphrase) => {
    const signs = passphrase.replace(/(.)\1+/g, '$1').length
    if (signs < limits.min || isEasy(passphrase.toLowerCase())) return 'weak'
    if (signs < limits.good) return 'enough'
    return signs < limits.strong ? 'good' : 'strong'
  }
  field.addEventListener('input', () => {
    told.textContent = field.value === '' ? '' : words[strengthOf(field.value)]
  })
}
