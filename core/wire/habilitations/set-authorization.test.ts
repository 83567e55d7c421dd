import assert from 'node:assert/strict'
import { test } from 'node:test'
import { WireError } from '../wire-error.ts'
import { parseXml } from '../xml/read.ts'
import type { Markup } from '../xml/write.ts'
import {
  formatSetAuthorization,
  formatSetAuthorizationAnswer,
  isOk,
  readSetAuthorization,
  readSetAuthorizationAnswer,
} from './set-authorization.ts'

const parse = (markup: Markup | string) => parseXml(Buffer.from(markup.toString()))

test('requests are those of the specification', () => {
  const cases = [
    [
      { action: 'AJOUT', medecinTraitant: false },
      '<setAuthorization xmlns="urn:si-dmp-habilitations"><action>AJOUT</action></setAuthorization>',
    ],
    [
      { action: 'AJOUT', medecinTraitant: true },
      '<setAuthorization xmlns="urn:si-dmp-habilitations"><action>AJOUT</action><role>MEDECIN_TRAITANT</role></setAuthorization>',
    ],
    [
      { action: 'SUPPRESSION', medecinTraitant: false },
      '<setAuthorization xmlns="urn:si-dmp-habilitations"><action>SUPPRESSION</action></setAuthorization>',
    ],
  ] as const
  for (const [request, text] of cases) {
    assert.equal(formatSetAuthorization(request).text, text)
    assert.deepEqual(readSetAuthorization(parse(text)), request)
  }
})

test('an empty role is no role, and white space around the action is ignored', () => {
  const text =
    '<h:setAuthorization xmlns:h="urn:si-dmp-habilitations"><h:action> AJOUT\n</h:action><h:role/></h:setAuthorization>'
  assert.deepEqual(readSetAuthorization(parse(text)), { action: 'AJOUT', medecinTraitant: false })
})

test('the answer carries status and context, even empty', () => {
  for (const context of ['', 'Autorisation déjà présente aucune action effectuée']) {
    const answer = { status: 'DMPOk', context }
    const markup = formatSetAuthorizationAnswer(answer)
    assert.match(markup.text, /<output><status>DMPOk<\/status><context>/)
    assert.deepEqual(readSetAuthorizationAnswer(parse(markup)), answer)
  }
})

test('DMPOk is recognised whatever its case, and nothing else is', () => {
  assert.ok(isOk({ status: 'DMPOK', context: '' }))
  assert.ok(!isOk({ status: 'DMPPatientAccessAlreadyExists', context: '' }))
})

const request = formatSetAuthorization({ action: 'AJOUT', medecinTraitant: true }).text
for (const [what, code, text] of [
  ['its action is unknown', 'action', request.replace('AJOUT', 'DETRUIRE')],
  ['its action is missing', 'action', request.replace('<action>AJOUT</action>', '')],
  ['its role is unknown', 'role', request.replace('MEDECIN_TRAITANT', 'ADMINISTRATEUR')],
  [
    'it is another operation',
    'unsupported',
    request.replaceAll('setAuthorization', 'listAuthorizationByPatient'),
  ],
  [
    'it is of another namespace',
    'unsupported',
    request.replace('urn:si-dmp-habilitations', 'urn:si-dmp-patients'),
  ],
] as const)
  test(`a request is refused when ${what}`, () => {
    assert.throws(
      () => readSetAuthorization(parse(text)),
      (error) => error instanceof WireError && error.code === code,
    )
  })

test('an answer without status is refused', () => {
  const text =
    '<setAuthorizationResponse xmlns="urn:si-dmp-habilitations"><output><context/></output></setAuthorizationResponse>'
  assert.throws(
    () => readSetAuthorizationAnswer(parse(text)),
    (error) => error instanceof WireError && error.code === 'missing',
  )
})
