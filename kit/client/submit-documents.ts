/** TD2.1, feed the record with documents, new or in the place of others: ITI-41. soap.md §3, §5.9; requirement EX_2.1-1050. */
import { randomUUID } from 'node:crypto'
import { civilDay } from '@carnet/core/model/civil-day.ts'
import type { Code } from '@carnet/core/model/code.ts'
import type { Visibility } from '@carnet/core/model/document.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { statedVisibility } from '@carnet/core/rules/stated-visibility.ts'
import { deduceEntry, deduceSubmissionSet } from '@carnet/core/wire/cda/to-xds.ts'
import { formatDtm } from '@carnet/core/wire/hl7v2/dtm.ts'
import { WireError } from '@carnet/core/wire/wire-error.ts'
import { includePart } from '@carnet/core/wire/xds/document-content.ts'
import { readRegistryResponse } from '@carnet/core/wire/xds/errors.ts'
import { formatProvideAndRegister } from '@carnet/core/wire/xds/iti-41.ts'
import type { Submission } from '@carnet/core/wire/xds/submission.ts'
import { associationTypes } from '@carnet/core/wire/xds/vocabulary.ts'
import type { Access } from './assertion.ts'
import type { DocumentSource } from './document-source.ts'
import { remindersOf } from './duties.ts'
import { UnusableInput } from './errors.ts'
import type { Exchange } from './exchange.ts'
import { newOid } from './oid.ts'
import { refuseErrors } from './registry-answer.ts'
import { signLot } from './sign-lot.ts'
import { authorOf } from './situation.ts'
import { understand } from './understand.ts'

export type DocumentToSubmit = {
  readonly source: DocumentSource
  /** Said at each feed (EX_2.1-1050): nobody is hidden from by `{}`, which says too little in a secret session. */
  readonly hideFrom: Partial<Visibility>
  readonly title?: string
  readonly typeCode?: Code
  /** EntryUUID of the document of which this one takes the place (TD2.1b). */
  readonly replaces?: string
}

export type Submitted = {
  /** In the order given. */
  readonly uniqueIds: readonly string[]
  /** What the DMP noticed without refusing, in French. */
  readonly warnings: readonly string[]
  /** What the law asks besides, of each document, in French: {@link remindersOf}. */
  readonly reminders: readonly string[]
}

export type SubmissionOptions = {
  /** The card signs the lot: one more document goes with it (soap.md §3.5), which nobody reads. */
  readonly signed?: boolean
}

/** @throws UnusableInput, DmpRefusal, DmpUnreachable */
export async function submitDocuments(
  exchange: Exchange,
  patient: PatientId,
  documents: readonly DocumentToSubmit[],
  access?: Access,
  { signed = false }: SubmissionOptions = {},
): Promise<Submitted> {
  for (const { hideFrom } of documents)
    if (statedVisibility(hideFrom, { secretSession: access?.secretSession ?? false }) === undefined)
      throw new UnusableInput(unsaidToRepresentatives)
  const unsigned = deduceSubmission(exchange, patient, documents)
  const sources = documents.map(({ source }) => source)
  const { submission, contents } = signed
    ? await signLot(exchange, unsigned, sources)
    : { submission: unsigned, contents: sources }
  const attachments = contents.map(({ sizeBytes, open }, rank) => ({
    contentId: `${submission.entries[rank]!.entryUuid}@${randomUUID()}`,
    contentType: 'text/xml',
    sizeBytes,
    open,
  }))
  const body = formatProvideAndRegister(
    submission,
    attachments.map(({ contentId }, rank) => ({
      entryId: submission.entries[rank]!.entryUuid,
      content: includePart(contentId),
    })),
  )
  const answer = await exchange.send({ operation: 'provideAndRegister', patient, access, body, attachments })
  const warnings = refuseErrors(understand(() => readRegistryResponse(answer.body)))
  const today = civilDay(new Date())
  return {
    uniqueIds: unsigned.entries.map(({ uniqueId }) => uniqueId),
    warnings,
    reminders: [...new Set(unsigned.entries.flatMap((entry) => remindersOf(entry, today)))],
  }
}

export const unsaidToRepresentatives =
  'En connexion secrète, dites de chaque document si les représentants légaux le voient\u00a0: rien n’est supposé à votre place.'

/** What the documents say of themselves, as one lot. @throws UnusableInput */
export function deduceSubmission(
  { situation, software }: Pick<Exchange, 'situation' | 'software'>,
  patientId: PatientId,
  documents: readonly DocumentToSubmit[],
): Submission {
  const [first] = documents
  if (first === undefined) throw new UnusableInput('Aucun document à envoyer.')
  try {
    const entries = documents.map(({ source, replaces: _, ...choices }, rank) => ({
      ...deduceEntry(source.header, { entryId: entryId(rank), patientId, ...choices }),
      hash: source.hash,
      sizeBytes: source.sizeBytes,
    }))
    const submissionSet = deduceSubmissionSet(first.source.header, {
      entryId: 'SubmissionSet01',
      uniqueId: newOid(),
      sourceId: software.oid,
      submissionTime: formatDtm(new Date()),
      patientId,
      author: authorOf(situation),
    })
    const associations = entries.map(({ entryUuid }, rank) => ({
      id: `Association${String(rank + 1).padStart(2, '0')}`,
      type: associationTypes.hasMember,
      source: submissionSet.entryUuid,
      target: entryUuid,
      slots: { SubmissionSetStatus: ['Original'] },
    }))
    const replacements = documents.flatMap(({ replaces }, rank) =>
      replaces === undefined
        ? []
        : [
            {
              id: `Replacement${String(rank + 1).padStart(2, '0')}`,
              type: associationTypes.replaces,
              source: entryId(rank),
              target: replaces,
              slots: {},
            },
          ],
    )
    return { submissionSet, entries, associations: [...associations, ...replacements] }
  } catch (cause) {
    if (!(cause instanceof WireError)) throw cause
    throw new UnusableInput(
      `Il manque au document ce que le DMP exige\u00a0: ${cause.path}, attendu ${cause.expected}.`,
      { cause },
    )
  }
}

function entryId(rank: number): string {
  return `Document${String(rank + 1).padStart(2, '0')}`
}
