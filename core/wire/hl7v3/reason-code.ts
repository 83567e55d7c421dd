/** What a message asks for: one interaction serves several transactions, the reason tells them apart. soap.md §5.1. */
import { WireError } from '../wire-error.ts'
import { descend, type XmlElement } from '../xml/read.ts'
import { type Markup, optionalAttribute, xml } from '../xml/write.ts'

const reasonCodeSystem = '1.2.250.1.213.1.1.4.11'

/** The labels as real requests carry them, straight apostrophe included; answers carry none. */
const labels = {
  TEST_EXST: "Test d'existence de dossier",
  CNSLT_DATA: 'Consultation des données de gestion de dossier',
  CREA_RD: 'Création de dossier',
  REAC: 'Réactivation de dossier',
  MODIF_DATA: 'Modification des données de gestion du dossier',
  FERM: 'Fermeture de dossier',
} as const
export type ReasonCode = keyof typeof labels

/** Undefined when the message gives none. */
export function reasonOf(message: XmlElement): string | undefined {
  return descend(message, 'controlActProcess', 'reasonCode')?.attributes.code || undefined
}

/** Throws WireError `hl7v3`: `missing`, `unsupported` for another reason than those. */
export function requireReason<Reason extends ReasonCode>(
  message: XmlElement,
  ...offered: readonly [Reason, ...Reason[]]
): Reason {
  const reason = reasonOf(message)
  const path = `${message.name}/controlActProcess/reasonCode/@code`
  const expected = offered.join(', ')
  if (reason === undefined) throw new WireError('hl7v3', 'missing', path, expected)
  const found = offered.find((each) => each === reason)
  if (found === undefined) throw new WireError('hl7v3', 'unsupported', path, expected)
  return found
}

export function formatReason(reason: ReasonCode, { labelled }: { readonly labelled: boolean }): Markup {
  return xml`<reasonCode code="${reason}" codeSystem="${reasonCodeSystem}"${optionalAttribute('displayName', labelled ? labels[reason] : undefined)}/>`
}
