import assert from 'node:assert/strict'
import test from 'node:test'
import { pageStates } from './states.ts'

test('the box that was not ticked says so itself, and the summary leads to it', () => {
  const page = pageStates.wishes!
  assert.match(page, /<a href="#remplacer-oui">Cochez la case pour confirmer/)
  assert.match(
    page,
    /<input id="remplacer-oui"[^>]* aria-invalid="true" aria-describedby="remplacer-oui-erreur">/,
  )
})
