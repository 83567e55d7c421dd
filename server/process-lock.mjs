/**
 * A file that one process has at a time, and that a killed one keeps from nobody: it says who has it and since when that
 * process lives, as the system uses numbers again. Plain JavaScript: the set-up step takes it too, on an older Node.
 */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'

/**
 * @param {string} file
 * @returns {{ readonly release: () => void } | { readonly holder: number }} who has it, when another does
 */
export function takeLock(file) {
  const ours = lifeOf(process.pid) ?? String(process.pid)
  const draft = `${file}.${process.pid}`
  fs.writeFileSync(draft, ours, { mode: 0o600 })
  try {
    // Linked, not written: under its name it is never empty.
    while (!isLinked(draft, file)) {
      const holder = read(file)
      if (holder === undefined) continue
      const pid = Number(holder.split(' ')[0])
      if (pid !== process.pid && lifeOf(pid) === holder) return { holder: pid }
      takeAway(file, holder)
    }
  } finally {
    fs.rmSync(draft, { force: true })
  }
  return {
    release() {
      if (read(file) === ours) fs.rmSync(file, { force: true })
    },
  }
}

/**
 * Of a process that was killed. Moved before it is deleted: one that another process has just put there stays.
 * @param {string} file @param {string} holder
 */
function takeAway(file, holder) {
  const moved = `${file}.${process.pid}.left`
  try {
    fs.renameSync(file, moved)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    return
  }
  if (read(moved) !== holder) isLinked(moved, file)
  fs.rmSync(moved, { force: true })
}

/** @param {string} from @param {string} to */
function isLinked(from, to) {
  try {
    fs.linkSync(from, to)
    return true
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    return false
  }
}

/** @param {string} file @returns {string | undefined} */
function read(file) {
  try {
    return fs.readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    return undefined
  }
}

/** Its number and its start; undefined when there is no such process, or a dead one. @param {number} pid */
function lifeOf(pid) {
  try {
    if (process.platform === 'linux') {
      // After the name in parentheses: the state first, the start as the twentieth word.
      const words = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()?.split(' ') ?? []
      return words[0] === 'Z' || words[0] === 'X' ? undefined : `${pid} ${words[19]}`
    }
    if (process.platform === 'win32') {
      process.kill(pid, 0)
      return String(pid)
    }
    return `${pid} ${execFileSync('ps', ['-p', String(pid), '-o', 'lstart='], { encoding: 'utf8' }).trim()}`
  } catch {
    return undefined
  }
}

/** @param {unknown} error @returns {string | undefined} */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}
