/** A real S3 server of npm (s3rver, the fork of 20 Minutes) in a process of its own: documents in a folder, one bucket. */
import { createRequire } from 'node:module'

type S3rver = {
  new (options: Readonly<Record<string, unknown>>): { run(): Promise<{ readonly port: number }> }
}

const S3rver = createRequire(import.meta.url)('@20minutes/s3rver') as S3rver
const [directory, bucket] = process.argv.slice(2)
const { port } = await new S3rver({
  port: 0,
  address: '127.0.0.1',
  silent: true,
  directory,
  vhostBuckets: false,
  configureBuckets: [{ name: bucket }],
}).run()
process.send!(port)
// Not to outlive the test that started it.
process.on('disconnect', () => process.exit())
