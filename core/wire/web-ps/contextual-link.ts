/**
 * TD0.9, a software opens the portal of professionals on a patient. The official address is a path that ends with the
 * INS (soap.md §1.4). Beside it, a link of ours that a card signs: good for 60 seconds and once, sent by POST, so that
 * the INS stands in no address.
 */
import { type KeyObject, sign, verify } from 'node:crypto'
import { insOids, type PatientId, parseIns } from '@carnet/core/model/ins.ts'
import { WireError } from '../wire-error.ts'
import { type Certificate, parseCertificate } from '../x509/certificate.ts'

export const contextualPages = [
  'TableauDeBord',
  'DossierPatient',
  'GestionDMPPatient',
  'Documents',
  'ParcoursDeSoins',
  'HistoriqueAcces',
  'Parametrages',
  'VolontesEtDroits',
  'CarnetVaccination',
] as const
export type ContextualPage = (typeof contextualPages)[number]

/** « Parametrages » is about the professional himself. */
export type Place = { readonly page: ContextualPage; readonly ins?: string }

export type ContextualLink = {
  readonly page: ContextualPage
  readonly patient?: PatientId
  readonly at: Date
  /** Spent by the first use. */
  readonly id: string
}

const root = '/AccesDirect/'
export const linkSecondsMax = 60

/** `https://{domaine}/AccesDirect/<Page>[/<INS>]` */
export function formatContextualUrl(portal: string, { page, ins }: Place): string {
  requirePlace(page, ins)
  return new URL(`${root}${page}${ins === undefined ? '' : `/${ins}`}`, portal).href
}

/** Throws WireError `webPs`: `page`, `patient`. */
export function readContextualPath(path: string): Place {
  const [page = '', ins, ...rest] = path.startsWith(root) ? path.slice(root.length).split('/') : []
  if (rest.length > 0) throw malformed('page', root, 'une page et au plus un INS')
  return requirePlace(page, ins)
}

/** The certificate goes with it: who it is says nothing until it is judged. */
export function signContextualLink(
  { page, patient, at, id }: ContextualLink,
  card: { readonly certificate: Uint8Array; readonly key: KeyObject },
): string {
  requirePlace(page, patient?.ins)
  const said = JSON.stringify({ page, ...patient, at: at.toISOString(), id })
  const bytes = Buffer.from(said)
  return [bytes, sign('sha256', bytes, card.key), card.certificate]
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.')
}

/**
 * The link and who signed it. `accepts` judges the certificate before its key is used. The caller spends `id`.
 * Every doubt about the signature is one error. Throws WireError `webPs`: `signature`, `expired`, `page`, `patient`.
 */
export function readContextualLink(
  text: string,
  { now, accepts }: { readonly now: Date; readonly accepts: (certificate: Certificate) => boolean },
): { readonly link: ContextualLink; readonly certificate: Certificate } {
  const [said, signature, der, ...rest] = text.split('.').map((part) => Buffer.from(part, 'base64url'))
  if (said === undefined || signature === undefined || der === undefined || rest.length > 0) throw notSigned()
  const certificate = certificateOf(der)
  if (certificate === undefined || !certificate.keyUsage.nonRepudiation || !accepts(certificate))
    throw notSigned()
  if (!verify('sha256', said, certificate.publicKey, signature)) throw notSigned()
  const link = readSaid(said.toString('utf8'))
  const age = (now.getTime() - link.at.getTime()) / 1000
  if (!(Math.abs(age) <= linkSecondsMax))
    throw malformed('expired', 'at', `un lien de moins de ${linkSecondsMax} secondes`)
  return { link, certificate }
}

function readSaid(json: string): ContextualLink {
  const said = fieldsOf(json)
  const text = (name: string) => (typeof said[name] === 'string' ? said[name] : undefined)
  const { page } = requirePlace(text('page') ?? '', text('ins'))
  const ins = parseIns(text('ins') ?? '')
  const oid = Object.values(insOids).find((known) => known === said.oid)
  const id = text('id')
  if (!id) throw malformed('page', 'id', 'un identifiant de lien')
  if (ins !== undefined && oid === undefined)
    throw malformed('patient', 'oid', 'l’OID de l’autorité de l’INS')
  return {
    page,
    at: new Date(text('at') ?? Number.NaN),
    id,
    ...(ins !== undefined && oid !== undefined && { patient: { ins, oid } }),
  }
}

function fieldsOf(json: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(json)) as Readonly<Record<string, unknown>>
  } catch (cause) {
    throw new WireError('webPs', 'page', '/', 'les champs du lien, en JSON', { cause })
  }
}

function requirePlace(page: string, ins: string | undefined): Place {
  const known = contextualPages.find((one) => one === page)
  if (known === undefined) throw malformed('page', root, contextualPages.join(', '))
  if (ins === undefined) return { page: known }
  if (known === 'Parametrages') throw malformed('patient', known, 'aucun INS')
  if (parseIns(ins) === undefined) throw malformed('patient', known, 'un matricule INS')
  return { page: known, ins }
}

function certificateOf(der: Uint8Array): Certificate | undefined {
  try {
    return parseCertificate(der)
  } catch {
    // One that cannot be read is one of nobody.
    return undefined
  }
}

function notSigned(): WireError {
  return malformed('signature', '/', 'un lien signé par une carte acceptée')
}

function malformed(code: string, path: string, expected: string): WireError {
  return new WireError('webPs', code, path, expected)
}
