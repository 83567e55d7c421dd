/** Many rows, a page in memory at a time. */
import type { Tx } from './database.ts'

const atOnce = 5000

/**
 * The rows of a query of a transaction, found once: asked page by page, each page would be planned alone, and where the
 * statistics are old PostgreSQL finds and sorts all that is left for each. The next page is found while one is used.
 * `name`: of the cursor, one of it at a time in a transaction.
 */
export async function* pagesOf<Row>(
  tx: Tx,
  name: string,
  query: string,
  values: readonly unknown[],
): AsyncGenerator<readonly Row[]> {
  await tx.run(name, `declare ${name} no scroll cursor for ${query}`, values)
  const next = () => tx.run<Row>(`${name}_page`, `fetch ${atOnce} from ${name}`)
  for (let coming = next(); ; ) {
    const rows = await coming
    if (rows.length === 0) return
    coming = next()
    coming.catch(() => {})
    yield rows
  }
}
