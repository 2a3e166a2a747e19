import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsYamlFile, jsYamlPatches, patchJsYaml } from '../../src/build/js-yaml-patches.mjs';

const code = readFileSync(join(import.meta.dirname, '../..', jsYamlFile), 'utf8');

describe('the patches of js-yaml', () => {
  it('the patches of js-yaml fit the installed version, and replace every occurrence', () => {
    const patched = patchJsYaml(code);
    expect(jsYamlPatches.filter(({ from, to }) => patched.includes(from) || !patched.includes(to))).toEqual([]);
  });

  it.each(jsYamlPatches.flatMap(({ from, defaults }) => [from, defaults]))(
    'the build fails if js-yaml no longer has the patched code %j',
    (part) => {
      const changed = code.replace(part, () => part.replace(/\w(?=\W*$)/, 'x'));
      expect(() => patchJsYaml(changed)).toThrow('js-yaml has changed: adapt or remove jsYamlPatches');
    },
  );
});
