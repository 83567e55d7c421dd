/** What the window asks of one document, from what the document says. */
import { displayOf } from '@carnet/core/codes/value-sets.ts'
import type { Code } from '@carnet/core/model/code.ts'
import type { Visibility } from '@carnet/core/model/document.ts'
import { formatIns, type PatientId } from '@carnet/core/model/ins.ts'
import { isOfAge } from '@carnet/core/rules/majority.ts'
import { defaultRuleSettings } from '@carnet/core/rules/settings.ts'
import { patientOf } from '@carnet/core/wire/cda/patient.ts'
import type { DocumentSource } from '../client/document-source.ts'
import { dayInWords } from '../client/duties.ts'
import { parseMssanteAddress } from '../mssante/address.ts'
import type { WindowQuestion } from './sending-form.ts'
import { usualTitles } from './usual-titles.ts'

export type DocumentToAsk = {
  readonly source: DocumentSource
  readonly patient: PatientId
  readonly typeCode?: Code | undefined
  readonly title?: string | undefined
  /** What is proposed; in a secret session nothing is, of the representatives: they see it if it is ticked. */
  readonly hideFrom: Partial<Visibility>
  readonly secretSession: boolean
  readonly addresses: readonly string[]
}

/** @throws UnusableInput */
export function questionOf(document: DocumentToAsk, at: Date): WindowQuestion {
  const { source, patient, hideFrom, secretSession } = document
  const { header } = source
  const { birthName, birthFirstName, birthDate, sex } = patientOf(header).traits
  const typeCode = document.typeCode ?? header.code
  const kind = typeCode && (displayOf('J66', typeCode.code, typeCode.system) ?? typeCode.display)
  const names = [birthFirstName, birthName].filter(Boolean).join(' ')
  const born =
    birthDate === undefined || birthDate.length < 10
      ? undefined
      : `${sex === 'F' ? 'née' : sex === 'M' ? 'né' : 'naissance'} le ${dayInWords(birthDate)}`
  return {
    person: [names, born, `INS ${formatIns(patient.ins)}`].filter(Boolean).join(', '),
    kind: kind ?? 'Document',
    title: document.title ?? header.title ?? '',
    usualTitles: usualTitles(at),
    hidden: {
      maskedToProfessionals: hideFrom.maskedToProfessionals ?? false,
      invisibleToPatient: hideFrom.invisibleToPatient ?? false,
      invisibleToRepresentatives: hideFrom.invisibleToRepresentatives ?? secretSession,
    },
    minor: birthDate !== undefined && !isOfAge(birthDate, at, defaultRuleSettings),
    mailboxes: document.addresses.map((address) => parseMssanteAddress(address, patient)),
  }
}
