/** The test files that `npm test` runs in one process, one after the other. */
import path from 'node:path'
import { pathToFileURL } from 'node:url'

for (const file of process.env.CARNET_TESTS_TOGETHER?.split(path.delimiter) ?? [])
  await import(pathToFileURL(file).href)
