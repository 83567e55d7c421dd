/** The services that feed a record by themselves, as far as a reader may know of what they sent. rules.md TRA-10. */
import type { RecordId } from '@carnet/core/model/record.ts'
import { feedersTold, type ToldFeeder } from '@carnet/core/rules/feeders.ts'
import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import type { Tx } from '../store/database.ts'
import { depositsOf, type StoredDocument } from '../store/documents.ts'
import { type Feeder, recordFeeders } from '../store/feeders.ts'
import { opposesDossierPharmaceutique } from '../store/record-choices.ts'

export async function feedersOf(
  tx: Tx,
  recordId: RecordId,
  sees: (document: StoredDocument) => boolean,
  settings: Pick<RuleSettings, 'dossierPharmaceutique'>,
): Promise<readonly ToldFeeder<Feeder>[]> {
  const services = await recordFeeders(tx, recordId)
  if (services.length === 0) return []
  const ids = services.map(({ id }) => id)
  const documents = await depositsOf(tx, recordId, ids)
  const opposes = await opposesDossierPharmaceutique(tx, recordId)
  return feedersTold(services, documents, sees, settings, opposes)
}
