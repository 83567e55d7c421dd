/** The parameters that the DMP publishes for softwares: to read again every 24 hours. soap.md §1.1. */
import {
  type PublishedParameters,
  readPublishedParameters as readDocument,
} from '@carnet/core/wire/param-lps/published-parameters.ts'
import type { Exchange } from './exchange.ts'
import { understand } from './understand.ts'

/** A parameter that the DMP does not publish is absent. @throws DmpRefusal, DmpUnreachable */
export async function readPublishedParameters(exchange: Exchange): Promise<Partial<PublishedParameters>> {
  const document = await exchange.get('/param-lps')
  return understand(() => readDocument(document))
}
