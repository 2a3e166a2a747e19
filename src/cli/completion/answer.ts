/** Answers the requests of the completion scripts. */
import type { Catalog } from '../../catalog/index/catalog.ts';
import type { Environment } from '../context/environment.ts';
import { type CatalogOptions, completeLine } from './complete.ts';
import type { CommandGrammar } from './parse-line.ts';
import { completionScripts } from './shells.ts';

interface CompletableProgram extends CommandGrammar {
  /** @throws any error of the catalog */
  readonly loadCatalog: (environment: Environment, options: CatalogOptions) => Promise<Catalog>;
}

/** The reply to a request, the arguments of `lm4c complete`; undefined if it does not come from a completion script. */
export async function answerCompletion(
  [shellName = '', ...args]: readonly string[],
  environment: Environment,
  program: CompletableProgram,
): Promise<string | undefined> {
  const [, shell] = Object.entries(completionScripts).find(([name]) => name === shellName) ?? [];
  if (!shell) return undefined;
  const { words, last } = shell.parseRequest(args);
  // The input of the command that is being typed does not exist yet.
  const withoutInput = { ...environment, stdin: { isTTY: () => true, read: () => '' } };
  const loadCatalog = async ({ catalog, ...options }: CatalogOptions) => {
    const path = catalog === undefined ? {} : { catalog: expandTilde(catalog, environment) };
    // Nobody would see an error while typing; the command itself will report it.
    return program.loadCatalog(withoutInput, { ...options, ...path }).catch(() => undefined);
  };
  return shell.formatReply(await completeLine(words.slice(1), { ...program, loadCatalog }), last);
}

/** The path with a leading `~` replaced, which the shell does only when it runs the command. */
const expandTilde = (path: string, { env }: Environment) => path.replace(/^~(?=\/|$)/, () => env['HOME'] ?? '~');
