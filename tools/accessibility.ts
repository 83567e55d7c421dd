/**
 * `npm run accessibility`: every rule on every page, in every state, width and theme; `npm test` asks each once.
 * `-- --trees` writes again what a screen reader is given of the main pages (web/test/accessibility-trees.ts).
 */
const trees = process.argv.indexOf('--trees')
if (trees === -1) {
  process.env.CARNET_ACCESSIBILITY = 'all'
  process.env.CARNET_TEST_MINUTES = '90'
} else {
  process.env.CARNET_TREES = 'write'
  process.argv.splice(trees, 1)
}
process.argv.push('web/test/pages.test.ts')
await import('./test.ts')
