/**
 * PostgreSQL refuses to run as root: as root, it runs under an account of the machine that has no rights.
 * As anyone else, it runs as ourselves.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'

export type Account = { readonly uid: number; readonly gid: number }

/** Undefined: PostgreSQL runs as ourselves. A cluster that already has an owner keeps him. */
export function accountFor(cluster: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  // initdb insists on an account with a name: a bare number will not do.
  const accounts = readFileSync('/etc/passwd', 'utf8')
  const account = accountIn(accounts, 'postgres') ?? accountIn(accounts, 'nobody')
  if (account === undefined)
    throw new Error(
      'PostgreSQL ne s’exécute pas sous root : créez un compte « postgres » sur cette machine, ou donnez une base par DATABASE_URL.',
    )
  return account
}

/** The account of that name in the text of `/etc/passwd`. */
export function accountIn(accounts: string, name: string): Account | undefined {
  for (const line of accounts.split('\n')) {
    const [found, , uid, gid] = line.split(':')
    if (found === name && Number(uid) > 0) return { uid: Number(uid), gid: Number(gid) }
  }
  return undefined
}

/** Whether the account can enter a folder or run a program: asked of the kernel, which knows more than modes. */
export function canEnterOrRun(account: Account, file: string): boolean {
  const { error, status } = spawnSync('test', ['-x', file], { cwd: '/', ...account })
  if (error !== undefined) throw error
  return status === 0
}
