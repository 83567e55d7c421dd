/**
 * Two records that differ by one document: made over the wire by the same people, at the same hours of the law. Their
 * numbers differ, and are told by the same names: the nth identifier of one is the nth of the other.
 */
import { randomUUID } from 'node:crypto'
import { codeIn } from '@carnet/core/codes/value-sets.ts'
import type { Visibility } from '@carnet/core/model/document.ts'
import type { Identity } from '@carnet/core/model/identity.ts'
import { insOids, type PatientId, parseIns } from '@carnet/core/model/ins.ts'
import { formatLevel1Document } from '@carnet/core/wire/cda/level1.ts'
import { hidingCodes } from '@carnet/core/wire/cda/to-xds.ts'
import { formatDtm } from '@carnet/core/wire/hl7v2/dtm.ts'
import type { DocumentEntry } from '@carnet/core/wire/xds/metadata.ts'
import { associationTypes } from '@carnet/core/wire/xds/vocabulary.ts'
import { type DocumentSource, readDocumentSource } from '@carnet/kit/client/document-source.ts'
import type { Situation } from '@carnet/kit/client/situation.ts'
import { headerOf } from '@carnet/kit/client/wrap-file.ts'
import { randomFrom } from '../simulation/random.ts'
import { bodyOf, metadataOf, type SubmissionBody } from '../submission-body.ts'

export const sides = ['with', 'without'] as const
/** The world that has the hidden document, or the one where it was never deposited. */
export type Side = (typeof sides)[number]

export type Twin = {
  readonly side: Side
  readonly patient: PatientId
  readonly identity: Identity
  /** The nth identifier of this world, as long as that of the other. */
  readonly oid: (nth: number) => string
  /** Of a version of the nth document, or of the nth lot; where there is none, one that nobody has. */
  readonly uuid: (nth: number, version?: number) => string
  readonly uuids: Map<string, string>
  /** What stands for each value that only this world has. */
  readonly names: Map<string, string>
  /** Of all that was deposited by whoever made the world: what he stated. */
  readonly entries: Map<number, DocumentEntry>
}

/** The identifiers that have a meaning in every world. */
export const nth = {
  hidden: 900,
  lotOfHidden: 901,
  replacing: 902,
  lotOfReplacing: 903,
  study: 904,
  shared: 200,
  lotOfShared: 201,
  visible: 300,
  lotOfVisible: 400,
  own: 500,
  lotOfOwn: 600,
} as const

export function twinOf(side: Side, seed: number, minor: boolean): Twin {
  const number = 2 * seed + (side === 'with' ? 0 : 1)
  const patient = patientOf(number, minor)
  const root = `1.2.250.1.999.7.${100_000_000 + number}.`
  const uuids = new Map<string, string>()
  const names = new Map([
    [patient.ins, 'INS'],
    [root, 'OID.'],
  ])
  return {
    side,
    patient,
    identity: identityOf(seed, minor),
    oid: (one) => `${root}${one}`,
    uuid(one, version = 1) {
      const place = placeOf(`${root}${one}`, version)
      const known = uuids.get(place) ?? randomUUID()
      uuids.set(place, known)
      names.set(known, place.replace(root, 'OID.'))
      return known
    },
    uuids,
    names,
    entries: new Map(),
  }
}

/** Where the UUID of a version is known by. A lot has one. */
export function placeOf(oid: string, version: number): string {
  return `${oid}#${version}`
}

const firstYears = { adult: 60, minor: 10 }
const months = 12
const ranksMax = 990

/** Nobody's: a test authority, and a commune of birth that does not exist. */
function patientOf(number: number, minor: boolean): PatientId {
  const rank = String(1 + (number % ranksMax)).padStart(3, '0')
  const slot = Math.floor(number / ranksMax)
  const month = String(1 + (slot % months)).padStart(2, '0')
  const year = firstYears[minor ? 'minor' : 'adult'] + Math.floor(slot / months)
  const body = `2${year}${month}99999${rank}`
  const key = String(97 - Number(BigInt(body) % 97n)).padStart(2, '0')
  return { ins: parseIns(`${body}${key}`)!, oid: insOids.nirDemonstration }
}

/** The same for both: they are homonyms born the same day. */
function identityOf(seed: number, minor: boolean): Identity {
  const random = randomFrom(seed ^ 0x5eed)
  const birthName = Array.from({ length: 10 }, () => String.fromCharCode(65 + random.below(26))).join('')
  return {
    birthName,
    birthFirstName: 'AGLAE',
    firstNames: 'AGLAE',
    birthDate: minor ? '2015-01-15' : '1960-01-15',
    sex: 'F',
    birthPlace: '99999',
  }
}

export type Deposit = {
  readonly nth: number
  readonly type: string
  readonly title: string
  readonly hideFrom?: Partial<Visibility>
  /** The nth document of this world. */
  readonly replaces?: number
  readonly referenceIds?: readonly string[]
}

const written = new Date('2026-01-05T09:00:00Z')

/** A lot, the same bytes in both worlds but for the names of {@link Twin}. Its entries are kept in the twin. */
export async function lotOf(
  twin: Twin,
  situation: Situation,
  { lot, at, documents }: { readonly lot: number; readonly at: Date; readonly documents: readonly Deposit[] },
): Promise<SubmissionBody> {
  const sources = await Promise.all(documents.map((one) => sourceOf(twin, situation, one)))
  const metadata = metadataOf({
    situation,
    patient: twin.patient,
    sources,
    set: { uniqueId: twin.oid(lot), submissionTime: formatDtm(at) },
    entry: (entry, rank) => {
      const { hideFrom = {}, referenceIds = [] } = documents[rank]!
      const { confidentialityCodes } = entry
      return {
        ...entry,
        referenceIds,
        confidentialityCodes: [...confidentialityCodes, ...hidingCodes(hideFrom)],
      }
    },
  })
  for (const [rank, entry] of metadata.entries.entries()) {
    twin.entries.set(documents[rank]!.nth, entry)
    twin.names.set(sources[rank]!.hash, `SHA1.${documents[rank]!.nth}`)
  }
  const replacements = documents.flatMap(({ replaces }, rank) =>
    replaces === undefined
      ? []
      : [
          {
            id: `Replacement${rank + 1}`,
            type: associationTypes.replaces,
            source: metadata.entries[rank]!.entryUuid,
            target: `urn:uuid:${twin.uuid(replaces)}`,
            slots: {},
          },
        ],
  )
  return bodyOf({ ...metadata, associations: [...metadata.associations, ...replacements] }, sources)
}

async function sourceOf(
  { patient, identity, oid }: Twin,
  situation: Situation,
  { nth: number, type, title, replaces }: Deposit,
): Promise<DocumentSource> {
  const typeCode = codeIn('J66', type)
  if (typeCode === undefined) throw new RangeError(`${type} is no type of document`)
  const header = headerOf(
    {
      mediaType: 'text/plain',
      title,
      typeCode,
      patient: { id: patient, identity },
      careAt: written,
      ...(replaces !== undefined && { replaces: oid(replaces) }),
    },
    situation,
  )
  const own = { id: oid(number), setId: oid(number + 50_000), createdAt: written }
  const bytes = formatLevel1Document({ ...header, ...own }, Buffer.from(`Texte de « ${title} ».\n`))
  return readDocumentSource(async function* () {
    yield bytes
  })
}
