/**
 * What a screen reader is given of the main pages: names, roles, states, live regions, kept as text and read over like code
 * when they change. `npm run accessibility -- --trees` writes them again. Spec: people.md §9 (3).
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

/** States of `pageStates`. */
export const reviewedPages = [
  'home',
  'login-missing',
  'documents-masking',
  'document-just-masked',
  'document',
  'result',
  'treatments',
  'access-log',
  'professionals',
  'emergency-card',
] as const

const folder = new URL('accessibility-trees/', import.meta.url)
const written = process.env.CARNET_TREES === 'write'

export async function treeOf(page: Page): Promise<string> {
  return `${await page.locator('body').ariaSnapshot()}\n`
}

/** As it was last reviewed; of a run that writes them, the present one. */
export function reviewedTree(name: (typeof reviewedPages)[number], present: string): string {
  const file = fileURLToPath(new URL(`${name}.yaml`, folder))
  if (written) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, present)
  }
  return readFileSync(file, 'utf8')
}
