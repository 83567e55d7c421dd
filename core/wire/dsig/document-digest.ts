/**
 * The digest of a document that may be large, as a manifest states it: of its bytes, or of its canonical form
 * (soap.md §3.5). The document streams. Its long base64 runs have nothing that a canonical form changes but ends of
 * lines: the form is made of what is left without them, and they are put back while the digest is computed.
 */
import { createHash, type Hash } from 'node:crypto'
import { WireError } from '../wire-error.ts'
import { makeBase64Elider } from '../xml/base64-elider.ts'
import { canonicalize } from '../xml/canonical.ts'
import { openXml } from '../xml/read.ts'
import type { InclusiveForm, SignatureHash } from './algorithms.ts'

export type DocumentForm = 'bytes' | InclusiveForm

export type DigestedDocument = {
  /** Called twice for a document with long base64 runs. */
  readonly open: () => AsyncIterable<Uint8Array>
  readonly form: DocumentForm
  readonly hash: SignatureHash
  /** From chance: it marks where a run was, and no sender can have written it. */
  readonly nonce: string
}

/** Throws WireError (`xml`) when the document has no such form, or too much is left without its base64. */
export async function digestOf({ open, form, hash, nonce }: DigestedDocument): Promise<Buffer> {
  const digest = createHash(hash)
  if (form === 'bytes') {
    for await (const chunk of open()) digest.update(chunk)
    return digest.digest()
  }
  const [first, ...afterRuns] = await canonicalPieces(open(), form, nonce)
  digest.update(first!)
  if (afterRuns.length > 0) await addRuns(digest, open(), afterRuns)
  return digest.digest()
}

/** The canonical form, cut where a run was. */
async function canonicalPieces(
  document: AsyncIterable<Uint8Array>,
  form: InclusiveForm,
  nonce: string,
): Promise<readonly Buffer[]> {
  const placeholder = (run: number) => `run-${nonce}-${run};`
  let runs = 0
  const elider = makeBase64Elider({
    placeholder,
    onRun: (run) => {
      runs = run + 1
      return { write() {}, end() {} }
    },
  })
  const kept: Buffer[] = []
  // Copies: whoever reads the bytes may use them again.
  for await (const chunk of document) for (const bytes of elider.push(chunk)) kept.push(Buffer.from(bytes))
  kept.push(...elider.end().map((bytes) => Buffer.from(bytes)))
  using opened = openXml(Buffer.concat(kept))
  const canonical = canonicalize(opened, { form })
  const pieces: Buffer[] = []
  let from = 0
  for (let run = 0; run < runs; run++) {
    const mark = placeholder(run)
    const at = canonical.indexOf(mark, from)
    // Lost or out of order: it stood in an attribute or a comment, where the form may drop or move it.
    if (at === -1)
      throw new WireError('xml', 'canonical', '/', 'un document dont le base64 est le texte d’un élément')
    pieces.push(canonical.subarray(from, at))
    from = at + mark.length
  }
  pieces.push(canonical.subarray(from))
  return pieces
}

async function addRuns(
  digest: Hash,
  document: AsyncIterable<Uint8Array>,
  afterRuns: readonly Buffer[],
): Promise<void> {
  const elider = makeBase64Elider({
    placeholder: () => '',
    onRun: (run) => {
      const add = addWithLineFeeds(digest)
      return {
        write: add,
        end: () => void digest.update(afterRuns[run]!),
      }
    },
  })
  for await (const chunk of document) elider.push(chunk)
  elider.end()
}

const lineFeed = 0x0a
const carriageReturn = 0x0d

/** XML 1.0 §2.11: every reader is given one line feed for each end of line. */
function addWithLineFeeds(digest: Hash): (base64: Uint8Array) => void {
  let afterReturn = false
  return (base64) => {
    let from = 0
    for (let at = base64.indexOf(carriageReturn); ; at = base64.indexOf(carriageReturn, from)) {
      if (afterReturn && base64[from] === lineFeed) from++
      afterReturn = false
      if (at === -1) break
      digest.update(base64.subarray(from, at))
      digest.update('\n')
      from = at + 1
      if (from === base64.length) {
        afterReturn = true
        return
      }
      afterReturn = true
    }
    digest.update(base64.subarray(from))
  }
}
