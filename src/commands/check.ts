import { withProgress } from '../progress.ts';
import { counted, problemCount, problemText } from '../report.ts';
import type { CommandBody } from './command.ts';

/** Every problem of a catalog, with its file, line, column and mend. */
export const check: CommandBody = {
  summary: 'find every problem of a catalog',

  define(command) {
    command.argument('[folder]', 'the catalog; by default the one that the other commands use');
    command.option('--json', 'the problems as an array').addHelpText('after', examples);
  },

  async run({ source, terminal, quiet, world, dictionary }, [folder = source().folder], options: { readonly json?: boolean }) {
    const { readPath } = await import('../catalog/read.ts');
    const { problems, files, records } = await withProgress(world, quiet, (progress) =>
      readPath(folder, dictionary, { progress: (done, all) => progress('reading the catalog', done, all) }),
    );
    terminal.out(options.json ? `${JSON.stringify(problems, undefined, 2)}\n` : problems.map(problemText).join(''));
    const total = `${counted(records, 'record')} in ${counted(files, 'file')}`;
    if (!quiet) terminal.err(problems.length > 0 ? `${problemCount(problems)} of ${files}\n` : `no problems in ${total}\n`);
    return problems.length > 0 ? 1 : 0;
  },
};

const examples = `
Examples:
  lm4c check
  lm4c check mine

Exit status: 0 no problems, 1 problems, 3 not a catalog.`;
