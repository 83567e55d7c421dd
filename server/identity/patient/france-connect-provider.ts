/**
 * What is said to FranceConnect+, and what is believed of its answers: OpenID Connect, authorization code. Its tokens are
 * signed by it (ES256) and encrypted for us; both are verified, whatever TLS says of who answers. Its documentation for
 * « fournisseurs de services »; docs/exploiter/franceconnect.md. The library is loaded when somebody leaves for it.
 */
import { createPublicKey, type KeyObject } from 'node:crypto'
import type { AskedLevel, PivotIdentity } from '@carnet/core/rules/france-connect.ts'
import type * as OpenIdClient from 'openid-client'
import type { FranceConnectSubject } from '../../store/france-connect.ts'

export type FranceConnectSettings = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Private, of which the public half is ours to publish: EC on P-256, or RSA. */
  readonly key: KeyObject
  readonly level: AskedLevel
  /** Unknown parameters make it refuse: used where it is known to be. */
  readonly pkce: boolean
}

/** What one departure and its return alone share. */
export type Ceremony = {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** Who came back, as FranceConnect names her. */
export type WhoCame = {
  readonly subject: FranceConnectSubject
  /** eIDAS; undefined: it did not say. */
  readonly level: string | undefined
  readonly pivot: PivotIdentity
  /** Signed, no longer encrypted: what it knows the session by, to end it. */
  readonly idToken: string
}

/**
 * `denied`: she turned back, or it would not know her. `expired`: what it gave no longer serves, or did already.
 * `unavailable`: it does not answer. `invalid`: what it said is not believed.
 */
export type UnbelievedReturn = 'denied' | 'expired' | 'unavailable' | 'invalid'

export class ReturnError extends Error {
  override readonly name = 'ReturnError'
  readonly why: UnbelievedReturn

  constructor(why: UnbelievedReturn, cause: unknown) {
    super(`FranceConnect+: ${why}`, { cause })
    this.why = why
  }
}

/** Each throws {@link ReturnError}. */
export type FranceConnectProvider = {
  departure(ceremony: Ceremony, backTo: string): Promise<string>
  /** `address`: where she came back, whole. */
  whoCame(address: string, ceremony: Ceremony): Promise<WhoCame>
  farewell(idToken: string, ceremony: Pick<Ceremony, 'state'>, backTo: string): Promise<string>
  /** With which it encrypts what it tells us (RFC 7517). */
  publicKeys(): Promise<object>
}

const contentEncryption = 'A256GCM'
const signature = 'ES256'
const scope = 'openid given_name family_name gender birthdate birthplace birthcountry'
const timeoutSeconds = 10
/** Its addresses change seldom; its keys are asked for again as soon as one is unknown. */
const discoveredForMs = 3_600_000

export function makeFranceConnectProvider(settings: FranceConnectSettings): FranceConnectProvider {
  const { issuer, clientId, clientSecret, key: own, level, pkce } = settings
  const alg = own.asymmetricKeyType === 'rsa' ? 'RSA-OAEP-256' : 'ECDH-ES'
  const keyId = publicKeyOf(own, alg)
  let discovered: { readonly at: number; readonly known: Promise<Known> } | undefined

  const discover = async (): Promise<Known> => {
    const client = await import('openid-client')
    const metadata = { id_token_signed_response_alg: signature, userinfo_signed_response_alg: signature }
    const configuration = await client.discovery(
      new URL(issuer),
      clientId,
      metadata,
      client.ClientSecretPost(clientSecret),
      // On this machine alone: the settings say it.
      {
        timeout: timeoutSeconds,
        ...(issuer.startsWith('http:') && { execute: [client.allowInsecureRequests] }),
      },
    )
    const { kid } = await keyId
    client.enableDecryptingResponses(configuration, [contentEncryption], {
      key: cryptoKeyOf(own),
      alg,
      kid,
    })
    client.enableNonRepudiationChecks(configuration)
    return { client, configuration }
  }
  /** A discovery that failed is none. */
  const provider = async (): Promise<Known> => {
    if (discovered === undefined || Date.now() - discovered.at > discoveredForMs)
      discovered = { at: Date.now(), known: discover() }
    try {
      return await discovered.known
    } catch (cause) {
      discovered = undefined
      throw new ReturnError('unavailable', cause)
    }
  }

  return {
    async departure({ state, nonce, verifier }, backTo) {
      const { client, configuration } = await provider()
      const parameters = {
        redirect_uri: backTo,
        scope,
        acr_values: level,
        prompt: 'login',
        state,
        nonce,
        ...(pkce && {
          code_challenge: await client.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
        }),
      }
      return client.buildAuthorizationUrl(configuration, parameters).href
    },

    async whoCame(address, { state, nonce, verifier }) {
      const { client, configuration } = await provider()
      try {
        const tokens = await client.authorizationCodeGrant(configuration, new URL(address), {
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
          ...(pkce && { pkceCodeVerifier: verifier }),
        })
        const claims = tokens.claims()!
        const told = await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)
        return {
          subject: { issuer: claims.iss, sub: claims.sub },
          level: textIn(claims, 'acr') || undefined,
          pivot: pivotIn(told),
          idToken: await decrypted(tokens.id_token!, own),
        }
      } catch (error) {
        throw new ReturnError(whyRefused(client, error), error)
      }
    },

    async farewell(idToken, { state }, backTo) {
      const { client, configuration } = await provider()
      return client.buildEndSessionUrl(configuration, {
        id_token_hint: idToken,
        post_logout_redirect_uri: backTo,
        state,
      }).href
    },

    publicKeys: async () => ({ keys: [await keyId] }),
  }
}

type Known = {
  readonly client: typeof OpenIdClient
  readonly configuration: OpenIdClient.Configuration
}

type PublicKey = Readonly<Record<string, unknown>> & { readonly kid: string }

async function publicKeyOf(own: KeyObject, alg: string): Promise<PublicKey> {
  const { calculateJwkThumbprint } = await import('jose')
  const jwk = createPublicKey(own).export({ format: 'jwk' }) as Record<string, string>
  return { ...jwk, use: 'enc', alg, kid: await calculateJwkThumbprint(jwk) }
}

function cryptoKeyOf(own: KeyObject): ReturnType<KeyObject['toCryptoKey']> {
  return own.asymmetricKeyType === 'rsa'
    ? own.toCryptoKey({ name: 'RSA-OAEP', hash: 'SHA-256' }, false, ['decrypt'])
    : own.toCryptoKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits'])
}

/** What was not encrypted for us is not what was agreed: it throws. */
async function decrypted(idToken: string, own: KeyObject): Promise<string> {
  const { compactDecrypt } = await import('jose')
  const { plaintext } = await compactDecrypt(idToken, own)
  return new TextDecoder().decode(plaintext)
}

function pivotIn(told: Readonly<Record<string, unknown>>): PivotIdentity {
  return {
    familyName: textIn(told, 'family_name'),
    givenNames: textIn(told, 'given_name'),
    gender: textIn(told, 'gender'),
    birthDate: textIn(told, 'birthdate'),
    birthPlace: textIn(told, 'birthplace'),
    birthCountry: textIn(told, 'birthcountry'),
  }
}

function textIn(told: Readonly<Record<string, unknown>>, name: string): string {
  const value = told[name]
  return typeof value === 'string' ? value : ''
}

const unanswered: ReadonlySet<string> = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
])
const itsFault: ReadonlySet<string> = new Set(['server_error', 'temporarily_unavailable'])

function whyRefused(client: typeof OpenIdClient, error: unknown): UnbelievedReturn {
  if (error instanceof client.AuthorizationResponseError) {
    if (error.error === 'access_denied') return 'denied'
    return itsFault.has(error.error) ? 'unavailable' : 'invalid'
  }
  if (error instanceof client.ResponseBodyError)
    return error.error === 'invalid_grant' ? 'expired' : 'unavailable'
  // No answer came, or one of a server that failed.
  if (error instanceof TypeError) return 'unavailable'
  return error instanceof client.ClientError && unanswered.has(error.code ?? '') ? 'unavailable' : 'invalid'
}
