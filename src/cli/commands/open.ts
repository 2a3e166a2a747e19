import type { Catalog } from '../../catalog/index/catalog.ts';
import { arxivUrl, doiUrl } from '../../catalog/model/paper-url.ts';
import type { Paper } from '../../catalog/model/records.ts';
import { abbreviate, type Failure } from '../../util/errors.ts';
import { sanitize } from '../../util/sanitize.ts';
import type { CommandBody, CommandContext } from '../context/command.ts';
import type { Environment } from '../context/environment.ts';
import { joinWords } from '../output/counts.ts';
import { findPapersByKey } from '../papers/key-arguments.ts';

type OpenOptions = { readonly [Name in LinkName | 'print']?: boolean };

const pdfUrl = ({ pdf, arxiv }: Paper) => pdf ?? (arxiv && `https://arxiv.org/pdf/${arxiv}`);

/** The links of a paper, each with an option that opens it. */
const links = {
  pdf: { help: 'open the PDF (if the catalog has none, the one on arXiv)', url: pdfUrl },
  code: { help: 'open the code', url: ({ code: [first] }) => first?.url },
  doi: { help: 'open the DOI', url: ({ doi }) => doi && doiUrl(doi) },
  arxiv: { help: 'open the page on arXiv', url: ({ arxiv }) => arxiv && arxivUrl(arxiv) },
} satisfies Record<string, { readonly help: string; readonly url: (paper: Paper) => string | undefined }>;

type LinkName = keyof typeof links;
const linkNames = Object.keys(links) as LinkName[];

/** Opens a paper in the browser; without a browser, prints its URL. */
export const openCommand: CommandBody = {
  summary: 'open a paper, its PDF or its code in a browser',
  about: ['Only https:// URLs are opened. In a pipe or without a display, the URL is printed instead.'],
  examples: ['lm4c open sun2023backdooring', 'lm4c open sun2023backdooring --code', 'lm4c open sun2023backdooring --pdf --print'],
  status: {
    0: 'done',
    1: 'the key or identifier is unknown, several papers match it, the paper has no such link, or the link cannot be opened',
  },
  see: ['lm4c show', 'lm4c list --has code'],

  define(command) {
    command.argument('<key>', 'a paper key (see lm4c list), DOI, arXiv id, URL or repository');
    for (const name of linkNames) command.option(`--${name}`, links[name].help);
    command.option('--print', 'print the URL instead of opening it');
  },

  async run(context, keys, options: OpenOptions) {
    const catalog = await context.loadCatalog();
    const { papers, unknownCount } = findPapersByKey(context, catalog, keys);
    const [paper, another] = catalog.papers(papers);
    if (!paper || unknownCount > 0) return 1;
    if (another) {
      context.report(severalPapers(catalog, papers, keys));
      return 1;
    }
    const names = linkNames.filter((name) => options[name]);
    const found = names.length > 0 ? names.map((name) => links[name].url(paper)) : [paper.url ?? pdfUrl(paper)];
    const urls = found.filter((url) => url !== undefined);
    const isComplete = urls.length === found.length;
    const missingNames = names.filter((_, index) => found[index] === undefined);
    if (!isComplete) context.report(missingLinks(paper, missingNames));
    const results = await Promise.all(urls.map((url) => openOrPrint(context, url, options.print ?? false)));
    return isComplete && results.every(Boolean) ? 0 : 1;
  },
};

function severalPapers(catalog: Catalog, papers: readonly number[], [identifier = '']: readonly string[]): Failure {
  const suggestions = Array.from(catalog.papers(papers.slice(0, maxSuggestions), 'brief'), ({ key }) => key);
  return { code: 'several-papers', message: `${papers.length} papers match ${abbreviate(identifier)}`, suggestions };
}

const maxSuggestions = 5;

/** @param names the missing links; empty for the page of the paper */
function missingLinks(paper: Paper, names: readonly LinkName[]): Failure {
  const otherLinks = linkNames.filter((name) => links[name].url(paper) !== undefined);
  const missing = names.length > 0 ? `${joinWords(names, 'or')} link` : 'link';
  const hint = otherLinks.length > 0 ? `available: ${otherLinks.map((name) => `--${name}`).join(', ')}` : undefined;
  return { code: 'no-link', message: `${paper.key} has no ${missing} in the catalog`, hint };
}

/** Opens the URL, or prints it where no browser can be seen; false if it could not be opened. */
async function openOrPrint(context: CommandContext, link: string, printOnly: boolean): Promise<boolean> {
  const { terminal, environment, quiet, report } = context;
  const url = toSafeUrl(link);
  const print = () => terminal.out(`${sanitize(url ?? link)}\n`);
  if (printOnly || !terminal.isTTY || !hasDisplay(environment)) {
    print();
    return true;
  }
  if (url === undefined) {
    const message = `not opened, because it is not a plain https:// URL: ${link}`;
    report({ code: 'unsafe-link', message, hint: 'to print it: --print' });
    return false;
  }
  try {
    await startBrowser(url);
    if (!quiet) terminal.err(`opening ${url}\n`);
    return true;
  } catch {
    print();
    report({ code: 'no-browser', message: 'cannot start a browser', hint: 'the URL is printed above' });
    return false;
  }
}

/** In milliseconds. A starter that fails does so sooner; one that runs longer may be the browser itself. */
const startTimeout = 1000;

/** @throws when the program that starts the browser fails within the timeout */
async function startBrowser(url: string): Promise<void> {
  const { default: open } = await import('open');
  const starter = await open(url);
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, startTimeout);
    starter.once('close', (status) => {
      clearTimeout(timer);
      if (status === 0) resolve();
      else reject(new Error(`it ended with ${status}`));
    });
  });
}

/** The URL normalized to ASCII; undefined if it is not https or contains a user name. */
function toSafeUrl(link: string): string | undefined {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  return url?.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : undefined;
}

/** Whether the user would see a browser window: not over SSH, and not on a server without a display. */
function hasDisplay({ env, platform }: Environment): boolean {
  if (platform === 'darwin' || platform === 'win32') return !env['SSH_CONNECTION'];
  return platform === 'android' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'] || env['WSL_DISTRO_NAME']);
}
