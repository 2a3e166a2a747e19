import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsYamlFile, jsYamlPatches, patchJsYaml } from '../rolldown.config.mjs';

const code = readFileSync(join(import.meta.dirname, '..', jsYamlFile), 'utf8');

describe('the patches of js-yaml', () => {
  it('fit the installed version, and leave nothing of what they replace', () => {
    const patched = patchJsYaml(code);
    expect(jsYamlPatches.filter(({ from, to }) => patched.includes(from) || !patched.includes(to))).toEqual([]);
  });

  it.each(jsYamlPatches.flatMap(({ from, defaults }) => [from, defaults]))(
    'fail the build when js-yaml no longer has %j',
    (part) => {
      const changed = code.replace(part, () => part.replace(/\w(?=\W*$)/, 'x'));
      expect(() => patchJsYaml(changed)).toThrow('js-yaml has changed: adapt or remove jsYamlPatches');
    },
  );
});
