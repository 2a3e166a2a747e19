/** What LaTeX and biblatex write for BibTeX and biber: .aux and .bcf. */
import { type CiteReference, splitKeys } from './gather.ts';

/** What an .aux or a .bcf file mentions. */
export const auxReferences = (text: string): Iterable<CiteReference> =>
  /^\s*<\?xml|^\s*<bcf:/.test(text) ? inBcf(text) : inAux(text);

// biblatex writes \citation only for BibTeX; for biber its own command, which had no number of a section in older versions.
const auxCommand =
  /\\(?:(citation|abx@aux@cite)\s*(?:\{\d+\}(?=\{))?\{([^{}]*)\}|@input\s*\{([^{}]*)\}|(abx@aux@nociteall)(?![a-zA-Z@]))/g;

function* inAux(text: string): Generator<CiteReference> {
  for (const [, , keys, file, all] of text.matchAll(auxCommand)) {
    if (keys !== undefined) yield* splitKeys(keys);
    else if (file !== undefined) yield { names: [file] };
    else if (all) yield { key: '*' };
  }
}

/** Sets of biblatex are names of the paper's own for several entries; these are what is cited. */
function* inBcf(text: string): Generator<CiteReference> {
  const elements = [...text.matchAll(/<bcf:citekey\b([^<>]*)>([^<]*)<\/bcf:citekey>/g)].map(([, attributes = '', key = '']) => ({
    key: unescaped(key).trim(),
    members: /\btype="set"/.test(attributes) ? unescaped(/\bmembers="([^"]*)"/.exec(attributes)?.[1] ?? '') : undefined,
  }));
  const sets = new Set(elements.flatMap(({ key, members }) => (members === undefined ? [] : key)));
  for (const { key, members } of elements) {
    if (members !== undefined) yield* splitKeys(members);
    else if (!sets.has(key)) yield* splitKeys(key);
  }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
    if (name) return entities[name] ?? whole;
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
