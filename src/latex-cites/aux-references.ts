/** Finds the citations in .aux and .bcf files, which LaTeX and biblatex write for BibTeX and biber. */
import { type CiteReference, splitKeys } from './collect-citations.ts';

/** The citations and included files of an .aux or a .bcf file. */
export const auxReferences = (text: string): Iterable<CiteReference> =>
  /^\s*<\?xml|^\s*<bcf:/.test(text) ? bcfCitations(text) : auxFileReferences(text);

// For biber, biblatex writes \abx@aux@cite instead of \citation; older versions wrote it without the section number.
const auxCommand =
  /\\(?:(citation|abx@aux@cite)\s*(?:\{\d+\}(?=\{))?\{([^{}]*)\}|@input\s*\{([^{}]*)\}|(abx@aux@nociteall)(?![a-zA-Z@]))/g;

function* auxFileReferences(text: string): Generator<CiteReference> {
  for (const [, , keys, file, nociteAll] of text.matchAll(auxCommand)) {
    if (keys !== undefined) yield* splitKeys(keys);
    else if (file !== undefined) yield { names: [file] };
    else if (nociteAll) yield { key: '*' };
  }
}

// A biblatex set is a name in the paper for several entries, so its members are cited instead.
function* bcfCitations(text: string): Generator<CiteReference> {
  const citekeys = [...text.matchAll(/<bcf:citekey\b([^<>]*)>([^<]*)<\/bcf:citekey>/g)].map(([, attributes = '', key = '']) => ({
    key: decodeXmlEntities(key).trim(),
    members: /\btype="set"/.test(attributes) ? decodeXmlEntities(/\bmembers="([^"]*)"/.exec(attributes)?.[1] ?? '') : undefined,
  }));
  const sets = new Set(citekeys.flatMap(({ key, members }) => (members === undefined ? [] : key)));
  for (const { key, members } of citekeys) {
    if (members !== undefined) yield* splitKeys(members);
    else if (!sets.has(key)) yield* splitKeys(key);
  }
}

// Not decodeXML of the package entities, because loading it takes 2.5 ms, which every .aux file would pay for too.
function decodeXmlEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (entity, decimal, hex, name) => {
    if (name) return xmlEntities[name] ?? entity;
    const codePoint = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : entity;
  });
}

/** The predefined entities of XML (XML 1.0, 4.6). */
const xmlEntities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
