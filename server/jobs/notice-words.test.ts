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
  const text = (cause: Parameters<typeof wordsToHolder>[0]) =>
    wordsToHolder(cause, at, { settings, portal: undefined }).text
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

test('a right is used at our own address when there is one, with the code of the message, else by telephone [LIF-01] [LIF-03]', () => {
  const portal = 'https://carnet.example'
  const code = { code: 'ABCDE-FGHJK', expiresAt: new Date('2026-08-17T09:00:00Z') }
  const text = (
    cause: Parameters<typeof wordsToHolder>[0],
    told: Partial<Parameters<typeof wordsToHolder>[2]>,
  ) => wordsToHolder(cause, at, { settings, portal: undefined, ...told }).text
  for (const cause of ['information', 'informationByLetter', 'integration', 'opposed', 'majority'] as const) {
    assert.match(text(cause, {}), /en ligne sur www\.monespacesante\.fr ou en appelant/, cause)
    assert.doesNotMatch(text(cause, { portal, code }), /monespacesante/, cause)
    assert.match(
      text(cause, { portal, code }),
      /en ligne sur https:\/\/carnet\.example ou en appelant/,
      cause,
    )
  }
  assert.match(
    text('information', { portal, code }),
    /code\u00a0: ABCDE-FGHJK[\s\S]*17\u00a0août\u00a02026[\s\S]*J’active/,
  )
  assert.doesNotMatch(text('integration', { portal, code }), /J’active/)
  assert.match(text('information', { portal }), /sans donner de raison, en appelant le 01 99 00 12 34\./)
  assert.doesNotMatch(text('information', { code }), /ABCDE/, 'nowhere of ours to use it')
})
