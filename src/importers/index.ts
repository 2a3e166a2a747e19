import { abbreviate } from '../util/errors.ts';
import { findMojibake, type Mojibake } from '../util/mojibake.ts';
import { quoteFileForShell } from '../util/sanitize.ts';
import { decodeText } from './shared/decode.ts';
import { unreadableFile } from './shared/diagnostics.ts';
import type { Diagnostic, ImportedFile } from './shared/draft.ts';

/** Formats are loaded when a file needs them, because their libraries take long to load. */
interface ImportFormat {
  readonly extensions: RegExp;
  /** Matches a text in this format, for files whose name has no known extension. */
  readonly signature: RegExp;
  readonly load: () => Promise<(text: string) => ImportedFile>;
}

const importFormats: readonly ImportFormat[] = [
  {
    extensions: /\.bib(?:tex|latex)?$/i,
    signature: /^\s*@[a-z]+\s*[{(]/im,
    load: async () => (await import('./bibtex/index.ts')).readBibtex,
  },
  {
    extensions: /\.(?:csl|json)$/i,
    signature: /^\s*[[{]/,
    load: async () => (await import('./csl/index.ts')).readCsl,
  },
  {
    extensions: /\.(?:md|mdown|markdown)$/i,
    signature: /^(?:#{1,6} |\||[-*] )/m,
    load: async () => (await import('./markdown/index.ts')).readMarkdown,
  },
];

/** In characters; a signature after them is not found. */
const signatureLength = 10_000;

/** The papers of a file; undefined if neither its name nor its beginning fits a format. */
export async function readImportFile(file: string, bytes: Uint8Array): Promise<ImportedFile | undefined> {
  const { text, diagnostics: encodingProblems } = decodeText(bytes);
  const isUtf8 = encodingProblems.length === 0;
  const format =
    importFormats.find(({ extensions }) => extensions.test(file)) ??
    importFormats.find(({ signature }) => signature.test(text.slice(0, signatureLength)));
  if (!format) return undefined;
  if (!isUtf8 && text.includes('\0')) return unreadableFile(1, 'it is not text');
  const read = await format.load();
  const imported = read(text);
  const charsetProblems = isUtf8 ? charsetWarnings(file, text) : [];
  return {
    ...imported,
    diagnostics: [...encodingProblems, ...charsetProblems, ...imported.diagnostics, ...noPapersError(imported)],
  };
}

function noPapersError({ entries, diagnostics }: ImportedFile): Diagnostic[] {
  if (entries > 0 || diagnostics.some(({ level }) => level === 'error')) return [];
  return [{ line: 1, level: 'error', code: 'no-papers', message: 'no papers were found in it' }];
}

/** Warnings for text that another program decoded with the wrong character set: only one if a single command repairs the file. */
function charsetWarnings(file: string, text: string): Diagnostic[] {
  const lines = text.split('\n');
  const garbled = lines.flatMap((line, index) => {
    const mojibake = findMojibake(line);
    return mojibake ? [{ line: index + 1, ...mojibake }] : [];
  });
  const [first, ...others] = garbled;
  if (!first) return [];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is the same in every character set
  const isWholeFile = garbled.length === lines.filter((line) => /[^\x00-\x7f]/.test(line)).length;
  if (!isWholeFile) return garbled.map((line) => charsetWarning(line, '', `write ${abbreviate(line.right)}`));
  const more = others.length > 0 ? `, here and on ${others.length} other line${others.length === 1 ? '' : 's'}` : '';
  return [charsetWarning(first, more, `iconv -f utf-8 -t ${first.charset} ${quoteFileForShell(file)} > mended`)];
}

function charsetWarning({ line, wrong, right }: Mojibake & { readonly line: number }, more: string, fix: string): Diagnostic {
  const message = `${abbreviate(wrong)} is ${abbreviate(right)}, read with the wrong character set${more}`;
  return { line, level: 'warning', code: 'wrong-charset', message, fix };
}
