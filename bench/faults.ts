/**
 * `npm run faults [-- --nth 20]`: deposits while the disk fails or is full, and what was confirmed read back. Exit 0 only
 * when nothing was confirmed that is not there. Linux: with strace, and a mount namespace of one's own.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import {
  depositOnFullDisk,
  depositWhileCallsFail,
  type FaultCampaign,
  type FaultRow,
  whyNoSmallDisk,
} from './faults/campaign.ts'
import { whyNoFailingCalls } from './faults/failing-calls.ts'

const { values } = parseArgs({ options: { nth: { type: 'string', default: '20' } } })
const say = (line: string) => process.stdout.write(`${line}\n`)
const onRow = ({ what, size, confirmed }: FaultRow) =>
  say(`${what.padEnd(20)} ${size.padEnd(6)} ${confirmed ? 'confirmé' : 'refusé'}`)

const nthMax = Number(values.nth)
await report(whyNoFailingCalls(), (dataFolder) => depositWhileCallsFail({ dataFolder, nthMax, onRow }))
await report(whyNoSmallDisk(), (dataFolder) => depositOnFullDisk({ dataFolder, onRow }))

async function report(
  prevented: string | undefined,
  run: (dataFolder: string) => Promise<FaultCampaign>,
): Promise<void> {
  if (prevented !== undefined) {
    say(`non essayé : ${prevented}`)
    return
  }
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'carnet-faults-'))
  try {
    const { rows, faults } = await run(dataFolder)
    const confirmed = rows.filter((row) => row.confirmed).length
    say('')
    say(
      `pannes ${rows.length} · refusées ${rows.length - confirmed} · confirmées malgré tout ${confirmed} · fautes ${faults.length}`,
    )
    for (const fault of faults) say(`  ${fault}`)
    if (faults.length > 0) process.exitCode = 1
  } finally {
    rmSync(dataFolder, { recursive: true, force: true })
  }
}
