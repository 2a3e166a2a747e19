import { resolve } from 'node:path';
import type { App } from '../app.ts';
import type { Catalog, Paper } from '../catalog/catalog.ts';
import { UsageError } from '../errors.ts';
import { reason, replaceFile } from '../files.ts';
import { formats } from '../format/index.ts';
import type { CommandBody } from './index.ts';
import { filtered, filterOptions, ordered, orderOptions, type PaperOptions, papersNamed } from './papers.ts';

interface BibOptions extends PaperOptions {
  readonly output?: string;
}

/** The papers as BibTeX: those with the keys, else those that pass the filters. */
export const bib: CommandBody = {
  summary: 'write BibTeX',

  define(command) {
    command.argument('[keys...]', 'keys of papers; - reads them from stdin; none means all papers');
    command.option('-o, --output <file>', 'write the file, whole or not at all');
    orderOptions(filterOptions(command)).addHelpText('after', examples);
  },

  async run(app, words, options: BibOptions) {
    const catalog = await app.catalog();
    const { papers, missing } = wanted(app, catalog, words, filtered(catalog, options));
    const write = await formats.bibtex.load();
    const view = { fields: undefined, allFields: catalog.fields, width: 80, color: false, marks: () => [] };
    const pieces = write(ordered(papers, options), view);
    const written = options.output === undefined ? printed(app, pieces) : saved(app, options.output, pieces);
    return written && missing === 0 ? 0 : 1;
  },
};

function printed({ terminal }: App, pieces: Iterable<string>): true {
  for (const piece of pieces) terminal.out(piece);
  return true;
}

function saved(app: App, file: string, pieces: Iterable<string>): boolean {
  try {
    replaceFile(resolve(app.world.cwd, file), [...pieces].join(''));
    return true;
  } catch (error) {
    app.report({ code: 'cannot-write', message: `cannot write ${file}: ${reason(error).message}` });
    return false;
  }
}

function wanted(
  app: App,
  catalog: Catalog,
  words: readonly string[],
  passing: readonly Paper[],
): { papers: Paper[]; missing: number } {
  if (words.length === 0) return { papers: [...passing], missing: 0 };
  const keys = words.flatMap((word) => (word === '-' ? keysFromStdin(app) : [word]));
  const { papers, missing } = papersNamed(app, catalog, keys);
  return { papers: papers.filter((paper) => passing.includes(paper)), missing };
}

/** The first word of each line, so that the lines of `lm4c list` will do. */
function keysFromStdin({ world: { stdin } }: App): string[] {
  if (stdin.isTTY()) {
    const hint = 'lm4c search backdoor -f keys | lm4c bib -';
    throw new UsageError({ code: 'no-stdin', message: '- reads keys from stdin, and nothing is piped in', hint });
  }
  return stdin
    .read()
    .split('\n')
    .flatMap((line) => line.trim().split(/\s/)[0] || []);
}

const examples = `
Examples:
  lm4c bib > refs.bib
  lm4c bib sun2023backdooring yang2024stealthy
  lm4c search adversarial -f keys | lm4c bib - -o refs.bib

Exit status: 0 done, 1 a key is not known.
`;
