/**
 * LIF-21: on his eighteenth birthday nobody represents the holder any more: who did leaves his data, whoever is in his
 * space leaves it, and he is asked whether he keeps his record.
 */

import { comeOfAge, type Minor } from '../store/majority.ts'
import { addLifeEvent, contactOf, endSessions, saveContact } from '../store/record-life.ts'
import { addTrace } from '../store/traces.ts'
import { giveActivationLetter } from './activation-letter.ts'
import type { Platform } from './platform.ts'
import { bySystem } from './system-trace.ts'
import { tellOfMajority } from './tell-of-majority.ts'

export function endRepresentation(platform: Platform, { id }: Minor): Promise<void> {
  return platform.database.transaction(async (tx) => {
    const now = platform.clock.now()
    const adult = await comeOfAge(tx, id)
    if (adult === undefined) return
    const { key, state } = adult
    await saveContact(tx, key, { ...(await contactOf(tx, key)), representatives: [] })
    await endSessions(tx, id)
    if (state === 'active') {
      await tellOfMajority(tx, id, { holder: 'majority', parents: 'delegatedMajority', at: now })
      // By which he enters by himself, who never did.
      await giveActivationLetter(tx, id, { actorId: '', at: now, settings: platform.settings })
    }
    await addLifeEvent(tx, key, {
      kind: 'cameOfAge',
      at: now,
      regime: platform.regimeAt(now).name,
      actorId: '',
    })
    await addTrace(tx, key, bySystem('endRepresentation', now))
  })
}
