import { describe, expect, it } from 'vitest';
import { stringifyJson } from '../../src/util/json.ts';

describe('stringifyJson', () => {
  it('escapes characters that a terminal would interpret, and parses to the same value', () => {
    const value = { 'a\u009b': ['\u001b]0;x\u0007', '\u202e\u{e0041}é\u2028', 1] };
    expect(stringifyJson(value)).toBe(`{
  "a\\u009b": [
    "\\u001b]0;x\\u0007",
    "\\u202e\\udb40\\udc41é\\u2028",
    1
  ]
}
`);
    expect(JSON.parse(stringifyJson(value))).toEqual(value);
  });
});
