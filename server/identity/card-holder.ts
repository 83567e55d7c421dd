/**
 * Who is in front of a page when nothing but his card says it. The certificate of the connection names him, and is judged
 * as on the wire; the directory says what he is and where he practises. soap.md §2.4, DIRECTE; people.md W-01.
 */
import { type Professional, professionSystems, type SectorStanding } from '@carnet/core/model/caller.ts'
import type { RefusalReason } from '@carnet/core/model/decision.ts'
import type { TraceActor } from '@carnet/core/model/trace.ts'
import type { Certificate } from '@carnet/core/wire/x509/certificate.ts'
import type { CertificateVerdict } from '@carnet/core/wire/x509/trust.ts'
import type { Database } from '../store/database.ts'
import { type DirectoryProfessional, practicesOf } from '../store/directory.ts'
import { holderNameOf, NotAuthenticated, professionalOf, wordsOf } from './authenticate.ts'

/** « Situations d’exercice », in ordinary access: one at least, and several when he practises in several places. */
export type CardHolder = {
  /** Names the card: what is given to one is given to no other. */
  readonly card: string
  readonly situations: readonly [Professional, ...Professional[]]
}

/** Why a certificate is nobody who may come in. */
export type CardObjection = {
  readonly why: 'noCard' | 'structureCard' | 'staffCard' | 'notValid' | 'unknownHolder' | 'excludedSector'
  /** Of a card that is not valid, what it is. */
  readonly sentence?: string
  /** Whom the card names all the same, for the history of whom he asked for. */
  readonly attempt?: {
    readonly actor: TraceActor
    readonly refusal: Extract<RefusalReason, 'certificateNotValid' | 'excludedSector'>
  }
}

export type CardReader = (
  tls: { readonly certificate: Certificate; readonly verdict: CertificateVerdict } | null,
) => Promise<CardHolder | CardObjection>

export function isObjection(read: object): read is CardObjection {
  return 'why' in read
}

export function makeCardReader({
  database,
  standingOfSector,
}: {
  readonly database: Database
  readonly standingOfSector: (code: string) => SectorStanding
}): CardReader {
  return async (tls) => {
    if (tls === null) return { why: 'noCard' }
    const { certificate, verdict } = tls
    const { card, commonName, fingerprint256 } = certificate
    if (card === undefined || commonName === undefined) return { why: 'structureCard' }
    if (card.type === 'CPE' || card.type === 'CPA') return { why: 'staffCard' }
    const actor: TraceActor = {
      kind: 'professional',
      id: commonName,
      name: holderNameOf(certificate),
      ...(card.profession !== undefined && { profession: String(card.profession) }),
    }
    if (verdict !== 'trusted')
      return {
        why: 'notValid',
        sentence: wordsOf(verdict),
        attempt: { actor, refusal: 'certificateNotValid' },
      }
    const practices = await database.read((tx) => practicesOf(tx, [commonName]))
    const open = practices.filter(({ structure }) => standingOfSector(structure.sector) === 'open')
    if (practices.length > 0 && open.length === 0)
      return { why: 'excludedSector', attempt: { actor, refusal: 'excludedSector' } }
    try {
      const [first, ...others] = open.map(({ professional, structure }) =>
        professionalOf(
          { professional, structure, practises: true },
          {
            structure,
            authentication: 'DIRECTE',
            mode: 'normal',
            secretSession: false,
            professionOf: (directory) => professionOnCard(card.profession, directory),
          },
        ),
      )
      return first === undefined
        ? { why: 'unknownHolder' }
        : { card: fingerprint256, situations: [first, ...others] }
    } catch (error) {
      if (!(error instanceof NotAuthenticated)) throw error
      return { why: 'unknownHolder' }
    }
  }
}

/** The card says a profession too: of two that differ, neither is believed. */
function professionOnCard(
  onCard: number | undefined,
  { professionCode: code, professionSystem: system, specialities }: DirectoryProfessional,
) {
  if (onCard !== undefined && system === professionSystems.g15 && code !== String(onCard))
    throw new NotAuthenticated('DMPInvalidVihf', 'La profession de la carte n’est pas celle de l’annuaire.')
  return { code, system, specialities }
}
