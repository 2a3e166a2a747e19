import type { Catalog } from '../../catalog/index/catalog.ts';
import type { RelatedPaper } from '../../formats/view.ts';
import { findRelatedPapers } from '../../search/related.ts';
import type { CommandBody } from '../command.ts';
import type { CommandContext } from '../context.ts';
import {
  addOutputOptions,
  createPrinter,
  type ExtraFields,
  findPapersByKey,
  type PaperOptions,
  type PrintPapers,
  readKeyArguments,
  withExtraFields,
} from '../paper-options.ts';

/** All that is known of each paper, and which others are near to it. */
export const showCommand: CommandBody = {
  summary: 'show all that is known of a paper',
  examples: ['lm4c show sun2023backdooring', 'lm4c show sun2023backdooring --json'],
  status: { 0: 'done', 1: 'a key is not known' },
  see: ['lm4c list', 'lm4c bib', 'lm4c help formats'],

  define(command) {
    command.argument('<keys...>', 'keys of papers, as lm4c list prints them; - reads them from stdin');
    addOutputOptions(command, furtherFields);
  },

  async run(app, words, options: PaperOptions) {
    const catalog = await app.catalog();
    const keys = readKeyArguments(app, words, 'show');
    const print = wayToShow(app, catalog, options);
    const { papers, missing } = findPapersByKey(app, catalog, keys);
    const isWhole = papers.length > 0 || options.json ? await print(papers) : true;
    return missing > 0 || !isWhole ? 1 : 0;
  },
};

/** What only this command knows of a paper. */
const furtherFields = ['near'];

/** Cards for a person, a line for each field in a pipe, or what the options ask for. */
function wayToShow(app: CommandContext, catalog: Catalog, options: PaperOptions): PrintPapers {
  const { terminal } = app;
  const further: ExtraFields = (_, number) => ({ near: nearPapers(catalog, number) });
  const asked = options.format !== undefined || options.json || options.fields !== undefined;
  if (asked || !terminal.isTTY) {
    const print = createPrinter(app, catalog, options.json ? options : { format: 'long', ...options }, furtherFields);
    return (papers) => print(papers, { further });
  }
  return async (papers) => {
    const { renderCard: card } = await import('../../formats/card.ts');
    const screen = { width: terminal.width(), color: terminal.color.out(), links: terminal.hasLinks() };
    let before = '';
    for (const paper of withExtraFields(catalog.papers(papers), papers, further)) {
      terminal.out(before + card(paper, catalog.fields, screen));
      before = '\n';
    }
    return true;
  };
}

function nearPapers(catalog: Catalog, number: number): RelatedPaper[] {
  const found = findRelatedPapers(catalog, number);
  const papers = catalog.papers(
    found.map(({ paper }) => paper),
    'brief',
  );
  return Array.from(papers, ({ key, title }, index) => ({ key, title, reasons: found[index]?.reasons ?? [] }));
}
