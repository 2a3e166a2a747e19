import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The rooms of the program from the top to the bottom: an import points down or stays in its room. */
const levels: readonly (readonly RegExp[])[] = [
  [/^main$/, /^build$/, /^docs$/, /^hyperlinks$/],
  [/^commands\//],
  [/^completion\//],
  [/^progress$/, /^foretold$/],
  [/^app$/, /^report$/],
  [/^help\//],
  [/^format\//, /^query\//, /^cited\//, /^catalog\/(load|locate|read|check|settings|fix|cache|rule|rules-\w+|foreign|single)$/],
  [/^import\//],
  [/^catalog\/(compile|compiled|inverted|sections|snapshot|stamps)$/],
  [/^catalog\/(catalog|analysis|terms|yaml|files|lines|lists|write|json-schema)$/],
  [/^catalog\/places$/],
  [/^catalog\/(explain|values|edit)$/],
  [/^catalog\/meanings$/],
  [/^catalog\/schema$/],
  [/^errors$/, /^words$/],
  [/^text$/, /^codes$/, /^files$/, /^memo$/, /^capitals$/, /^languages$/, /^pages$/, /^charset$/, /^entities$/],
  [/^catalog\/codes$/],
];

/** Who may use each package, and what of Node reaches outside. */
const users: Readonly<Record<string, RegExp>> = {
  commander: /^(commands|completion)\//,
  zod: /^(catalog\/(schema|explain|json-schema)|format\/json-schema)$/,
  yaml: /^catalog\/(places|explain|write)$/,
  'js-yaml': /^catalog\/values$/,
  'fuse.js': /^query\/reading$/,
  'entities/decode': /^entities$/,
  open: /^commands\/open$/,
  chalk: /^format\/(style|cell|table|heat)$/,
  'cli-table3': /^format\/grid$/,
  'supports-hyperlinks': /^hyperlinks$/,
  'string-width': /^format\/wrap$/,
  mdast: /^import\/markdown/,
  'mdast-util-from-markdown': /^import\/markdown/,
  'mdast-util-gfm-table': /^import\/markdown/,
  'micromark-extension-gfm-table': /^import\/markdown/,
  'jsonc-parser': /^import\/json$/,
  'github-slugger': /^format\/anchors$/,
  diff: /^format\/stale$/,
  'node:fs': /^(files|build|docs|catalog\/(files|locate|read|fix|cache|stamps)|import\/into)$/,
  'node:buffer': /^(files|catalog\/read|import\/decode)$/,
  'node:crypto': /^catalog\/stamps$/,
  'node:path': /./,
};

const root = join(import.meta.dirname, '../src');
const modules = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.replaceAll('\\', '/').replace(/\.ts$/, ''));

interface Import {
  readonly from: string;
  readonly to: string;
}

const imports = modules.flatMap((from): Import[] => {
  const source = readFileSync(join(root, `${from}.ts`), 'utf8');
  const targets = [...source.matchAll(/^(?:import|export)\s[^;]*?from\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm)];
  return targets.map(([, fixed, lazy]) => ({ from, to: fixed ?? lazy ?? '' }));
});

/** The module that an import names; undefined for a package. */
function moduleOf({ from, to }: Import): string | undefined {
  return to.startsWith('.') ? posix.join(posix.dirname(from), to).replace(/\.ts$/, '') : undefined;
}

const roomOf = (name: string) =>
  levels.flatMap((rooms, level) => rooms.map((room) => ({ level, room }))).find(({ room }) => room.test(name));

describe('the levels of the program', () => {
  it('have a room for every module', () => {
    expect(modules.filter((name) => !roomOf(name))).toEqual([]);
  });

  it('let imports point down or stay in their room', () => {
    const wrong = imports.filter((one) => {
      const [from, to] = [roomOf(one.from), roomOf(moduleOf(one) ?? '')];
      return from && to && from.room !== to.room && to.level <= from.level;
    });
    expect(wrong).toEqual([]);
  });

  it('let a package be used only where it belongs', () => {
    const wrong = imports.filter((one) => moduleOf(one) === undefined && !users[one.to]?.test(one.from));
    expect(wrong).toEqual([]);
  });

  it('see every import', () => {
    expect(imports).toContainEqual({ from: 'query/reading', to: 'fuse.js' });
    expect(imports).toContainEqual({ from: 'catalog/load', to: './read.ts' });
    expect(imports).toContainEqual({ from: 'catalog/places', to: 'yaml' });
    expect(imports.length).toBeGreaterThan(100);
  });
});

describe('the process', () => {
  it('is touched only by bin/lm4c.cjs', () => {
    const touching = modules.filter((name) => /\b(?:process|console)\.\w/.test(readFileSync(join(root, `${name}.ts`), 'utf8')));
    expect(touching).toEqual([]);
  });

  it('lends its environment to no test', () => {
    const tests = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts') && !name.startsWith('proof'),
    );
    const reading = tests.filter((name) => /\bprocess\.env\b/.test(readFileSync(join(import.meta.dirname, name), 'utf8')));
    expect(reading.sort()).toEqual(['program.ts', 'setup.ts']);
  });
});
