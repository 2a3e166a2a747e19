import { describe, expect, it } from 'vitest';
import { appendMarkers, findHeadings, splitAtMarkers } from '../../../src/formats/readme/marked-section.ts';

describe('the parts of a Markdown file', () => {
  it('add up to the file, with the markers outside the section', () => {
    expect(splitAtMarkers('# A\n<!-- lm4c:begin -->\nold\n\n<!-- lm4c:end -->\nlast')).toEqual({
      before: '# A\n<!-- lm4c:begin -->\n',
      inside: 'old\n\n',
      after: '<!-- lm4c:end -->\nlast',
      newline: '\n',
    });
  });

  it('keep a byte order mark and Windows line ends', () => {
    expect(splitAtMarkers('\ufeff<!-- lm4c:begin -->\r\nold\r\n  <!-- lm4c:end -->')).toEqual({
      before: '\ufeff<!-- lm4c:begin -->\r\n',
      inside: 'old\r\n',
      after: '  <!-- lm4c:end -->',
      newline: '\r\n',
    });
  });

  it.each([
    ['', 'no-markers'],
    ['text <!-- lm4c:begin --> text\n<!-- lm4c:end --> too\n', 'no-markers'],
    ['<!-- lm4c:begin -->\n', 'no-end'],
    ['<!-- lm4c:end -->\n', 'no-begin'],
    ['<!-- lm4c:end -->\n<!-- lm4c:begin -->\n', 'wrong-order'],
    ['<!-- lm4c:begin -->\n<!-- lm4c:end -->\n<!-- lm4c:begin -->\n<!-- lm4c:end -->\n', 'several-markers'],
    ['    <!-- lm4c:begin -->\n    <!-- lm4c:end -->\n', 'no-markers'],
    ['```html\n<!-- lm4c:begin -->\n<!-- lm4c:end -->\n```\n', 'no-markers'],
    ['~~~~\n<!-- lm4c:begin -->\n~~~\n<!-- lm4c:end -->\n', 'no-markers'],
    ['```\ncode\n````\n<!-- lm4c:begin -->\n', 'no-end'],
    ['``` no `fence`\n<!-- lm4c:begin -->\n', 'no-end'],
    ['<!-- lm4c:begin -->\n<!-- lm4c:begin -->\n<!-- lm4c:end -->\n', 'several-markers'],
    ['<!-- lm4c:begin -->\n<!-- lm4c:end -->\n<!-- lm4c:end -->\n', 'several-markers'],
    ['<!-- lm4c:begin -->\n  \t<!-- lm4c:end -->\n', 'no-end'],
  ])('are not found in %j', (text, fault) => {
    expect(splitAtMarkers(text)).toBe(fault);
  });

  it('are found in linear time', () => {
    for (const text of ['`', '~', '[', ']( ', '<', '# ', ' #', '!['].map((piece) => piece.repeat(200_000))) {
      expect([splitAtMarkers(text), findHeadings(`# ${text}`).length]).toEqual(['no-markers', 1]);
    }
  });
});

describe('markers', () => {
  it.each([
    ['# A\n', '# A\n\n<!-- lm4c:begin -->\n<!-- lm4c:end -->\n'],
    ['# A', '# A\n\n<!-- lm4c:begin -->\n<!-- lm4c:end -->\n'],
    ['a\r\nb', 'a\r\nb\r\n\r\n<!-- lm4c:begin -->\r\n<!-- lm4c:end -->\r\n'],
    ['', '<!-- lm4c:begin -->\n<!-- lm4c:end -->\n'],
    ['\ufeff', '\ufeff<!-- lm4c:begin -->\n<!-- lm4c:end -->\n'],
  ])('are appended to %j', (text, marked) => {
    expect(appendMarkers(text)).toBe(marked);
  });
});

describe('the headings of a Markdown file', () => {
  it('are found without their markup, and not in code', () => {
    const text = `# The *list* of \`papers\` #
## [Survey](https://example.org) and ![badge](x)
#hashtag
\`\`\`sh
# comment
\`\`\`
Below a line
============
- - -
####### seven
`;
    expect(findHeadings(text)).toEqual(['The list of papers', 'Survey and', 'Below a line']);
  });

  it.each([
    ['###### Six', ['Six']],
    ['   ## Closed ##', ['Closed']],
    ['# C#', ['C#']],
    ['    # code', []],
    ['Text\n---', ['Text']],
    ['Text\n  ===  ', ['Text']],
    ['Text\n    ---', []],
    ['Text\n\n---', []],
    ['Text\n--- x', []],
    ['# Text\n---', ['Text']],
    ['# An <b>HTML</b> \\*element\\*', ['An HTML element']],
    ['*Text*\n---', ['Text']],
    ['~~~\n# code\n~~~ x\n# code\n~~~~\n# Text', ['Text']],
    ['```\n# code\n    ```\n# code\n   ```  \n# Text', ['Text']],
  ])('of %j are %j', (text, headings) => {
    expect(findHeadings(text)).toEqual(headings);
  });
});
