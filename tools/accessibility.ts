/** `npm run accessibility`: every rule on every page, in every state, width and theme; `npm test` asks each once. */
process.env.CARNET_ACCESSIBILITY = 'all'
process.argv.push('web/test/pages.test.ts')
await import('./test.ts')
