/** A structured CDA of our own, for the stories: the header of {@link sampleDocument}, and any sections. */
import { type DocumentSource, readDocumentSource } from '@carnet/kit/client/document-source.ts'
import type { RunningCarnet } from './running-carnet.ts'
import { bytesOf, type Sample, sampleDocument } from './sample-document.ts'

/** `sections`: markup of `component` elements. */
export async function structuredDocument(
  carnet: RunningCarnet,
  sample: Sample,
  sections: string,
): Promise<DocumentSource> {
  const level1 = (await bytesOf(await sampleDocument(carnet, sample))).toString()
  const [head = '', tail = ''] = level1
    .replace('1.3.6.1.4.1.19376.1.2.20', '1.2.250.1.213.1.1.1.13')
    .split(/<nonXMLBody>.*<\/nonXMLBody>/s)
  const bytes = Buffer.from(`${head}<structuredBody>${sections}</structuredBody>${tail}`)
  return readDocumentSource(async function* () {
    yield bytes
  })
}
