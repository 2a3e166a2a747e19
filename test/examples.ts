/** A command as a document shows it, with what is printed below it. */
export interface Example {
  readonly command: string;
  readonly output: string;
}

/** The texts of the fenced blocks of a language. */
export const blocks = (markdown: string, language: string) =>
  [...markdown.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, text = '']) => text);

/** Each command of the console blocks of a document. */
export function examplesIn(markdown: string): Example[] {
  return blocks(markdown, 'console').flatMap((text) =>
    text
      .split(/^\$ /m)
      .slice(1)
      .map((example) => {
        const [command = '', ...output] = example.split('\n');
        return { command, output: output.join('\n') };
      }),
  );
}
