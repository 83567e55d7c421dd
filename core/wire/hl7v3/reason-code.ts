/** What a 201307 asks for: the same interaction serves TD0.2 and TD1.3a. soap.md §5.1. */
import { WireError } from '../wire-error.ts'
import { descend, type XmlElement } from '../xml/read.ts'
import { type Markup, optionalAttribute, xml } from '../xml/write.ts'

const reasonCodeSystem = '1.2.250.1.213.1.1.4.11'
const testExistence = 'TEST_EXST'

/** Throws WireError `hl7v3`: `missing`, `unsupported` for a reason that this server does not offer. */
export function requireTestExistence(message: XmlElement): void {
  const reason = descend(message, 'controlActProcess', 'reasonCode')?.attributes.code
  const path = `${message.name}/controlActProcess/reasonCode/@code`
  if (!reason) throw new WireError('hl7v3', 'missing', path, testExistence)
  if (reason !== testExistence)
    throw new WireError('hl7v3', 'unsupported', path, `${testExistence}, seul motif offert par ce serveur`)
}

/** The label as real requests carry it, with its straight apostrophe; answers carry none. */
export function formatTestExistence(displayName?: "Test d'existence de dossier"): Markup {
  return xml`<reasonCode code="${testExistence}" codeSystem="${reasonCodeSystem}"${optionalAttribute('displayName', displayName)}/>`
}
