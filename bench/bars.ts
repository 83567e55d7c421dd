/** The figures to pass, as data. */
import type { Row } from './results.ts'

export type Bar = {
  readonly french: string
  /** Undefined when the rows do not tell. */
  readonly measure: (rows: readonly Row[]) => { readonly text: string; readonly passes: boolean } | undefined
}

const french = (value: number, digits = 0) => value.toLocaleString('fr-FR', { maximumFractionDigits: digits })

function bar(
  french: string,
  name: string,
  clients: number,
  of: (row: Row) => { readonly text: string; readonly passes: boolean },
): Bar {
  return {
    french,
    measure(rows) {
      const row = rows.find((candidate) => candidate.name === name && candidate.clients === clients)
      return row && of(row)
    },
  }
}

const rateAtLeast = (least: number) => (row: Row) => ({
  text: `${french(row.perSecond ?? 0)}/s`,
  passes: (row.perSecond ?? 0) >= least,
})

export const bars: readonly Bar[] = [
  bar('Dépôts\u00a0: au moins 100 par seconde, 16 clients', 'deposit-60k', 16, rateAtLeast(100)),
  bar('Dépôts\u00a0: au moins 12\u202f% du plafond, 16 clients', 'deposit-60k', 16, ({ ratio }) => ({
    text: `${french((ratio ?? 0) * 100, 1)}\u202f%`,
    passes: (ratio ?? 0) >= 0.12,
  })),
  bar('Test d’existence (TD0.2)\u00a0: au moins 400 par seconde, 16 clients', 'exists', 16, rateAtLeast(400)),
  bar(
    'Vérification du VIHF\u00a0: au moins 1\u202f000 par seconde et par cœur',
    'vihf-verify',
    1,
    rateAtLeast(1000),
  ),
  bar('Vérification du VIHF\u00a0: au moins 5 fois xml-crypto', 'vihf-verify', 1, ({ ratio }) => ({
    text: `× ${french(ratio ?? 0, 1)}`,
    passes: (ratio ?? 0) >= 5,
  })),
  bar(
    'Mémoire plate pendant que des CDA de 45 Mo entrent et sortent, 8 clients (au plus 10 % de plus dans les derniers tours)',
    'rss-45mb',
    8,
    ({ ratio }) => ({ text: `× ${french(ratio ?? 0, 2)}`, passes: (ratio ?? 9) <= 1.1 }),
  ),
  bar(
    'Toutes les traces d’un professionnel, un million de lignes\u00a0: en 60\u00a0s au plus (TRA-12)',
    'traces-extract',
    1,
    ({ p50Ms }) => ({
      text: `${french((p50Ms ?? 0) / 1000, 1)} s`,
      passes: (p50Ms ?? Number.POSITIVE_INFINITY) <= 60_000,
    }),
  ),
  bar(
    'Recherche dans un dossier de 2\u202f000 documents\u00a0: 100\u00a0ms au plus à la médiane',
    'search-2000',
    1,
    ({ p50Ms }) => ({
      text: `${french(p50Ms ?? 0)} ms`,
      passes: (p50Ms ?? Number.POSITIVE_INFINITY) <= 100,
    }),
  ),
  {
    french:
      'Chaque liste du portail (documents, résultats, vaccins, traitements, soins remboursés, professionnels, accès) d’un dossier de 2\u202f000 documents\u00a0: 50\u00a0ms au plus à la médiane',
    measure(rows) {
      const lists = rows.filter(({ name }) => name.startsWith('page-') && name !== 'page-search')
      if (lists.length === 0) return undefined
      const slowest = Math.max(...lists.map(({ p50Ms }) => p50Ms ?? Number.POSITIVE_INFINITY))
      return { text: `${french(slowest)} ms pour la plus lente`, passes: slowest <= 50 }
    },
  },
  bar(
    'Page de recherche dans un dossier de 2\u202f000 documents\u00a0: 100\u00a0ms au plus à la médiane',
    'page-search',
    1,
    ({ p50Ms }) => ({
      text: `${french(p50Ms ?? 0)} ms`,
      passes: (p50Ms ?? Number.POSITIVE_INFINITY) <= 100,
    }),
  ),
  bar(
    'Première page avec son style et sa police\u00a0: 60\u00a0ko transférés au plus',
    'first-page',
    1,
    ({ ratio }) => ({ text: `${french((ratio ?? 9) * 60, 1)} ko`, passes: (ratio ?? 9) <= 1 }),
  ),
  bar('Premier lancement : prêt, et un dépôt accepté, en 10 s au plus', 'start-cold', 1, ({ p95Ms }) => ({
    text: `${french((p95Ms ?? 0) / 1000, 1)} s`,
    passes: (p95Ms ?? Number.POSITIVE_INFINITY) <= 10_000,
  })),
  bar(
    'D’un clone neuf\u00a0: prêt, et un dépôt accepté, en 90\u00a0s au plus, installation comprise',
    'start-clone',
    1,
    ({ p95Ms }) => ({
      text: `${french((p95Ms ?? 0) / 1000, 1)} s`,
      passes: (p95Ms ?? Number.POSITIVE_INFINITY) <= 90_000,
    }),
  ),
]
