/** The plain IHE affinity domain: what its acts work with. Not the DMP: no law here, no patient's rights, no VIHF. */
import type { AffinityCodes } from '@carnet/core/wire/xds/registry/affinity-codes.ts'
import type { Clock } from '../clock.ts'
import type { Blobs } from '../store/blobs.ts'
import type { Database } from '../store/database.ts'
import { openDomainKey } from '../store/ihe/domain.ts'
import type { RecordKey } from '../store/sealing.ts'

export type IheDomain = {
  readonly database: Database
  readonly blobs: Blobs
  readonly clock: Clock
  readonly key: RecordKey
  /** OID of the domain's one repository. */
  readonly repositoryUniqueId: string
  /** `urn:oid:…` of the community, when it has one. */
  readonly homeCommunityId: string | undefined
  /** Whole objects in one answer to a query (CARNET_MAX_RESULTS). */
  readonly maxResults: number
  /** The codes that the domain accepts; all when undefined. */
  readonly codes: AffinityCodes | undefined
}

export async function openIheDomain(parts: Omit<IheDomain, 'key'>): Promise<IheDomain> {
  return { ...parts, key: await openDomainKey(parts.database) }
}

export type { Blobs, DraftBlob } from '../store/blobs.ts'
