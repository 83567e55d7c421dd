/**
 * The Dossier Pharmaceutique tells what a pharmacy dispensed, without a professional: one document per dispensation,
 * which its correction replaces. Level 1 for want of a published form of its own (unverified). rules.md FEED-09, VIS-18.
 */
import type { Day } from '@carnet/core/model/identity.ts'
import type { Dmp } from './dmp.ts'
import { dayInFrench, type FedPatient, feedText, type SentText } from './feed-text.ts'
import type { Situation } from './situation.ts'

export type Dispensation = {
  readonly on: Day
  /** As the patient knows it: « Pharmacie du Port ». */
  readonly pharmacy: string
  /** None: the dispensation was cancelled. */
  readonly products: readonly { readonly label: string; readonly boxes: number }[]
}

/** What now stands in the record; undefined: nothing does. @throws UnusableInput, DmpRefusal, DmpUnreachable */
export function feedDispensation(
  dmp: Dmp,
  situation: Situation,
  {
    patient,
    dispensation,
    previous,
  }: {
    readonly patient: FedPatient
    readonly dispensation: Dispensation
    /** What the feed of this same dispensation returned before. */
    readonly previous?: SentText | undefined
  },
): Promise<SentText | undefined> {
  const { on, products, pharmacy } = dispensation
  return feedText(dmp, situation, {
    patient,
    type: '60593-1',
    title: `Médicaments délivrés par ${pharmacy}`,
    told: products.length === 0 ? undefined : { text: textOf(dispensation), careOn: on },
    previous,
  })
}

function textOf({ on, pharmacy, products }: Dispensation): string {
  const lines = products.map(({ label, boxes }) => `${boxes} × ${label}`)
  return `Délivré par ${pharmacy} le ${dayInFrench(on)}\n\n${lines.join('\n')}\n`
}
