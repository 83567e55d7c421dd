import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvHead, csvLine } from '../csv.ts'

test('cells that hold what separates them are quoted, and quotes doubled', () => {
  assert.equal(csvLine(['a', 'b;c', 'd "e"', 'f\ng', '']), 'a;"b;c";"d ""e""";"f\ng";\r\n')
  assert.equal(csvHead(['Jour', 'Qui']), '\ufeffJour;Qui\r\n')
})

test('what a spreadsheet would compute is words there, and a number stays a number', () => {
  for (const order of ['=1+1', '+33 6', '-cmd', '@SUM(A1)', '\t=1', ' =1', '\u00a0=1', '\uff1d1', '\r=1'])
    assert.match(csvLine([order]), /^"?'/, order)
  assert.equal(csvLine(['=HYPERLINK("http://x";"y")']), `"'=HYPERLINK(""http://x"";""y"")"\r\n`)
  for (const number of ['-1,5', '+2', '12.40', '0']) assert.equal(csvLine([number]), `${number}\r\n`)
  assert.equal(csvLine(['a=b', 'Dr Karim-Benali']), 'a=b;Dr Karim-Benali\r\n')
})
