/** Which sectors of activity may call, as this server is set. rules.md, CSP L1111-18. */
import { isInSet } from '@carnet/core/codes/value-sets.ts'
import type { SectorStanding } from '@carnet/core/model/caller.ts'
import { standingOfSector } from '@carnet/core/rules/excluded-sectors.ts'
import { sectorSystem } from '@carnet/core/wire/vihf/check-vihf.ts'
import type { Platform } from '../actions/platform.ts'
import type { Config } from '../config.ts'

export function sectorStandings(
  { sectors }: Pick<Config, 'sectors'>,
  platform: Platform,
): (code: string) => SectorStanding {
  const isKnown = (code: string) =>
    sectors.includes(code) || isInSet('J61', code, sectorSystem, platform.clock.now())
  return (code) => standingOfSector(code, isKnown, platform.settings)
}
