/**
 * What an authenticator is asked to sign, and what is believed of its answer. W3C WebAuthn Level 3, §7.1 and §7.2.
 * The person herself is verified each time (her finger, her face, the code of her device): a passkey is then two factors.
 * Whatever is wrong with an answer, it is nothing: no reason leaves.
 */

import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Passkey } from '../../store/passkeys.ts'

/** Whom a passkey is made for: it answers nobody else, wherever its owner is led. */
export type RelyingParty = {
  /** The host of the portal. */
  readonly id: string
  /** `https://dmp.exemple.fr`, as the browser says it. */
  readonly origin: string
}

export type CreationOptions = PublicKeyCredentialCreationOptionsJSON
export type RequestOptions = PublicKeyCredentialRequestOptionsJSON

/** What a browser sends back, its challenge read and nothing of it believed yet. */
export type Answer = { readonly challenge: string; readonly credential: Readonly<Record<string, unknown>> }

type Known = Pick<Passkey, 'credentialId' | 'transports'>

const minute = 60_000
/** COSE: EdDSA, ES256, RS256. What authenticators have; the others wait to be more than an experiment in Node. */
const algorithms = [-8, -7, -257]
/** An answer is a few kilobytes. */
const answerCharactersMax = 20_000

export function askToCreate(
  party: RelyingParty,
  {
    userHandle,
    account,
    name,
    known,
  }: {
    readonly userHandle: Buffer
    /** What her device calls it among others. */
    readonly account: string
    readonly name: string
    readonly known: readonly Known[]
  },
): Promise<CreationOptions> {
  return generateRegistrationOptions({
    rpName: 'Carnet',
    rpID: party.id,
    userID: new Uint8Array(userHandle),
    userName: account,
    userDisplayName: name,
    timeout: 5 * minute,
    // Who made the authenticator is not our business.
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: known.map(described),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** Of whoever she is: her authenticator says it. `known`: by one of these alone. */
export function askToSign(party: RelyingParty, known: readonly Known[] = []): Promise<RequestOptions> {
  return generateAuthenticationOptions({
    rpID: party.id,
    timeout: 5 * minute,
    userVerification: 'required',
    allowCredentials: known.map(described),
  })
}

export function readAnswer(text: string): Answer | undefined {
  if (text.length > answerCharactersMax) return undefined
  try {
    const credential = JSON.parse(text) as Readonly<Record<string, unknown>>
    const { clientDataJSON } = credential.response as { readonly clientDataJSON: string }
    const clientData = Buffer.from(clientDataJSON, 'base64url').toString()
    const { challenge, crossOrigin } = JSON.parse(clientData) as Readonly<Record<string, unknown>>
    // No page of ours stands in a frame of another.
    return typeof challenge === 'string' && crossOrigin !== true ? { challenge, credential } : undefined
  } catch {
    return undefined
  }
}

export type CreatedPasskey = Omit<Passkey, 'recordId' | 'userHandle'> & {
  readonly backupEligible: boolean
  readonly backedUp: boolean
}

export async function createdPasskey(
  party: RelyingParty,
  { challenge, credential: response }: Answer,
): Promise<CreatedPasskey | undefined> {
  const { verified, registrationInfo } = await orNothing(
    verifyRegistrationResponse({
      response: response as unknown as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    }),
  )
  if (verified !== true || registrationInfo === undefined) return undefined
  const { credential, credentialDeviceType, credentialBackedUp } = registrationInfo
  return {
    credentialId: Buffer.from(credential.id, 'base64url'),
    publicKey: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: (credential.transports ?? []).filter((each) => transportNames.has(each)),
    backupEligible: credentialDeviceType === 'multiDevice',
    backedUp: credentialBackedUp,
  }
}

/** What its authenticator says of a passkey that it used: undefined, it was not this one, or a copy of it (its counter went back). */
export async function usedPasskey(
  party: RelyingParty,
  { challenge, credential: response }: Answer,
  passkey: Pick<Passkey, 'credentialId' | 'publicKey' | 'counter'>,
): Promise<{ readonly counter: number; readonly backedUp: boolean } | undefined> {
  const { verified, authenticationInfo } = await orNothing(
    verifyAuthenticationResponse({
      response: response as unknown as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: {
        id: passkey.credentialId.toString('base64url'),
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
      },
    }),
  )
  if (verified !== true || authenticationInfo === undefined) return undefined
  return { counter: authenticationInfo.newCounter, backedUp: authenticationInfo.credentialBackedUp }
}

/** The credential that an answer says it comes from, and whom its authenticator knows by it. */
export function claimedBy({ credential }: Answer): {
  readonly credentialId: Buffer
  readonly userHandle: Buffer | undefined
} {
  const { id, response } = credential as {
    readonly id?: unknown
    readonly response: { readonly userHandle?: unknown }
  }
  return { credentialId: bytesOf(id) ?? Buffer.alloc(0), userHandle: bytesOf(response.userHandle) }
}

/** WebAuthn §5.8.4. */
const transportNames: ReadonlySet<string> = new Set([
  'ble',
  'cable',
  'hybrid',
  'internal',
  'nfc',
  'smart-card',
  'usb',
])

function described({ credentialId, transports }: Known) {
  return { id: credentialId.toString('base64url'), transports: [...transports] }
}

function bytesOf(text: unknown): Buffer | undefined {
  return typeof text === 'string' ? Buffer.from(text, 'base64url') : undefined
}

/** The library throws what is wrong: an answer that is not what it should be is none. */
function orNothing<T extends object>(verification: Promise<T>): Promise<Partial<T>> {
  return verification.catch(() => ({}))
}
