/** Is this document a CDA that may enter, and about whom is it? Header rules always; the schema by configuration. */

import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import type { PatientStatement } from '@carnet/core/rules/wrong-patient.ts'
import { checkHeader } from '@carnet/core/wire/cda/check-header.ts'
import type { ClinicalDocument } from '@carnet/core/wire/cda/clinical-document.ts'
import { readClinicalDocument } from '@carnet/core/wire/cda/header.ts'
import { patientOf } from '@carnet/core/wire/cda/patient.ts'
import { uniqueIdOf } from '@carnet/core/wire/cda/to-xds.ts'
import { WireError } from '@carnet/core/wire/wire-error.ts'
import { XdsError } from '@carnet/core/wire/xds/errors.ts'
import type { DocumentEntry } from '@carnet/core/wire/xds/metadata.ts'
import { openXml } from '@carnet/core/wire/xml/read.ts'
import { validateAgainst } from '@carnet/core/wire/xml/schema.ts'
import type { CdaSchema } from './context.ts'
import type { ReceivedDocument } from './document-intake.ts'

export type CheckedDocument = {
  readonly patients: readonly PatientStatement[]
  readonly warnings: readonly XdsError[]
  /** UniqueId of the document that this one says it replaces. */
  readonly replaces: string | undefined
}

/** Throws XdsError `InvalidDocumentContent` with the path and what was expected there. */
export function checkCda(
  received: ReceivedDocument,
  entry: DocumentEntry,
  cdaSchema: CdaSchema | undefined,
  { now, settings }: { readonly now: Date; readonly settings: Pick<RuleSettings, 'uniqueIdExtension'> },
): CheckedDocument {
  if (received.text === undefined)
    throw invalid('Le document est trop volumineux hors de ses pièces jointes en base64.', entry)
  try {
    const document = readClinicalDocument(received.text)
    const faults = checkHeader(document, now, settings)
    const error = faults.find((fault) => fault.severity === 'error')
    if (error !== undefined)
      throw invalid(`En-tête CDA : ${error.french} (${error.path}, règle ${error.rule}).`, entry)
    checkUniqueId(document, entry)
    return {
      patients: statementsOf(document),
      warnings: [...checkSchema(received.text, entry, cdaSchema)],
      replaces: replacedBy(document),
    }
  } catch (error) {
    if (!(error instanceof WireError)) throw error
    throw invalid(`Document CDA illisible : attendu ${error.expected} (${error.path}).`, entry)
  }
}

function replacedBy({ relatedDocument }: ClinicalDocument): string | undefined {
  if (relatedDocument?.typeCode !== 'RPLC' || relatedDocument.id === undefined) return undefined
  return uniqueIdOf(relatedDocument.id)
}

function checkUniqueId({ id }: ClinicalDocument, entry: DocumentEntry): void {
  if (id === undefined || uniqueIdOf(id) !== entry.uniqueId)
    throw new XdsError(
      'XDSRepositoryMetadataError',
      'L’identifiant unique des métadonnées n’est pas celui du document CDA.',
      { location: entry.entryUuid },
    )
}

/** Every INS of the document speaks; a document without any says so. */
function statementsOf(document: ClinicalDocument): PatientStatement[] {
  const { insIds, traits } = patientOf(document)
  if (insIds.length === 0) return [{ source: 'cda', patient: undefined, traits }]
  return insIds.map((patient) => ({ source: 'cda', patient, traits }))
}

function* checkSchema(
  text: Buffer,
  entry: DocumentEntry,
  cdaSchema: CdaSchema | undefined,
): Generator<XdsError> {
  if (cdaSchema === undefined) return
  using open = openXml(text)
  const [fault] = validateAgainst(cdaSchema.schema, open)
  if (fault === undefined) return
  const french = `Document CDA non conforme au schéma, ligne ${fault.line} : ${fault.message}`
  if (cdaSchema.severity === 'refuse') throw invalid(french, entry)
  yield new XdsError('InvalidDocumentContent', french, { severity: 'warning', location: entry.entryUuid })
}

function invalid(context: string, entry: DocumentEntry): XdsError {
  return new XdsError('InvalidDocumentContent', context, { location: entry.entryUuid })
}
