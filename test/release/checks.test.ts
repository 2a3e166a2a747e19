import { describe, expect, it } from 'vitest';
import { type Facts, findProblems } from './checks.mjs';

const changelog = (unreleased: string, section: string) => `# Changelog\n\n## [Unreleased]\n\n${unreleased}\n## ${section}\n`;

const ready: Facts = {
  manifest: {
    version: '1.2.0',
    repository: 'x',
    bugs: 'x',
    homepage: 'x',
    publishConfig: { access: 'public', provenance: true },
  },
  changelog: changelog('', '[1.2.0] - 2026-11-29\n\n### Added\n\n- A thing.'),
  tags: ['v1.1.9', 'v0.9.0', 'other'],
  changedFiles: [],
  packedFiles: [
    ...['package.json', 'README.md', 'LICENSE', 'bin/lm4c.cjs', 'dist/main.cjs', 'dist/lm4c.1', 'dist/catalog.lm4c'],
    'catalog/papers/2024.yaml',
  ],
};

const problemsWith = (facts: Partial<Facts>) => findProblems({ ...ready, ...facts });
const problemsWithManifest = (changes: Facts['manifest']) => problemsWith({ manifest: { ...ready.manifest, ...changes } });

describe('the checks of a release', () => {
  it('a release that is ready has no problems', () => {
    expect(findProblems(ready)).toEqual([]);
  });

  it.each<[string, Partial<Facts>, string]>([
    [
      'a released version',
      { tags: ['v1.2.0'] },
      'version 1.2.0 is already released; raise it: npm version --no-git-tag-version minor',
    ],
    ['a lower version', { tags: ['v1.10.0'] }, 'version 1.2.0 is lower than the released 1.10.0'],
    ['a changed file', { changedFiles: ['src/main.ts'] }, 'src/main.ts has changes that are not committed'],
    [
      'a superfluous file',
      { packedFiles: [...ready.packedFiles, 'dist/build/docs.cjs'] },
      'dist/build/docs.cjs does not belong in the package',
    ],
    [
      'a missing file',
      { packedFiles: ready.packedFiles.filter((file) => file !== 'dist/lm4c.1') },
      'dist/lm4c.1 is missing in the package',
    ],
    ['a changelog without a section for changes', { changelog: '' }, 'CHANGELOG.md does not begin with the section [Unreleased]'],
    [
      'changes that are not assigned to the version',
      { changelog: changelog('- New.\n', '[1.1.0] - 2026-11-29\n\n- A thing.') },
      'CHANGELOG.md: move the changes below [Unreleased] to a section of the version',
    ],
    [
      'changes that came after the version',
      { changelog: changelog('- New.\n', '[1.2.0] - 2026-11-29\n\n- A thing.') },
      'CHANGELOG.md: raise the version, and move the changes below [Unreleased] to a section of the version',
    ],
    [
      'a section of another version',
      { changelog: changelog('', '[1.1.0] - 2026-11-29\n\n- A thing.') },
      'CHANGELOG.md: the newest section must be "## [1.2.0] - YYYY-MM-DD"',
    ],
    [
      'a section without a date',
      { changelog: changelog('', '[1.2.0]\n\n- A thing.') },
      'CHANGELOG.md: the newest section must be "## [1.2.0] - YYYY-MM-DD"',
    ],
    ['an empty section', { changelog: changelog('', '[1.2.0] - 2026-11-29') }, 'CHANGELOG.md: the section [1.2.0] is empty'],
  ])('a release with %s is refused', (_, facts, problem) => {
    expect(problemsWith(facts)).toEqual([problem]);
  });

  it('a release without addresses or provenance is refused', () => {
    expect(problemsWithManifest({ repository: undefined, homepage: undefined })).toEqual([
      'package.json: add repository, homepage, once the project has a public address; provenance needs the repository',
    ]);
    expect(problemsWithManifest({ publishConfig: undefined })).toEqual([
      'package.json: publishConfig must have "provenance": true',
      'package.json: publishConfig must have "access": "public"',
    ]);
  });
});
