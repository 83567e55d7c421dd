/**
 * What neither the formatter, the types nor the import arrows can say, as data: add a line, with a sample that breaks it
 * and one that does not. `tidy.test.ts` tries the samples first, then the tree.
 */

export type Rule = {
  /** The rule as a sentence: title of its test. */
  readonly says: string
  /** Files that it looks at. */
  readonly files: RegExp
  readonly except?: RegExp
  /** What is looked at: the code without its comments, the whole text, or only the path. */
  readonly in: 'code' | 'text' | 'path'
  /** Every match is a breach; a matched text that `allows` accepts is none. */
  readonly breach: RegExp
  readonly allows?: (match: string) => boolean
  readonly bad: string
  readonly good: string
}

const source = /\.(ts|mjs|cjs)$/
const tests = /(\.(test|story|test-data)\.ts$|\/test\/|^server\/postgres\/test-database\.ts$)/
const testsOr = (more: RegExp) => new RegExp(`${tests.source}|${more.source}`)
/** The rules themselves quote what they forbid. */
const rules = /^tools\/tidy/

export const rulesOfTheTree: readonly Rule[] = [
  {
    says: 'only server/actions/perform.ts imports the decision, and what asks it for the body of an action',
    files: source,
    except: testsOr(/^core\/rules\/|^server\/actions\/(perform|permitted)\.ts$|^tools\/tidy/),
    in: 'code',
    breach: /from '[^']*\/decide\.ts'|import \{[^}]*\bpermittedOn\b[^}]*\} from/,
    bad: `import { decide } from '@carnet/core/rules/decide.ts'`,
    good: `import type { Decision } from '@carnet/core/model/decision.ts'`,
  },
  {
    says: 'core and web have no clock, no chance and no environment',
    files: /^(core|web)\/.*\.ts$/,
    except: testsOr(/^web\/islands\//),
    in: 'code',
    breach:
      /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\.now\b|\bprocess\.|\brandom(UUID|Bytes|Int)\b/,
    bad: 'const closedAt = new Date( )',
    good: 'const closedAt = new Date(now)',
  },
  {
    says: 'the environment is read once, in server/config.ts',
    files: /^(server|kit)\/.*\.ts$/,
    except: testsOr(
      /^server\/config\.ts$|^server\/(main|admin\/cli)\.ts$|^server\/postgres\/|^kit\/cli(\.ts$|\/)/,
    ),
    in: 'code',
    breach: /\bprocess\.env\b/,
    bad: 'const port = process.env.CARNET_PORT',
    good: 'const port = config.port',
  },
  {
    says: 'SQL is said in server/store alone',
    files: /\.ts$/,
    except: testsOr(/^(server\/(store|postgres)|bench|tools)\//),
    in: 'code',
    breach:
      /[`'"]\s*(?:select\s+(?:[\w.*"(]+.*\sfrom\b|\w+\()|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|create\s+(?:table|index|unique|type|function|database|schema)\s|alter\s+table\s|drop\s+(?:table|database)\s|with\s+\w+\s+as\s*\()/i,
    bad: 'await tx.query(`\n  select id, type from document where ins = $1`, [ins])',
    good: 'const page = html`<select name="type">`; const words = "Update the browser, then select a document"',
  },
  {
    // Anywhere else PostgreSQL may ask the subquery again for each line that it joins, and take more than it gives.
    says: 'a few lines taken under a lock are chosen once: = (select …) or = any (array(select …))',
    files: /^server\/store\/.*\.ts$/,
    in: 'code',
    breach: /\b(?:from|join|in)\s*\(\s*select\s[^()`]{0,400}\slimit\s[^()`]{0,60}\bfor update/i,
    bad: 'update job j set holder = $1 from (select id from job order by id limit 1 for update skip locked) as due',
    good: 'update job set holder = $1 where id = (select id from job order by id limit 1 for update skip locked)',
  },
  {
    says: 'no sentence holds the number of the help line, which the regime gives',
    files: /^(kit|server|web)\/.*\.ts$/,
    except: tests,
    in: 'code',
    // The emergency calls are the same under every regime.
    breach: /\bappel\p{L}* (?:le|au) (?!(?:15|112|114)\b)\+?\d|\b34\s?22\b/iu,
    bad: 'Vous pouvez vous y opposer en appelant le 0810 33 11 33',
    good: 'appelez le $phone, ou en urgence appelez le 15 ou le 112',
  },
  {
    says: 'nothing is printed but by the command lines and the tools',
    files: /^(core|server|kit|web)\/.*\.ts$/,
    except: testsOr(/^kit\/cli(\.ts$|\/)|^web\/islands\//),
    in: 'code',
    breach: /\bconsole\.\w+\(/,
    bad: 'console.log(document.title)',
    good: 'log.info({ requestId }, "listening")',
  },
  {
    says: 'a TODO names its issue',
    files: /\.(ts|mjs|cjs|md|sql|css)$/,
    except: testsOr(rules),
    in: 'text',
    breach: /\b(?:TODO|FIXME|XXX|HACK)\b(?!\(#\w+\):)/,
    bad: '// TODO: later',
    good: '// TODO(#12): the delay of the second notice',
  },
  {
    says: 'no test is run alone and left so',
    files: /\.(test|story)\.ts$/,
    except: rules,
    in: 'code',
    breach: /\b(?:test|it|describe|suite)\.only\(|\bonly:\s*true\b/,
    bad: `test.only('a hidden document stays hidden', () => {})`,
    good: `test('a hidden document stays hidden', () => {})`,
  },
  {
    says: 'no type error and no lint is silenced without a reason',
    files: source,
    except: rules,
    in: 'text',
    breach: /@ts-(?:ignore|nocheck)|@ts-expect-error(?!\s*[-—:]?\s*\w)|biome-ignore\s+\S+\s*(?::\s*)?$/m,
    bad: '// @ts-ignore',
    good: '// @ts-expect-error the type of the driver forgets unref\n// biome-ignore lint/x: the reason',
  },
  {
    says: 'no file names a path of one machine',
    files: /./,
    except: rules,
    in: 'text',
    breach: /(?<![\w.~-])\/(?:work|root|Users|home\/\w+)\/[\w.]/,
    bad: 'see /home/marie/carnet/notes.md',
    good: 'see ../shared/notes.md and /var/lib/carnet',
  },
  {
    says: 'no file or folder hides behind a name that says nothing',
    files: /^(core|server|kit|web|tools|bench|conformance)\/.*\.ts$/,
    // The one public entry: what an editor imports.
    except: /^kit\/index\.ts$/,
    in: 'path',
    breach:
      /(?:^|[/-])(?:utils?|helpers?|common|misc|managers?|services?|impl)(?=[/.-])|\/(?:data|info|base|index)(?=[/.])/i,
    bad: 'server/store/document-helpers.ts',
    good: 'core/wire/dsig/signed-info.ts',
  },
  {
    says: 'names of the code are those of the glossary',
    files: /\.ts$/,
    except: rules,
    in: 'code',
    breach:
      /\b(?:function|const|let|type|class|interface)\s+(?:\w*(?:Helper|Manager|Utils?)\b|consult(?![a-z])\w*|dossier(?!Pharmaceutique)\w*|Dossier(?!Pharmaceutique)\w*|titulaire\w*|usager\w*|masquage\w*)/,
    bad: 'export function consultDocument() {}',
    good: 'export function readDocument() {}',
  },
  {
    says: 'modules export names, never a default',
    files: /^(core|server|kit|web)\/.*\.ts$/,
    in: 'code',
    breach: /^export default\b/m,
    bad: 'export default function decide() {}',
    good: 'export function decide() {}',
  },
  {
    says: 'no trick of packages or registries is left in the code',
    files: /\.(ts|mjs|cjs|json|md)$/,
    except: testsOr(rules),
    in: 'text',
    breach: /\bregistry\.npmjs\.org\b|"resolved": "https?:/,
    bad: '"resolved": "https://registry.example/pg.tgz"',
    good: '"resolved": "core"',
  },
]
