/** Which matricules are accepted here: test identities in demonstration alone. contract.md §3.1. */
import { hasValidKey, type Ins, type InsOid, insOids, type PatientId } from '@carnet/core/model/ins.ts'
import { publishedPatients } from '@carnet/kit/demo/people/published-patients.ts'
import type { Config } from '../config.ts'

export type MatriculePolicy = {
  /** « Autorités d’affectation », the likeliest first. */
  readonly authorities: readonly [InsOid, ...InsOid[]]
  /** Of a matricule that the operator types without its authority. */
  readonly byDefault: InsOid
  /** Not every matricule under every authority: a demonstration knows no real person. */
  accepts(patient: PatientId): boolean
  /** By its key, as `CARNET_INS_KEY` says. */
  judgeKey(ins: Ins): KeyVerdict
}

/** `noted`: accepted, its key being wrong, and the operator is told. */
export type KeyVerdict = 'accepted' | 'noted' | 'refused'

const ofWrongKey = { off: 'accepted', warn: 'noted', refuse: 'refused' } as const

export function matriculePolicyOf({ mode, insKey }: Pick<Config, 'mode' | 'insKey'>): MatriculePolicy {
  const { nir, nia, nirTest, nirDemonstration } = insOids
  const judgeKey = (ins: Ins) => (hasValidKey(ins) ? 'accepted' : ofWrongKey[insKey])
  if (mode === 'production')
    return {
      authorities: [nir, nia],
      byDefault: nir,
      accepts: ({ oid }) => oid === nir || oid === nia,
      judgeKey,
    }
  // The test identities that their publishers gave under the authority of production.
  const published = new Set<string>(
    publishedPatients(new Date()).flatMap(({ id }) => (id.oid === nir ? [id.ins] : [])),
  )
  return {
    authorities: [nir, nirTest, nirDemonstration],
    byDefault: nirTest,
    accepts: ({ ins, oid }) =>
      oid === nirTest || oid === nirDemonstration || (oid === nir && published.has(ins)),
    judgeKey,
  }
}
