/** Answers the requests of the completion scripts. */
import type { Catalog } from '../../catalog/index/catalog.ts';
import type { Environment } from '../context/environment.ts';
import { type CatalogOptions, type CompletionContext, completeLine } from './complete.ts';
import { completionScripts } from './shells.ts';

interface ProgramParts extends Omit<CompletionContext, 'loadCatalog'> {
  /** @throws any error of the catalog */
  readonly catalog: (environment: Environment, options: CatalogOptions) => Promise<Catalog>;
}

/** The reply to a request, the arguments of `lm4c complete`; undefined if it does not come from a completion script. */
export async function answerCompletion(
  [shellName = '', ...args]: readonly string[],
  environment: Environment,
  parts: ProgramParts,
): Promise<string | undefined> {
  const [, shell] = Object.entries(completionScripts).find(([name]) => name === shellName) ?? [];
  if (!shell) return undefined;
  const { words, last } = shell.parseRequest(args);
  const loadCatalog = (options: CatalogOptions) => catalogOrUndefined(environment, options, parts);
  return shell.formatReply(await completeLine(words.slice(1), { ...parts, loadCatalog }), last);
}

// Nobody would see an error while typing; the command itself will report it.
async function catalogOrUndefined(
  environment: Environment,
  { catalog, ...options }: CatalogOptions,
  parts: ProgramParts,
): Promise<Catalog | undefined> {
  // The input of the command that is being typed does not exist yet.
  const stdin = { isTTY: () => true, read: () => '' };
  const withCatalog = catalog === undefined ? options : { ...options, catalog: expandTilde(catalog, environment) };
  try {
    return await parts.catalog({ ...environment, stdin }, withCatalog);
  } catch {
    return undefined;
  }
}

/** The path with a leading `~` replaced, which the shell does only when it runs the command. */
const expandTilde = (path: string, { env }: Environment) => path.replace(/^~(?=\/|$)/, () => env['HOME'] ?? '~');
