import { arxivUrl, doiUrl } from '../../catalog/model/paper-url.ts';
import type { Paper } from '../../catalog/model/records.ts';
import { sanitize } from '../../util/text.ts';
import type { CommandBody } from '../command.ts';
import type { CommandContext, Environment } from '../context.ts';
import { findPapersByKey } from '../paper-options.ts';

interface OpenOptions extends Partial<Record<LinkName, boolean>> {
  readonly print?: boolean;
}

/** What of a paper can be opened instead of its page. */
const links = {
  pdf: { help: 'its PDF; where the catalog has none, that of arXiv', url: pdfOf },
  code: { help: 'its code', url: ({ code: [first] }) => first?.url },
  doi: { help: 'where its DOI leads', url: ({ doi }) => doi && doiUrl(doi) },
  arxiv: { help: 'its page on arXiv', url: ({ arxiv }) => arxiv && arxivUrl(arxiv) },
} satisfies Record<string, { readonly help: string; readonly url: (paper: Paper) => string | undefined }>;

type LinkName = keyof typeof links;
const linkNames = Object.keys(links) as LinkName[];

function pdfOf({ pdf, arxiv }: Paper): string | undefined {
  return pdf ?? (arxiv && `https://arxiv.org/pdf/${arxiv}`);
}

/** A paper in the browser; without one, the address of it. */
export const openCommand: CommandBody = {
  summary: 'open a paper, its PDF or its code in the browser',
  about: [
    'Only addresses that begin with https:// are opened. In a pipe, or where there is no display, the address is printed instead.',
  ],
  examples: ['lm4c open sun2023backdooring', 'lm4c open sun2023backdooring --code', 'lm4c open sun2023backdooring --pdf --print'],
  status: { 0: 'done', 1: 'the key is not known, the paper has no such link, or it cannot be opened' },
  see: ['lm4c show', 'lm4c list --has code'],

  define(command) {
    command.argument('<key>', 'the key of a paper, as lm4c list prints it');
    for (const name of linkNames) command.option(`--${name}`, links[name].help);
    command.option('--print', 'print the address, and open nothing');
  },

  async run(app, keys, options: OpenOptions) {
    const catalog = await app.catalog();
    const { papers, missing } = findPapersByKey(app, catalog, keys);
    const [paper] = catalog.papers(papers);
    if (!paper || missing > 0) return 1;
    const wanted = linkNames.filter((name) => options[name]);
    const found = wanted.length > 0 ? wanted.map((name) => links[name].url(paper)) : [paper.url ?? pdfOf(paper)];
    const urls = found.filter((url) => url !== undefined);
    if (urls.length < found.length)
      tellMissing(
        app,
        paper,
        wanted.filter((_, index) => found[index] === undefined),
      );
    const done = await Promise.all(urls.map((url) => opened(app, url, options.print ?? false)));
    return urls.length === found.length && done.every(Boolean) ? 0 : 1;
  },
};

function tellMissing({ report }: CommandContext, paper: Paper, names: readonly LinkName[]): void {
  const others = linkNames.filter((name) => links[name].url(paper) !== undefined);
  const what = names.length > 0 ? names.map((name) => `link to its ${name}`).join(' and no ') : 'link';
  const hint = others.length > 0 ? `there is ${others.map((name) => `--${name}`).join(', ')}` : undefined;
  report({ code: 'no-link', message: `${paper.key} has no ${what} in the catalog`, hint });
}

/** Opens an address, or prints it where it cannot be opened; whether that is as it was meant. */
async function opened(app: CommandContext, written: string, isPrinted: boolean): Promise<boolean> {
  const { terminal, world, quiet, report } = app;
  const url = safeUrl(written);
  const print = () => terminal.out(`${sanitize(url ?? written)}\n`);
  if (isPrinted || !terminal.isTTY || !hasDisplay(world)) {
    print();
    return true;
  }
  if (url === undefined) {
    report({
      code: 'unsafe-link',
      message: `${written} is not opened, because it is no plain https:// address`,
      hint: 'to see it: --print',
    });
    return false;
  }
  try {
    await browse(url);
    if (!quiet) terminal.err(`opening ${url}\n`);
    return true;
  } catch {
    print();
    report({ code: 'no-browser', message: 'no browser can be started here', hint: 'the address is above' });
    return false;
  }
}

/** In milliseconds: what starts a browser ends sooner where there is none, and later it may be the browser itself. */
const patience = 1000;

/**
 * Starts the browser.
 *
 * @throws when there is none, as far as that can be known soon
 */
async function browse(url: string): Promise<void> {
  const { default: start } = await import('open');
  const starter = await start(url);
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, patience);
    starter.once('close', (status) => {
      clearTimeout(timer);
      if (status === 0) resolve();
      else reject(new Error(`it ended with ${status}`));
    });
  });
}

/** The address as a browser reads it, in ASCII; undefined where it is another kind of address, or has a name of a user in it. */
function safeUrl(written: string): string | undefined {
  const url = URL.canParse(written) ? new URL(written) : undefined;
  return url?.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : undefined;
}

/** Whether there is a screen with windows: far away from it, or on a server, nobody would see the browser. */
function hasDisplay({ env, platform }: Environment): boolean {
  if (platform === 'darwin' || platform === 'win32') return !env['SSH_CONNECTION'];
  return platform === 'android' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'] || env['WSL_DISTRO_NAME']);
}
