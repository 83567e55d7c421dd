/**
 * Which test files share a process: to start one, with the whole server in it, takes longer than many of them run. What
 * starts programs, changes its process or measures it has one of its own.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'

export type TestProcess = { readonly name: string; readonly files: readonly string[] }

const pureFolders = ['core', 'kit', 'server', 'web']
/** What starts programs or servers, changes the process, or leaves files to take away at its end. */
const notPure =
  /node:child_process|mkdtemp|testDatabase|emptyCarnet|openBrowser|process\.|createServer|listen\(|LocalDmp|CrashPoint/
/** A browser, another process, a time that is measured, or a server that stays for the whole file. */
const ownStory =
  /node:child_process|node:cluster|process\.|mock\.|web\/test\/browser|performance\.|Usage\(|^await |^(const|let) .*= await |CARNET_PROCESSES|CarnetProcess/m
const storiesTogether = 8

/** In the order in which they begin: begun last, a long one would run alone to the end. */
export function testProcesses(root: string, files: readonly string[]): readonly TestProcess[] {
  const { pure = [], story = [], alone = [] } = Object.groupBy(files, (file) => sharing(root, file))
  const groups = Math.ceil(story.length / storiesTogether)
  const bySize = story.toSorted((a, b) => sizeOf(root, b) - sizeOf(root, a))
  const stories = Array.from({ length: groups }, (_, group) => ({
    name: `stories-${group + 1}-of-${groups}`,
    files: bySize.filter((_file, rank) => rank % groups === group),
  }))
  const processes = [
    ...(pure.length > 0 ? [{ name: 'pure-tests', files: pure }] : []),
    ...stories,
    ...alone.map((file) => ({ name: file, files: [file] })),
  ]
  return processes.toSorted((a, b) => lengthOf(root, b) - lengthOf(root, a))
}

function sharing(root: string, file: string): 'pure' | 'story' | 'alone' {
  const text = textOf(root, file)
  const [folder = ''] = file.split(path.sep)
  if (file.endsWith('.story.ts')) return folder === 'server' && !ownStory.test(text) ? 'story' : 'alone'
  return pureFolders.includes(folder) && !notPure.test(text) ? 'pure' : 'alone'
}

/** Campaigns that take both cores come after the browser's pages, which take both too. */
function lengthOf(root: string, { files }: TestProcess): number {
  const [file = ''] = files
  if (files.length > 1) return file.endsWith('.story.ts') ? 2 : 3
  if (!file.endsWith('.story.ts')) return usesBrowser(root, file) ? 3 : 0
  return file.startsWith('bench') ? 1 : 2
}

export function usesBrowser(root: string, file: string): boolean {
  return /playwright|browser|chromium/i.test(textOf(root, file))
}

function sizeOf(root: string, file: string): number {
  return textOf(root, file).length
}

function textOf(root: string, file: string): string {
  return readFileSync(path.join(root, file), 'utf8')
}
