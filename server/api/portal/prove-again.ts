/**
 * Whoever finds a session open is not its person: before what weighs most she proves again who she is. By her password,
 * in the form itself; when she has none by a passkey, asked for on a page of its own, from which the form leaves again as
 * it was sent. people.md P-28 (ASVS 7.5.1, 7.5.2).
 */
import { passkeyAgainPage } from '@carnet/web/patient/passkey-again.ts'
import type { PasswordProblem } from '@carnet/web/patient/password-again.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { OpenSession } from '../../identity/patient.ts'
import { type CarnetSession, carnetOf, type Portal } from './portal.ts'

type Body = Readonly<Record<string, unknown>>

export type Objection = { readonly status: 422 | 429; readonly why: PasswordProblem }

/** undefined: she has no password, and none is asked of her. */
export function typedPassword({ own }: OpenSession, { body }: FastifyRequest): string | undefined {
  if (!own.hasPassword) return undefined
  const { motDePasse } = (body ?? {}) as Body
  return typeof motDePasse === 'string' ? motDePasse : ''
}

/**
 * What stands in the way of who proves again who she is; undefined: nothing. `asked`: the reply is the page that asks
 * for her passkey. `back`: where she goes if she thinks better of it.
 */
export async function objectionToProof(
  portal: Portal,
  session: CarnetSession,
  { request, reply, back = request.url }: { request: FastifyRequest; reply: FastifyReply; back?: string },
): Promise<Objection | 'asked' | undefined> {
  const password = typedPassword(session, request)
  if (password === '') return { status: 422, why: { kind: 'passwordMissing' } }
  if (password !== undefined) return objectionToPassword(portal, session, { password, request, reply })
  const { preuve, csrf: _, motDePasse: __, ...fields } = (request.body ?? {}) as Body
  if (await isProof(portal, session, request)) return undefined
  reply.code(preuve === undefined ? 200 : 422).send(
    passkeyAgainPage({
      ...carnetOf(portal, session),
      action: request.url,
      back,
      fields: Object.entries(fields).flatMap(([name, value]) =>
        [value].flat().map((each) => [name, String(each)] as const),
      ),
      options: await askProof(portal, session, request.url),
      refused: preuve !== undefined,
    }),
  )
  return 'asked'
}

/** What her passkey is asked to sign, for the form that is sent there and for no other. */
export function askProof({ passkeys }: Portal, { own, csrf }: OpenSession, address: string): Promise<object> {
  return passkeys.askAgain(own.recordId, placeOf(csrf, address))
}

/** The form carries what her passkey signed. */
export async function isProof(
  { passkeys }: Portal,
  { own, csrf }: OpenSession,
  { body, url }: FastifyRequest,
): Promise<boolean> {
  const { preuve } = (body ?? {}) as Body
  return typeof preuve === 'string' && passkeys.proveAgain(own.recordId, preuve, placeOf(csrf, url))
}

function placeOf(csrf: string, address: string): string {
  return `${csrf} ${address}`
}

async function objectionToPassword(
  { doorkeeper, cookies }: Portal,
  { own }: OpenSession,
  { password, request, reply }: { password: string; request: FastifyRequest; reply: FastifyReply },
): Promise<Objection | undefined> {
  const asked = await doorkeeper.confirmPassword(own.recordId, password, {
    address: request.ip,
    device: cookies.read(request, 'device'),
  })
  if (asked === 'right') return undefined
  if (asked === 'wrong') return { status: 422, why: { kind: 'passwordWrong' } }
  const { retryAfterSeconds } = asked
  reply.header('retry-after', String(retryAfterSeconds))
  return { status: 429, why: { kind: 'tooManyTries', minutes: Math.ceil(retryAfterSeconds / 60) } }
}
