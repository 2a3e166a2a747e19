import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The folders of src from the highest level to the lowest; modules import only from their own folder and from lower levels. */
const levels: readonly (readonly string[])[] = [
  ['main', 'build'],
  ['cli'],
  ['formats', 'importers', 'latex-cites'],
  ['search'],
  ['catalog'],
  ['terminal'],
  ['util'],
];

/** The levels of the folders inside a folder of src; '' is that folder itself. */
const innerLevels: readonly (readonly [folder: string, levels: readonly (readonly string[])[]])[] = [
  ['cli', [[''], ['commands'], ['help', 'completion'], ['papers'], ['output'], ['options'], ['context']]],
  ['catalog', [[''], ['rules', 'index'], ['source'], ['model']]],
];

/** The modules that may import each package, and each module of Node with access to the system. */
const allowedImporters: Readonly<Record<string, RegExp>> = {
  commander: /^(cli|build)\//,
  zod: /^catalog\/(model|source)\/|^formats\/json-schema$/,
  yaml: /^catalog\/source\//,
  'js-yaml': /^catalog\/source\//,
  'fuse.js': /^search\/spelling$/,
  'entities/decode': /^util\/html-entities$/,
  open: /^cli\/commands\/open$/,
  chalk: /^(terminal|formats)\//,
  'cli-table3': /^terminal\/table-grid$/,
  'supports-hyperlinks': /^terminal\/detect-hyperlinks$/,
  'string-width': /^terminal\/display-width$/,
  mdast: /^importers\/markdown\//,
  'mdast-util-from-markdown': /^importers\/markdown\//,
  'mdast-util-gfm-table': /^importers\/markdown\//,
  'micromark-extension-gfm-table': /^importers\/markdown\//,
  'jsonc-parser': /^importers\/csl\/json$/,
  'github-slugger': /^formats\/readme\/anchors$/,
  diff: /^formats\/readme\/list-diff$/,
  'node:fs':
    /^(util\/(replace-file|change-journal|temporary-files|folder-lock|read-file|file-system)$|build\/|catalog\/|importers\/write-into$)/,
  'node:buffer': /^(util\/read-file|catalog\/(read-catalog|source\/read-file)|importers\/shared\/decode)$/,
  'node:crypto': /^catalog\/index\/fingerprints$/,
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

const levelOf = (name: string) => {
  const [folder = ''] = name.split('/');
  return levels.findIndex((folders) => folders.includes(folder));
};
const folderOf = (name: string) => name.split('/')[0];

describe('the folders of src', () => {
  it('every folder of src has a level', () => {
    expect(modules.filter((name) => levelOf(name) < 0)).toEqual([]);
  });

  it('modules import only from their own folder of src and from lower levels', () => {
    const upward = imports.filter((one) => {
      const target = moduleOf(one);
      return (
        target !== undefined &&
        modules.includes(target) &&
        folderOf(target) !== folderOf(one.from) &&
        levelOf(target) <= levelOf(one.from)
      );
    });
    expect(upward).toEqual([]);
  });

  it.each(innerLevels)('modules of src/%s import only from their own folder and from lower levels', (folder, order) => {
    const innerFolderOf = (name: string) => /^\w+\/(?:(\w+)\/)?/.exec(name)?.[1] ?? '';
    const innerLevelOf = (name: string) => order.findIndex((folders) => folders.includes(innerFolderOf(name)));
    const inside = imports.filter(({ from }) => from.startsWith(`${folder}/`));
    const upward = inside.filter((one) => {
      const target = moduleOf(one);
      if (!target?.startsWith(`${folder}/`) || innerFolderOf(target) === innerFolderOf(one.from)) return false;
      return innerLevelOf(target) <= innerLevelOf(one.from);
    });
    expect(upward).toEqual([]);
    expect(inside.filter(({ from }) => innerLevelOf(from) < 0)).toEqual([]);
  });

  it('modules import each package only where it is allowed', () => {
    const wrong = imports.filter((one) => moduleOf(one) === undefined && !allowedImporters[one.to]?.test(one.from));
    expect(wrong).toEqual([]);
  });

  it('the check of imports finds every kind of import statement', () => {
    expect(imports).toContainEqual({ from: 'search/spelling', to: 'fuse.js' });
    expect(imports).toContainEqual({ from: 'catalog/load', to: './read-catalog.ts' });
    expect(imports).toContainEqual({ from: 'catalog/source/precise-reader', to: 'yaml' });
    expect(imports.length).toBeGreaterThan(100);
  });
});

describe('the global process object', () => {
  it('modules of src use neither process nor console', () => {
    const offenders = modules.filter((name) => /\b(?:process|console)\.\w/.test(readFileSync(join(root, `${name}.ts`), 'utf8')));
    expect(offenders).toEqual([]);
  });

  it('tests read environment variables only through program.ts and setup.ts', () => {
    const tests = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts') && !name.startsWith('proof'),
    );
    const readers = tests.filter((name) => /\bprocess\.env\b/.test(readFileSync(join(import.meta.dirname, name), 'utf8')));
    expect(readers.sort()).toEqual(['program.ts', 'setup.ts']);
  });
});
