/**
 * The Assurance Maladie feeds the history of reimbursed care, without a professional: one document per person, which
 * each new one replaces. rules.md FEED-08, VIS-10, VIS-18; documents.md « REMB ».
 */
import { createHash } from 'node:crypto'
import { codeIn } from '@carnet/core/codes/value-sets.ts'
import type { Day, Identity } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { actsToTransfer, type ReimbursedAct } from '@carnet/core/rules/care-history.ts'
import { defaultRuleSettings } from '@carnet/core/rules/settings.ts'
import type { Dmp } from './dmp.ts'
import { readDocumentSource } from './document-source.ts'
import type { Situation } from './situation.ts'
import { wrapFile } from './wrap-file.ts'

export type CareHistory = {
  readonly patient: { readonly id: PatientId; readonly identity: Identity }
  /** All that is known; what may not be told is left out here. */
  readonly acts: readonly ReimbursedAct[]
  readonly today: Day
  /** What the feed before this one returned. */
  readonly previous?: SentCareHistory | undefined
  readonly historiqueSoinsMois?: number
}

/** For the feeder to keep until the next feed. */
export type SentCareHistory = { readonly uniqueId: string; readonly contentHash: string }

/**
 * What now stands in the record; undefined: nothing does. An unchanged history is not sent again, an empty one takes
 * the former one away.
 * @throws UnusableInput, DmpRefusal, DmpUnreachable
 */
export async function feedCareHistory(
  dmp: Dmp,
  situation: Situation,
  { patient, acts, today, previous, historiqueSoinsMois }: CareHistory,
): Promise<SentCareHistory | undefined> {
  const months = historiqueSoinsMois ?? defaultRuleSettings.historiqueSoinsMois
  const told = actsToTransfer(acts, today, { historiqueSoinsMois: months })
  if (told.length === 0) {
    if (previous !== undefined)
      await dmp.changeStatus(patient.id, previous.uniqueId, { from: 'approved', to: 'deleted' })
    return undefined
  }
  const text = textOf(told)
  const contentHash = createHash('sha256').update(text).digest('hex')
  if (previous?.contentHash === contentHash) return previous
  const file = {
    mediaType: 'text/plain' as const,
    title: 'Données de remboursement',
    typeCode: codeIn('J66', 'REMB')!,
    patient,
    careAt: new Date(`${told.at(-1)!.on}T00:00:00Z`),
    ...(previous !== undefined && { replaces: previous.uniqueId }),
    open: async function* () {
      yield Buffer.from(text)
    },
  }
  const source = await readDocumentSource(wrapFile(file, situation))
  const replaces =
    previous === undefined ? undefined : await dmp.findDocumentReference(patient.id, previous.uniqueId)
  const { uniqueIds } = await dmp.submitDocuments(patient.id, [
    { source, hideFrom: {}, ...(replaces !== undefined && { replaces }) },
  ])
  return { uniqueId: uniqueIds[0]!, contentHash }
}

function textOf(acts: readonly ReimbursedAct[]): string {
  const lines = acts.map(({ on, label }) => `${on.split('-').reverse().join('/')}  ${label}`)
  return `Soins et produits remboursés, du plus récent au plus ancien\n\n${lines.join('\n')}\n`
}
