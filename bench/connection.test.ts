import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Answer, makeAnswerReader } from './connection.ts'

const answers =
  'HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 5\r\n\r\nhello' +
  'HTTP/1.1 500 Internal Server Error\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nb\r\n0\r\n\r\n defgh\r\n0\r\n\r\n' +
  'HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n' +
  'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'

test('answers with a length, in chunks or empty are read whole wherever the network cuts them', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(answers.length)), (cuts) => {
      const read: Answer[] = []
      const push = makeAnswerReader((answer) => read.push(answer))
      const places = [0, ...cuts.toSorted((a, b) => a - b), answers.length]
      for (const [rank, place] of places.entries())
        if (rank > 0) push(Buffer.from(answers.slice(places[rank - 1], place)))
      assert.deepEqual(
        read.map(({ status, body }) => [status, body.toString()]),
        [
          [200, 'hello'],
          [500, 'abc0\r\n\r\n defgh'],
          [204, ''],
          [200, 'ok'],
        ],
      )
    }),
  )
})
