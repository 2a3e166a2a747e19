/** Finds the citations in .aux and .bcf files, which LaTeX and biblatex write for BibTeX and biber. */
import { decodeXML } from 'entities/decode';
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
    key: decodeXML(key).trim(),
    members: /\btype="set"/.test(attributes) ? decodeXML(/\bmembers="([^"]*)"/.exec(attributes)?.[1] ?? '') : undefined,
  }));
  const sets = new Set(citekeys.flatMap(({ key, members }) => (members === undefined ? [] : key)));
  for (const { key, members } of citekeys) {
    if (members !== undefined) yield* splitKeys(members);
    else if (!sets.has(key)) yield* splitKeys(key);
  }
}
