/** What an XDS answer means for its sender: a refusal, or warnings beside a success. soap.md §6.4. */
import type { RegistryResponse } from '@carnet/core/wire/xds/errors.ts'
import { DmpRefusal } from './errors.ts'

/** The warnings, in French. @throws DmpRefusal with the first error of an answer that is no success. */
export function refuseErrors({ status, errors }: RegistryResponse): readonly string[] {
  const refusal = errors.find(({ severity }) => severity === 'error')
  if (status !== 'success' || refusal !== undefined)
    throw new DmpRefusal(
      refusal?.code ?? 'XDSRegistryError',
      refusal?.context ?? 'Le DMP a refusé sans dire pourquoi.',
    )
  return errors.map(({ code, context }) => `${code}\u00a0: ${context}`)
}
