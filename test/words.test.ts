import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderDocs, renderManual } from '../src/build/manual.ts';
import { catalogSchemas } from '../src/catalog/source/json-schema.ts';
import { errorSchema, listingsSchema, outputSchema } from '../src/formats/json-schema.ts';
import { countableFacets } from '../src/search/counts.ts';
import { run } from './run.ts';

/** Words that are old-fashioned or unclear, and British spellings; each line has the plain words to use instead. */
const bannedWords = [
  'mend|mends|mended|mending', // fix
  'shall', // must
  'lack|lacks|lacked|lacking', // is missing, has no
  'told|tells', // reported, shown
  'stand|stands|stood', // is in, appears
  'wrought|hereby|therein|thereof|whatsoever',
  'forbid|forbids|forgiven', // not allowed, corrected
  'in vain|of its own accord',
  'already there|there already', // already exists
  'not known', // unknown
  'a blank|blanks', // space
  'a head|without a head', // header
  'colour|colours|coloured|colouring|behaviour|catalogue|romanisation',
  'full stop', // period
];
const banned = new RegExp(`\\b(?:${bannedWords.join('|')})\\b`, 'gi');

const bannedIn = (text: string) => text.match(banned) ?? [];

/** The string literals of a source file that have several words, without comments. Codes and option names have one word. */
function phrasesIn(source: string): string[] {
  const code = source.replace(/^\s*(?:\/\/|\/\*|\*).*$/gm, '');
  return code.match(/'(?:[^'\n\\]|\\.)* (?:[^'\n\\]|\\.)*'|"(?:[^"\n\\]|\\.)* (?:[^"\n\\]|\\.)*"|`[^`\n]* [^`\n]*`/g) ?? [];
}

const docs = await renderDocs();

describe('texts for users are in plain words:', () => {
  it('the manual page, with the help of every command, topic, rule and code', async () => {
    expect(bannedIn((await renderManual('0')).replaceAll('\\-', '-').replaceAll(/\S+-lacking|unknown-colouring/g, ''))).toEqual(
      [],
    );
  });

  it.each([...docs])('docs/%s', (_, text) => {
    expect(bannedIn(text.replaceAll(/`(?:keys-lacking|unknown-colouring)`/g, ''))).toEqual([]);
  });

  it.each([[], ['--help'], ['search', '--help'], ['help', 'catalog']])('the help of lm4c %s', async (...words) => {
    expect(bannedIn((await run(words)).stdout)).toEqual([]);
  });

  it('the JSON Schemas', () => {
    const schemas = [...Object.values(catalogSchemas).map((create) => create()), outputSchema(), errorSchema()];
    expect(bannedIn(JSON.stringify([...schemas, listingsSchema(countableFacets)]))).toEqual([]);
  });

  const root = join(import.meta.dirname, '..');
  const sourceFiles = ['src', 'bin'].flatMap((folder) =>
    readdirSync(join(root, folder), { encoding: 'utf8', recursive: true }).map((name) => `${folder}/${name}`),
  );
  // The words of questions are data. The messages of importers follow later.
  const withMessages = sourceFiles.filter(
    (name) => /\.(?:ts|cjs)$/.test(name) && !/\/stop-phrases\.ts$|\/importers\//.test(name),
  );
  it.each(withMessages)('the messages of %s', (file) => {
    expect(phrasesIn(readFileSync(join(root, file), 'utf8')).flatMap(bannedIn)).toEqual([]);
  });

  it('CONTRIBUTING.md', () => {
    expect(bannedIn(readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8'))).toEqual([]);
  });
});

describe('the check of words', () => {
  it('finds a word in any case, but not in a longer word', () => {
    expect(bannedIn('It Lacks a head; understand the standard, and recommend it.')).toEqual(['Lacks', 'a head']);
  });

  it('looks at phrases in any quotes, but not at comments', () => {
    const source = "// 'it lacks a word'\nconst a = ['it lacks', \"a word\", `of b lacks`];\n * 'shall not'\n";
    expect(phrasesIn(source)).toEqual(["'it lacks'", '"a word"', '`of b lacks`']);
  });
});
