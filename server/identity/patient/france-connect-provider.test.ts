/** What is believed of FranceConnect+: only what it signed, encrypted for us, and says of this departure. */
import assert from 'node:assert/strict'
import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { CompactEncrypt, importJWK, type JWK, SignJWT } from 'jose'
import { makeFranceConnectProvider, ReturnError } from './france-connect-provider.ts'

const ceremony = { state: 's'.repeat(43), nonce: 'n'.repeat(43), verifier: 'v'.repeat(43) }
const backTo = 'https://dmp.example.org/retour'
const clientId = 'carnet'
const keyPair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })
const [ours, its, anybodys] = [keyPair(), keyPair(), keyPair()]

type Told = {
  /** Of the ID token, over what is right. */
  readonly claims: Readonly<Record<string, unknown>>
  readonly userInfo: Readonly<Record<string, unknown>>
  readonly signedBy: KeyObject
  readonly encrypted: boolean
  readonly userInfoAsJson: boolean
  readonly tokenStatus: number
}

const honest: Told = {
  claims: {},
  userInfo: {},
  signedBy: its.privateKey,
  encrypted: true,
  userInfoAsJson: false,
  tokenStatus: 200,
}

/** A provider that says what it is told to: the real one of the stories does not lie. */
async function openProvider(
  t: TestContext,
  told: Partial<Told> = {},
  own: KeyObject = ours.privateKey,
): Promise<ReturnType<typeof makeFranceConnectProvider>> {
  const { claims, userInfo, signedBy, encrypted, userInfoAsJson, tokenStatus } = { ...honest, ...told }
  const answers: Readonly<Record<string, () => Promise<readonly [string, string, number?]>>> = {
    '/.well-known/openid-configuration': async () => [
      'application/json',
      JSON.stringify({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        end_session_endpoint: `${issuer}/session/end`,
        jwks_uri: `${issuer}/jwks`,
      }),
    ],
    '/jwks': async () => [
      'application/json',
      JSON.stringify({
        keys: [{ ...its.publicKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig', kid: 'its' }],
      }),
    ],
    '/token': async () => [
      'application/json',
      JSON.stringify({
        access_token: 'jeton',
        token_type: 'Bearer',
        id_token: await token({
          sub: 'elle',
          aud: clientId,
          nonce: ceremony.nonce,
          acr: 'eidas2',
          ...claims,
        }),
      }),
      tokenStatus,
    ],
    '/userinfo': async () => {
      const said = { sub: 'elle', family_name: 'DUPONT', birthdate: '1975-03-01', ...userInfo }
      return userInfoAsJson
        ? ['application/json', JSON.stringify(said)]
        : ['application/jwt', await token(said)]
    },
  }
  const token = async (payload: Readonly<Record<string, unknown>>) => {
    const now = Math.floor(Date.now() / 1000)
    const signed = await new SignJWT({ iss: issuer, iat: now, exp: now + 60, ...payload })
      .setProtectedHeader({ alg: 'ES256', kid: 'its' })
      .sign(signedBy)
    if (!encrypted) return signed
    const [key] = ((await provider.publicKeys()) as { keys: readonly JWK[] }).keys
    return new CompactEncrypt(Buffer.from(signed))
      .setProtectedHeader({ alg: key!.alg!, enc: 'A256GCM', kid: key!.kid! })
      .encrypt(await importJWK(key!))
  }
  const server = createServer((request, response) => {
    void answers[request.url ?? '']?.().then(([type, body, status = 200]) => {
      response.writeHead(status, { 'content-type': type }).end(body)
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const provider = makeFranceConnectProvider({
    issuer,
    clientId,
    clientSecret: 'secret',
    key: own,
    level: 'eidas3',
    pkce: false,
  })
  return provider
}

const whoComes = (
  provider: ReturnType<typeof makeFranceConnectProvider>,
  query = `code=c&state=${ceremony.state}`,
) => provider.whoCame(`${backTo}?${query}`, ceremony)

test('who leaves asks for the pivot identity, at the level that is demanded, and for no more [CON-23]', async (t) => {
  const provider = await openProvider(t)
  const asked = Object.fromEntries(new URL(await provider.departure(ceremony, backTo)).searchParams)
  assert.deepEqual(asked, {
    client_id: clientId,
    response_type: 'code',
    redirect_uri: backTo,
    scope: 'openid given_name family_name gender birthdate birthplace birthcountry',
    acr_values: 'eidas3',
    prompt: 'login',
    state: ceremony.state,
    nonce: ceremony.nonce,
  })
})

for (const [what, own] of [
  ['an elliptic curve', ours.privateKey],
  ['RSA', generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey],
] as const)
  test(`what it signed and encrypted for us is believed: ${what} [CON-23]`, async (t) => {
    const provider = await openProvider(t, {}, own)
    const { subject, level, pivot, idToken } = await whoComes(provider)
    assert.deepEqual(
      [subject.sub, level, pivot.familyName, pivot.givenNames],
      ['elle', 'eidas2', 'DUPONT', ''],
    )
    // To end its session it reads its own token, not the one that is encrypted for us.
    assert.equal(idToken.split('.').length, 3)
    const farewell = new URL(await provider.farewell(idToken, ceremony, backTo))
    assert.equal(farewell.pathname, '/session/end')
    assert.equal(farewell.searchParams.get('id_token_hint'), idToken)
  })

for (const [what, told, why] of [
  ['signed by another', { signedBy: anybodys.privateKey }, 'invalid'],
  ['not encrypted', { encrypted: false }, 'invalid'],
  ['for another service', { claims: { aud: 'autre' } }, 'invalid'],
  ['by another issuer', { claims: { iss: 'https://ailleurs.example.org' } }, 'invalid'],
  ['of another departure', { claims: { nonce: 'x'.repeat(43) } }, 'invalid'],
  ['expired', { claims: { exp: 1_700_000_000 } }, 'invalid'],
  ['with the identity of another', { userInfo: { sub: 'lui' } }, 'invalid'],
  ['with an identity that nobody signed', { userInfoAsJson: true }, 'invalid'],
  ['by a server that fails', { tokenStatus: 500 }, 'unavailable'],
] as const)
  test(`what is told ${what} opens nothing: ${why} [CON-23]`, async (t) => {
    const provider = await openProvider(t, told)
    await assert.rejects(whoComes(provider), (error: ReturnError) => error.why === why)
  })

test('what FranceConnect+ says instead of a code has its own reason [CON-23]', async (t) => {
  const provider = await openProvider(t)
  for (const [error, why] of [
    ['access_denied', 'denied'],
    ['temporarily_unavailable', 'unavailable'],
    ['server_error', 'unavailable'],
    ['invalid_scope', 'invalid'],
    ['Y000400', 'invalid'],
  ])
    await assert.rejects(
      whoComes(provider, `error=${error}&state=${ceremony.state}`),
      (refused: ReturnError) => refused.why === why,
      error,
    )
})

test('without an answer nobody leaves, and the next one asks again [CON-23]', async () => {
  const key = ours.privateKey
  const issuer = 'http://localhost:1'
  const provider = makeFranceConnectProvider({
    issuer,
    clientId,
    clientSecret: 's',
    key,
    level: 'eidas2',
    pkce: false,
  })
  for (const _ of [1, 2])
    await assert.rejects(
      provider.departure(ceremony, backTo),
      (error: unknown) => error instanceof ReturnError && error.why === 'unavailable',
    )
})
