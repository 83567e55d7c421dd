/** A migrated database without anybody in it, to copy. */
import { testTemplate } from '../postgres/test-database.ts'
import { migrate } from '../store/migrate.ts'

export function emptyCarnet(): Promise<string> {
  return testTemplate('carnet_empty', async (connectionString) => {
    await migrate({ connectionString })
  })
}
