/** A foreign file -> what it says, whichever form it has. */
import { abbreviate } from '../util/abbreviate.ts';
import { findMojibake } from '../util/mojibake.ts';
import { quoteFileForShell } from '../util/shell-quote.ts';
import { decodeText } from './shared/decode.ts';
import { unreadableFile } from './shared/diagnostics.ts';
import type { Diagnostic, ImportedFile } from './shared/draft.ts';

/** A form of lists of papers that other programs write. */
interface Form {
  readonly endings: RegExp;
  /** What a text of it has, where the name of the file does not say what it is. */
  readonly looks: RegExp;
  readonly load: () => Promise<(text: string) => ImportedFile>;
}

const forms: readonly Form[] = [
  {
    endings: /\.bib(?:tex|latex)?$/i,
    looks: /^\s*@[a-z]+\s*[{(]/im,
    load: async () => (await import('./bibtex/index.ts')).readBibtex,
  },
  {
    endings: /\.(?:csl|json)$/i,
    looks: /^\s*[[{]/,
    load: async () => (await import('./csl/index.ts')).readCsl,
  },
  {
    endings: /\.(?:md|mdown|markdown)$/i,
    looks: /^(?:#{1,6} |\||[-*] )/m,
    load: async () => (await import('./markdown/index.ts')).readMarkdown,
  },
];

/** So much of a text tells its form. */
const beginning = 10_000;

/** What a file says; undefined where it is none of the forms, by its name or else by how it begins. */
export async function readImportFile(file: string, bytes: Uint8Array): Promise<ImportedFile | undefined> {
  const { text, told } = decodeText(bytes);
  const isUtf8 = told.length === 0;
  const form = forms.find(({ endings }) => endings.test(file)) ?? forms.find(({ looks }) => looks.test(text.slice(0, beginning)));
  if (!form) return undefined;
  if (!isUtf8 && text.includes('\0')) return unreadableFile(1, 'it is not text');
  const read = await form.load();
  const foreign = read(text);
  const wrong = isUtf8 ? wrongCharset(file, text) : [];
  return { ...foreign, diagnostics: [...told, ...wrong, ...foreign.diagnostics, ...nothingFound(foreign)] };
}

function nothingFound({ entries, diagnostics: told }: ImportedFile): Diagnostic[] {
  if (entries > 0 || told.some(({ level }) => level === 'error')) return [];
  return [{ line: 1, level: 'error', code: 'no-papers', message: 'no papers were found in it' }];
}

/** What is told of text that somebody before us decoded with the wrong character set: once, where one command mends all of it. */
function wrongCharset(file: string, text: string): Diagnostic[] {
  const lines = text.split('\n');
  const found = lines.flatMap((line, index) => {
    const wrong = findMojibake(line);
    return wrong ? [{ line: index + 1, ...wrong }] : [];
  });
  const [first, ...others] = found;
  if (!first) return [];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is the same in every character set
  const isWhole = found.length === lines.filter((line) => /[^\x00-\x7f]/.test(line)).length;
  const command = `iconv -f utf-8 -t ${first.charset} ${quoteFileForShell(file)} > mended`;
  const more = others.length > 0 ? `, here and on ${others.length} other line${others.length === 1 ? '' : 's'}` : '';
  const tell = ({ line, wrong, right }: typeof first, more: string, fix: string): Diagnostic => {
    return {
      line,
      level: 'warning',
      code: 'wrong-charset',
      message: `${abbreviate(wrong)} is ${abbreviate(right)}, read with the wrong character set${more}`,
      fix,
    };
  };
  return isWhole ? [tell(first, more, command)] : found.map((one) => tell(one, '', `write ${abbreviate(one.right)}`));
}
