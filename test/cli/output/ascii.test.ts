import { describe, expect, it } from 'vitest';
import { run, terminal } from '../../run.ts';

const { columns } = terminal(60);
const screenIn = async (words: readonly string[], env: Readonly<Record<string, string>>) =>
  (await run(words, { columns: columns ?? 60, env: { NO_COLOR: '1', ...env } })).stdout;

describe('trees and bars', () => {
  it.each([[{ TERM: 'dumb' }], [{ LC_ALL: 'C', LANG: 'en_US.UTF-8' }], [{ LC_CTYPE: 'POSIX' }], [{ LANG: 'de_DE.ISO-8859-1' }]])(
    'are drawn in ASCII with %j',
    async (env) => {
      const drawn = await screenIn(['categories'], env);
      expect(drawn).toMatch(/^\| {2}`- /m);
      expect(drawn).toMatch(/ #+$/m);
      expect(drawn + (await screenIn(['stats'], env))).not.toMatch(/[\u2500-\u259f]/);
    },
  );

  it.each([[{}], [{ LANG: 'C.UTF-8' }], [{ LC_ALL: 'en_US.utf8', LANG: 'C' }]])('are drawn in Unicode with %j', async (env) => {
    expect(await screenIn(['categories'], env)).toMatch(/│ {2}└─ .*█/);
  });

  it('keep their widths in ASCII', async () => {
    const lengths = (text: string) => text.split('\n').map(({ length }) => length);
    expect(lengths(await screenIn(['categories'], { TERM: 'dumb' }))).toEqual(lengths(await screenIn(['categories'], {})));
  });

  it('leave the texts of papers as they are', async () => {
    expect(await screenIn(['list', '--author', 'lin', '--fields', 'title'], { LC_ALL: 'C' })).toContain('代码');
  });
});
