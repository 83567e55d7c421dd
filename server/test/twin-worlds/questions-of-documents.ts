/** The repository and what changes it, asked: reading (TD3.2), change (TD3.3), deposit (TD2.1, TD2.2). soap.md §4. */
import type { DocumentStatus } from '@carnet/core/model/document.ts'
import { hidingCodes } from '@carnet/core/wire/cda/to-xds.ts'
import { formatDtm } from '@carnet/core/wire/hl7v2/dtm.ts'
import { formatPropertiesUpdate, formatStatusUpdate } from '@carnet/core/wire/xds/document-update.ts'
import { formatRetrieveRequest } from '@carnet/core/wire/xds/iti-43.ts'
import type { DocumentEntry, SubmissionSet } from '@carnet/core/wire/xds/metadata.ts'
import { confidentialityCodes, dmpRepositoryUniqueId } from '@carnet/core/wire/xds/vocabulary.ts'
import { authorOf } from '@carnet/kit/client/situation.ts'
import type { Hours } from './make-twin.ts'
import { type Asked, type Question, urn } from './question.ts'
import type { Scenario } from './scenario.ts'
import { type Deposit, lotOf, nth, type Twin } from './twin.ts'

export function ofReading(): Question[] {
  const asked: readonly (readonly number[])[] = [
    [nth.hidden],
    [nth.visible, nth.hidden],
    [nth.hidden, nth.hidden, nth.shared],
    [nth.visible, nth.visible + 1],
  ]
  return asked.map((some) => ({
    code: 'TD3.2',
    about: some.join(' et '),
    ask: ({ exchange, twin }) =>
      exchange.send({
        operation: 'retrieveDocuments',
        patient: twin.patient,
        attachments: [],
        body: formatRetrieveRequest(
          some.map((one) => ({
            repositoryUniqueId: dmpRepositoryUniqueId,
            documentUniqueId: twin.oid(one),
          })),
        ),
      }),
  }))
}

type Change = {
  readonly code: string
  readonly about: string
  readonly body: (asked: Asked) => ReturnType<typeof formatStatusUpdate>
}

export function ofChanges({ asked: at }: Hours): Question[] {
  const status = (
    code: string,
    of: number,
    original: DocumentStatus,
    next: DocumentStatus,
    version = 1,
  ): Change => ({
    code,
    about: `${of}, version ${version}, de ${original} à ${next}`,
    body: (asked) =>
      formatStatusUpdate(lotOfChange(asked, at, nth.lotOfOwn + 90), {
        entryUuid: urn(asked.twin.uuid(of, version)),
        original,
        next,
      }),
  })
  const properties = (
    code: string,
    of: number,
    about: string,
    change: (entry: DocumentEntry) => DocumentEntry,
    version = 1,
  ): Change => ({
    code,
    about: `${of}, ${about}`,
    body: (asked) => {
      const { twin } = asked
      const entry = change(twin.entries.get(of)!)
      const versioned = { ...entry, entryUuid: 'Document01', logicalId: urn(twin.uuid(of)) }
      return formatPropertiesUpdate(lotOfChange(asked, at, nth.lotOfOwn + 91), versioned, version)
    },
  })
  const masking = (entry: DocumentEntry) => coded(entry, { maskedToProfessionals: true })
  const changes = [
    properties('TD3.3a', nth.hidden, 'à masquer', masking),
    properties('TD3.3a', nth.hidden, 'à masquer, version passée', masking, 7),
    properties('TD3.3a', nth.hidden, 'à démasquer', (entry) => coded(entry, {})),
    properties('TD3.3a', nth.hidden, 'sous un autre titre', (entry) => ({
      ...masking(entry),
      title: 'Autre',
    })),
    properties('TD3.3b', nth.hidden, 'à montrer au patient', (entry) =>
      coded(entry, { invisibleToRepresentatives: true }),
    ),
    status('TD3.3c', nth.hidden, 'approved', 'deleted'),
    status('TD3.3c', nth.hidden, 'archived', 'deleted'),
    status('TD3.3c', nth.hidden, 'approved', 'deleted', 2),
    status('TD3.3d', nth.hidden, 'approved', 'archived'),
    status('TD3.3d', nth.hidden, 'archived', 'approved'),
    status('TD3.3d', nth.visible, 'approved', 'archived'),
    properties('TD3.3a', nth.visible + 1, 'à masquer', masking),
  ]
  return changes.map(({ code, about, body }) => ({
    code,
    about,
    ask: (asked) =>
      asked.exchange.send({ operation: 'updateDocument', patient: asked.twin.patient, body: body(asked) }),
  }))
}

function coded(entry: DocumentEntry, hideFrom: Parameters<typeof hidingCodes>[0]): DocumentEntry {
  const kept = entry.confidentialityCodes.filter(({ system }) => system !== confidentialityCodes.system)
  return { ...entry, confidentialityCodes: [...kept, ...hidingCodes(hideFrom)] }
}

function lotOfChange({ exchange, twin }: Asked, at: Date, lot: number): SubmissionSet {
  const { situation, software } = exchange
  return {
    entryUuid: 'SubmissionSet01',
    submissionTime: formatDtm(at),
    authors: [authorOf(situation)],
    contentTypeCode: { code: '97', system: '1.2.250.1.213.2.2' },
    patientId: { id: twin.patient.ins, oid: twin.patient.oid, type: 'NH' },
    sourceId: software.oid,
    uniqueId: twin.oid(lot),
  }
}

/**
 * A document's identifier that is taken is refused as such, wherever it is: that is what contract.md §3.1 wants, and all
 * that is told. Where nothing is hidden, what is taken is a document of someone else. A lot's number is its sender's.
 */
export function ofDeposits(
  { hiddenType, inSharedLot }: Scenario,
  { asked: at }: Hours,
  feeds: 'TD2.1' | 'TD2.2',
  taken: string,
): Question[] {
  const own = (rank: number, more: Partial<Deposit> = {}): Deposit => ({
    nth: nth.own + rank,
    type: '11488-4',
    title: `Déposé ${rank}`,
    ...more,
  })
  const deposit = (
    code: string,
    about: string,
    lot: number,
    documents: readonly Deposit[],
    change: (twin: Twin) => Twin = (twin) => twin,
  ): Question => ({
    code: `${feeds}${code}`,
    about,
    async ask({ exchange, twin: asked }) {
      const twin = change(asked)
      const { body, parts } = await lotOf(twin, exchange.situation, { lot, at, documents })
      const attachments = parts.map(({ body: bytes, ...part }) => ({
        ...part,
        sizeBytes: 0,
        open: () => bytes,
      }))
      return exchange.send({ operation: 'provideAndRegister', patient: twin.patient, body, attachments })
    },
  })
  return [
    deposit('b', 'à la place du document caché', nth.lotOfOwn + 1, [own(1, { replaces: nth.hidden })]),
    deposit('b', 'à la place du document caché, d’un autre type', nth.lotOfOwn + 2, [
      own(2, { replaces: nth.hidden, type: hiddenType, hideFrom: { invisibleToPatient: true } }),
    ]),
    deposit('b', 'à la place d’un document visible', nth.lotOfOwn + 3, [own(3, { replaces: nth.visible })]),
    deposit('a', 'un nouveau document, du même type que le caché', nth.lotOfOwn + 4, [
      own(4, { type: hiddenType }),
    ]),
    deposit('b', 'à la place de ce qu’on a déposé et du document caché', nth.lotOfOwn + 5, [
      own(5, { replaces: nth.own + 4 }),
      own(6, { replaces: nth.hidden }),
    ]),
    deposit('a', 'un document dont l’identifiant est déjà pris', nth.lotOfOwn + 7, [own(7)], (twin) =>
      numbered(twin, nth.own + 7, twin.side === 'with' ? twin.oid(nth.hidden) : taken),
    ),
    deposit('a', 'un lot du numéro de celui du document caché', nth.lotOfOwn + 8, [own(8)], (twin) =>
      numbered(twin, nth.lotOfOwn + 8, twin.oid(inSharedLot ? nth.lotOfShared : nth.lotOfHidden)),
    ),
  ]
}

/** Of which one number is another. */
function numbered(twin: Twin, one: number, number: string): Twin {
  return { ...twin, oid: (asked) => (asked === one ? number : twin.oid(asked)) }
}
