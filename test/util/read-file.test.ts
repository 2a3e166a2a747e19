import { describe, expect, it } from 'vitest';
import { readUtf8 } from '../../src/util/read-file.ts';

describe('readUtf8', () => {
  it('rejects a device, which may never end', () => {
    expect(() => readUtf8('/dev/null')).toThrow('it is a device or a pipe, not a file');
  });
});
