/**
 * The Dossier Pharmaceutique tells what a pharmacy dispensed, without a professional: one document per dispensation,
 * which its correction replaces, in the sections of « eDISP-MED ». rules.md FEED-09, VIS-18.
 */
import { type Delivery, deliverySection, treatmentVolets } from '@carnet/core/wire/cda/treatment-sections.ts'
import type { Dmp } from './dmp.ts'
import { type FedPatient, feedDocument, type SentDocument } from './feed-document.ts'
import type { Situation } from './situation.ts'

/** Of no product: the dispensation was cancelled. */
export type Dispensation = Delivery

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
    readonly previous?: SentDocument | undefined
  },
): Promise<SentDocument | undefined> {
  const { on, products, pharmacy } = dispensation
  const body = { template: treatmentVolets.delivery, sections: [deliverySection(dispensation)] }
  return feedDocument(dmp, situation, {
    patient,
    type: '60593-1',
    title: `Médicaments délivrés par ${pharmacy}`,
    told: products.length === 0 ? undefined : { body, careOn: on },
    previous,
  })
}
