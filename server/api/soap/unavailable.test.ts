import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Unavailable } from '@carnet/core/model/unavailable.ts'
import { unavailableError } from './unavailable.ts'

test('each way of being unavailable has its code for a registry and for a repository, a sentence that says what to do, and a reference', () => {
  const codes = {
    'registry away': 'XDSRegistryBusy',
    'registry busy': 'XDSRegistryBusy',
    'registry full': 'XDSRegistryOutOfResources',
    'repository away': 'XDSRegistryNotAvailable',
    'repository busy': 'XDSRepositoryBusy',
    'repository full': 'XDSRepositoryOutOfResources',
  } as const
  for (const actor of ['registry', 'repository'] as const)
    for (const reason of ['away', 'busy', 'full'] as const) {
      const { code, context, severity } = unavailableError(new Unavailable(reason), actor, 'ref-1')
      assert.equal(code, codes[`${actor} ${reason}`])
      assert.equal(severity, 'error')
      assert.match(context, /Renvoyez la même demande plus tard.*support\u00a0: ref-1\.$/)
    }
})
