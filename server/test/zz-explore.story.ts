import { createReadStream, readdirSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { patientOf } from '@carnet/core/wire/cda/patient.ts'
import { readDocumentSource } from '@carnet/kit/client/document-source.ts'
import { runningCarnet } from './running-carnet.ts'

test('x', async (t) => {
  const t0 = performance.now()
  const carnet = await runningCarnet(t)
  const t1 = performance.now()
  process.stderr.write(`start ${t1 - t0}\n`)
  const folder = path.resolve(import.meta.dirname, '../../../shared/corpora/cda-ans-3-0/ExemplesCDA')
  const dmp = await carnet.dmp('cps-kacem')
  for (const name of readdirSync(folder)) {
    const t2 = performance.now()
    try {
      const source = await readDocumentSource(() => createReadStream(path.join(folder, name)))
      const [patient] = patientOf(source.header).insIds
      const r = await dmp.submitDocuments(patient!, [{ source, hideFrom: {} }])
      process.stderr.write(`OK ${name} ${r.uniqueIds} ${r.warnings.join('|')} ${performance.now() - t2}\n`)
    } catch (e) {
      process.stderr.write(`KO ${name} ${e} ${performance.now() - t2}\n`)
    }
  }
  process.stderr.write(`all ${performance.now() - t1}\n`)
})
