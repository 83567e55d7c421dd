/** What every page of the portal is given, and the session that most of them need. */

import type { Calendars } from '@carnet/core/codes/vaccination-calendars.ts'
import type { AccessibilityAudit } from '@carnet/core/model/accessibility-audit.ts'
import { civilDay } from '@carnet/core/model/civil-day.ts'
import { calendarInForce, type VaccinationCalendar } from '@carnet/core/model/vaccination.ts'
import { WireError } from '@carnet/core/wire/wire-error.ts'
import type { AssetUrls } from '@carnet/web/assets.ts'
import { type Display, parseDisplay } from '@carnet/web/display.ts'
import type { HomeData } from '@carnet/web/public/home.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Platform } from '../../actions/platform.ts'
import type { Antivirus } from '../../antivirus.ts'
import type { KeptForms, Reader, TypedFields } from '../../identity/kept-forms.ts'
import type { MatriculePolicy } from '../../identity/matricule-policy.ts'
import type { Activation } from '../../identity/patient/activation.ts'
import type { ChildActivation } from '../../identity/patient/child-activation.ts'
import type { Passwords } from '../../identity/patient/choose-password.ts'
import type { ContactChanges } from '../../identity/patient/contact-change.ts'
import type { DeviceCopies } from '../../identity/patient/device-copies.ts'
import type { FranceConnect } from '../../identity/patient/france-connect.ts'
import type { Opposition } from '../../identity/patient/opposition.ts'
import type { Passkeys } from '../../identity/patient/passkeys.ts'
import type { Recovery } from '../../identity/patient/recovery.ts'
import type { Doorkeeper, OpenSession } from '../../identity/patient.ts'
import type { ProfessionalSessions } from '../../identity/professional/sessions.ts'
import type { Log } from '../../log.ts'
import type { PdfCleaner } from '../../pdf-cleaning/pdf-cleaner.ts'
import type { PdfReader } from '../../pdf-text/pdf-reader.ts'
import { type Cookies, sameToken } from './cookies.ts'
import { policyWithCalls } from './page-policy.ts'
import { isUnreadableUpload, readUpload } from './patient/upload.ts'
import { isSameReader, readerOf, typedFormOf, typedIn } from './typed-forms.ts'

export type PortalParts = {
  readonly platform: Platform
  readonly doorkeeper: Doorkeeper
  readonly passkeys: Passkeys
  /** undefined: the operator has no agreement with it, and no page speaks of it. */
  readonly franceConnect: FranceConnect | undefined
  readonly activation: Activation
  readonly childActivation: ChildActivation
  readonly opposition: Opposition
  readonly contactChanges: ContactChanges
  readonly deviceCopies: DeviceCopies
  readonly passwords: Passwords
  readonly recovery: Recovery
  readonly keptForms: KeptForms
  readonly sealedLog: SealedLog
  readonly demonstration: boolean
  /** Invented patients to log in as, on the home page of the demonstration. */
  readonly people: readonly { readonly name: string; readonly login: string; readonly password: string }[]
  /** Invented patients whose carnet waits to be activated. */
  readonly newcomers: NonNullable<HomeData['newcomers']>
  /** The portal is reached over TLS. */
  readonly secure: boolean
  /** What a letter gives for its address; known once it listens. undefined: it has none of its own. */
  readonly ownAddress: () => string | undefined
  /** Where the portal is reached from outside, when the operator says so. */
  readonly publicUrl: string | undefined
  /** Where the browsers of professionals reach the port that reads their cards, who came to this name. */
  readonly emergencyDoor: (hostname: string) => string
  readonly professionals: ProfessionalSessions
  readonly matricules: MatriculePolicy
  /** An INS was accepted with a wrong key. */
  readonly noteWrongKey: () => void
  readonly log: Log
  readonly antivirus: Antivirus
  readonly accessibility: AccessibilityAudit | undefined
  readonly pdfCleaner: Pick<PdfCleaner, 'clean'>
  /** Reads the first page of what a holder adds. */
  readonly pdfGlance: Pick<PdfReader, 'read'>
  /** Each from its day. */
  readonly vaccinationCalendars: Calendars
}

/** What whoever doubts the history is given: TRA-14. */
export type SealedLog = {
  /** How many lines the whole log held when it was last signed, and when; undefined: never yet. */
  head(): Promise<{ readonly lines: number; readonly at: Date } | undefined>
  /** That these lines are in it, as text; the number of those who act by a card of staff, or for the operator, is not told. */
  prove(traceIds: readonly string[]): Promise<string>
}

/** What every page of the portal is given, but how its reader wants it: {@link surroundingsOf}. */
export type Portal = PortalParts & {
  readonly cookies: Cookies
  readonly surroundings: {
    readonly assets: AssetUrls
    readonly demo: boolean
    readonly helpPhone: string
    readonly accessibility: AccessibilityAudit | undefined
  }
}

/** What a page for anyone is given. */
export function surroundingsOf({ cookies, surroundings }: Portal, request: FastifyRequest) {
  return { ...surroundings, display: parseDisplay(cookies.read(request, 'display')) }
}

/** What the page of the log-in offers beside a password. */
export function waysInOf({ passkeys, franceConnect }: Portal) {
  return { passkeyHost: passkeys.host(), franceConnect: franceConnect !== undefined }
}

/** `typed`: what he had written on this page when his session ended, to be confirmed. */
export type CarnetSession = OpenSession & {
  readonly typed?: TypedFields | undefined
  readonly display: Display
}

/** The holder's session, or a redirection to the log-in, or to the page of a closed record, already sent. */
export async function requireSession(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<CarnetSession | undefined> {
  const session = await requireAnySession(portal, request, reply)
  if (session?.closed === undefined) return session
  reply.redirect(urls.closedRecord, 303)
  return undefined
}

/** Files are asked for from a page: nobody lands on one. */
const noAims: readonly string[] = [
  urls.vaccineReminder,
  urls.vaccinationProof,
  urls.accessLogTable,
  urls.accessLogProof,
]
const ownAddresses: ReadonlySet<string> = new Set(Object.values(urls).filter((url) => !noAims.includes(url)))

/** One of the pages that have an address of their own: a message or a bookmark leads there, once logged in. */
function isPage({ method, url }: FastifyRequest): boolean {
  return method === 'GET' && ownAddresses.has(url)
}

/** Where who is now in his carnet goes: the page that he had asked for, or « Accueil ». Asked once. */
export function aimOf({ cookies }: Portal, request: FastifyRequest, reply: FastifyReply): string {
  const aim = cookies.read(request, 'aim')
  if (aim === undefined) return urls.carnet
  cookies.clear(reply, 'aim')
  return ownAddresses.has(aim) ? aim : urls.carnet
}

/** Same, in her own space alone: that of another has its own holder. */
export async function requireOwnSession(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<CarnetSession | undefined> {
  const session = await requireSession(portal, request, reply)
  if (session?.caller.delegate === undefined) return session
  reply.redirect(urls.choice, 303)
  return undefined
}

/** Same, for what is left to who closed his record: open it again, leave, or go to another. */
export async function requireAnySession(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<CarnetSession | undefined> {
  const { doorkeeper, cookies, keptForms } = portal
  const token = cookies.read(request, 'session')
  const open = token === undefined ? undefined : await doorkeeper.session(token)
  const session = open && { ...open, display: surroundingsOf(portal, request).display }
  const form = typedFormOf(request)
  if (session === undefined) {
    if (token !== undefined) cookies.clear(reply, 'session')
    const kept = form !== undefined && request.method === 'POST' && (await keepTyped(portal, request))
    if (isPage(request)) cookies.write(reply, 'aim', request.url)
    const why = kept ? 'texte' : token === undefined ? undefined : 'expiree'
    reply.redirect(why === undefined ? urls.login : `${urls.login}?arrivee=${why}`, 303)
    return undefined
  }
  // Her pages tell her when her session is about to end.
  reply.header('content-security-policy', policyWithCalls)
  if (form === undefined) return session
  const reader = readerOf(session)
  if (request.method !== 'POST') return { ...session, typed: await keptForms.at(reader, request.url) }
  if (isMultipart(request) || isFromOurForm(session, request)) {
    await keptForms.forget(reader, request.url)
    return session
  }
  // Logged in again in another window, then sent from the first one: back to the form, with what was typed.
  const author = await keepTyped(portal, request)
  if (author === undefined || !isSameReader(author, reader)) return session
  reply.redirect(request.url, 303)
  return undefined
}

/**
 * What someone sent from a page of a session that is over, kept for him; whose it is, when it is known. `fields`: of a
 * form that carries a file, when it was read already.
 */
export async function keepTyped(
  portal: Portal,
  request: FastifyRequest,
  fields?: unknown,
): Promise<Reader | undefined> {
  const form = typedFormOf(request)
  if (form === undefined) return undefined
  const sent = fields ?? (isMultipart(request) ? await fieldsOf(portal, request) : request.body)
  const { csrf } = (sent ?? {}) as { readonly csrf?: unknown }
  const typed = typedIn(form, sent)
  if (typeof csrf !== 'string' || Object.keys(typed).length === 0) return undefined
  return portal.keptForms.keep(csrf, { address: request.url, fields: typed })
}

/** Without its file, which is to be chosen again. */
async function fieldsOf({ keptForms }: Portal, request: FastifyRequest): Promise<unknown> {
  try {
    const { fields } = await readUpload(request, async (_file, { csrf = '' }) => {
      // Nobody's file is read to its end.
      if (!(await keptForms.knows(csrf)))
        throw new WireError('mime', 'csrf', 'csrf', 'le jeton d’une session')
    })
    return fields
  } catch (error) {
    if (!isUnreadableUpload(error)) throw error
    return undefined
  }
}

function isMultipart({ headers }: FastifyRequest): boolean {
  return headers['content-type']?.startsWith('multipart/form-data') === true
}

/** Posts of a logged-in holder carry the token of his session. */
export function isFromOurForm(session: OpenSession, request: FastifyRequest): boolean {
  return sameToken((request.body as { csrf?: string } | undefined)?.csrf, session.csrf)
}

/** That of today, in France. */
export function calendarOf({ vaccinationCalendars, platform }: Portal): VaccinationCalendar {
  return calendarInForce(vaccinationCalendars, civilDay(platform.clock.now()))
}

/** What every page of someone's carnet is given. */
export function carnetOf(portal: Portal, session: CarnetSession) {
  return {
    ...portal.surroundings,
    display: session.display,
    holder: { name: session.holderName, place: session.place },
    csrf: session.csrf,
    passkeyAlone: !session.own.hasPassword,
    secondsLeft: session.secondsLeft,
    unreadEmergencies: session.emergencies,
    askedToKeep: session.askedToKeep,
    mayChoose: session.mayChoose,
    waitingInvitations: session.invitations,
    unreadNotices: session.unreadNotices,
    typedBefore: session.typed !== undefined,
    now: portal.platform.clock.now(),
  }
}
