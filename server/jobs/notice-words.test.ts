import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultRuleSettings } from '@carnet/core/rules/settings.ts'
import { codeLetterWords, recapWords, wordsToHolder } from './notice-words.ts'

const at = new Date('2026-03-17T09:00:00Z')
const settings = {
  ...defaultRuleSettings,
  supportPhone: '01 99 00 12 34',
  oppositionDelayDays: 60,
  suspensionOppositionDays: 21,
  archiveYears: 20,
  deletionRequestMaxMonths: 1,
}

test('messages give the delays and the number of the regime [LIF-01] [LIF-14] [LIF-15] [LIF-17]', () => {
  const text = (cause: Parameters<typeof wordsToHolder>[0]) => wordsToHolder(cause, at, settings).text
  for (const cause of ['information', 'integration', 'opposed', 'accountActivated', 'majority'] as const)
    assert.match(text(cause), /01 99 00 12 34/)
  assert.match(text('information'), /60\u00a0jours après l’envoi/)
  assert.match(text('suspended'), /fermé dans 3\u00a0semaines/)
  assert.match(text('suspensionClosed'), /depuis 3\u00a0semaines.*gardés 20\u00a0ans/)
  assert.match(text('deletionRequested'), /un délai de 1\u00a0mois au plus/)
  const recap = recapWords([{ id: '1', sector: null, kind: 'dossierPharmaceutique', lastAt: at }], settings)
  assert.match(recap.text, /01 99 00 12 34/)
  const code = { code: 'ABCDE-FGHIJ', expiresAt: at }
  for (const letter of ['activationCode', 'recoveryCode'] as const)
    assert.match(codeLetterWords(letter, code, { portal: undefined, settings }).text, /01 99 00 12 34/)
})
